"""The page for review with a history, at a time of one's own; and what a reader does there."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.model import Bank, Choice
from macros.render.strings import strings
from tests.e2e.guide import PATH, Guide, Reader, load, put, word

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = 86_400_000
#: Opens the page at a time, with answers of before: each a check, how many days ago, and what else it holds.
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def checks(bank: Bank) -> list[str]:
    """One check with one right option of each question, topics mixed."""
    found = [
        next((check for check in question.checks if isinstance(check, Choice)), None) for question in bank.questions
    ]
    pairs = zip(bank.questions, found, strict=True)
    names = [f"{question.id}/{check.id}" for question, check in pairs if check is not None]
    return names[::5]


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    return reader(timezone_id="UTC")


@pytest.fixture
def opened(page: Page, guide: Guide, bank: Bank) -> Open:
    def make(*answers: tuple[Any, ...], now: datetime = NOW) -> Page:
        log: dict[str, list[dict[str, Any]]] = {}
        for name, days, *more in answers:
            question, check = name.split("/")
            revision = next((each.revision for each in bank.question(question).checks if each.id == check), None)
            attempt = {"id": check, "at": NOW.timestamp() * 1000 - days * DAY, "response": "x", "outcome": 1}
            attempt |= {"confidence": None, "revision": revision or bank.question(question).recall_revision}
            log.setdefault(f"{PATH}quiz:1:{question}", []).append(attempt | dict(*more))
        page.clock.set_fixed_time(now)
        put(page, guide, {key: json.dumps(attempts) for key, attempts in log.items()})
        load(page, f"{guide.url}review/")
        expect(page.locator("quiz-review")).to_have_attribute("data-state", "ready" if log else "empty")
        return page

    return make


def asked(page: Page) -> Locator:
    """The check or recall that is shown now."""
    return page.locator(".review-check > *")


def said(page: Page) -> Any:
    return expect(page.locator(".review-said"))


def words(name: str, **values: object) -> str:
    text: str = strings()["review"]["browser"][name]
    return text.format(**values)


def give(page: Page, *, right: bool = True, confidence: str = "sure") -> str:
    """Answer what is asked, and its name."""
    element = asked(page)
    key = element.get_attribute("data-key")
    values = [field.get_attribute("value") for field in element.locator("input").all()]
    element.locator(f'input[value="{next(value for value in values if (value == key) == right)}"]').check()
    element.get_by_role("button", name=word("confidence", confidence), exact=True).click()
    expect(page.get_by_role("button", name=word("review", "next"))).to_be_visible()
    return str(element.get_attribute("data-check"))


def go_on(page: Page) -> None:
    before = asked(page).get_attribute("data-check")
    page.get_by_role("button", name=word("review", "next")).click()
    expect(page.locator(f'.review-check > [data-check="{before}"]')).to_have_count(0)
