"""From page to page and back: every page comes alive, and progress shows everywhere."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.model import Bank
from tests.e2e.guide import Guide, answer, check, last, load, stored, word

CHECK = "hinge-loss/zero-loss"
QUESTION, TOPIC, OTHER = "hinge-loss", "loss-functions", "metrics"
ASLEEP = "document.querySelectorAll('quiz-check:not([data-state])').length"


@pytest.fixture
def page(page: Page, guide: Guide) -> Page:
    load(page, guide.topic())
    return page


def go(page: Page, address: str) -> None:
    """Follow a link of the page that leads to an address."""
    page.evaluate("(end) => [...document.links].find(({ href }) => href.endsWith(end)).click()", address)
    expect(page).to_have_url(re.compile(f"{address}$"))


def wake(page: Page) -> None:
    expect(page.locator(".question h3").first).to_be_visible()
    page.wait_for_function(f"{ASLEEP} === 0")
    assert page.locator("quiz-check").count() > 10


def tried(page: Page, topic: str) -> str:
    """What the home page says of the progress in a topic."""
    card = page.locator(".quiz-card").filter(has=page.locator(f"a[href$='topics/{topic}/']"))
    return card.locator(".quiz-done").inner_text()


def test_after_many_visits_a_submission_is_one_attempt(page: Page) -> None:
    for topic in (OTHER, TOPIC, OTHER, TOPIC):
        go(page, f"/topics/{topic}/")
    wake(page)
    answer(page, CHECK)
    expect(check(page, CHECK)).to_have_attribute("data-outcome", "right")
    assert [attempt["id"] for attempt in stored(page, QUESTION)] == ["zero-loss"]


def test_progress_is_there_on_every_way_back(page: Page) -> None:
    answer(page, CHECK, right=False)
    go(page, f"/topics/{OTHER}/")
    go(page, f"/topics/{TOPIC}/")
    expect(check(page, CHECK).get_by_role("status")).to_have_text(last("wrong"))
    go(page, f"/topics/{OTHER}/")
    page.go_back()
    expect(check(page, CHECK).get_by_role("status")).to_have_text(last("wrong"))
    expect(page.locator(f'[data-question="{QUESTION}"]')).to_have_attribute("data-progress", "tried")


def test_the_home_page_shows_progress_after_an_answer(page: Page, bank: Bank) -> None:
    answer(page, CHECK)
    go(page, "/guide/")
    total = len(bank.in_topic(TOPIC))
    expect(page.locator(".quiz-done", has_text="1")).to_have_count(1)
    assert tried(page, TOPIC) == word("home", "progress").format(done=1, total=total)
    assert tried(page, OTHER) == ""


def test_another_tab_hears_of_it(page: Page, guide: Guide) -> None:
    home, same = page.context.new_page(), page.context.new_page()
    load(home, guide.url)
    load(same, guide.topic())
    assert tried(home, TOPIC) == ""
    answer(page, CHECK)
    expect(check(same, CHECK).get_by_role("status")).to_have_text(last("right"))
    expect(same.locator(f'[data-question="{QUESTION}"]')).to_have_attribute("data-progress", "right")
    expect(home.locator(".quiz-done", has_text="1")).to_have_count(1)


def test_two_tabs_keep_what_both_answered(page: Page, guide: Guide) -> None:
    other = page.context.new_page()
    load(other, guide.topic())
    answer(page, CHECK)
    answer(other, CHECK, right=False)
    answer(other, f"{QUESTION}/without-the-norm")
    page.reload()
    assert [(attempt["id"], attempt["outcome"]) for attempt in stored(page, QUESTION)] == [
        ("zero-loss", 1),
        ("zero-loss", 0),
        ("without-the-norm", 1),
    ]
