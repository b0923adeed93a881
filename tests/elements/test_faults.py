"""What can befall a browser while answers are stored: in none of it is an attempt lost that was there before."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import KEY, answer, responses, status, stored, text_of

# As fast as a page can; each press is an attempt.
ANSWER_ON_AND_ON = """() => {
  const check = document.querySelector("#choice");
  for (;;) {
    check.querySelector("[value=a]").checked = true;
    check.querySelector("form").requestSubmit();
    check.querySelector(".check-retry").click();
  }
}"""
FORMER = {
    "id": "one-of-four",
    "at": 5,
    "response": "b",
    "outcome": 0,
    "confidence": None,
    "revision": "1a2b3c4d",
}


@pytest.fixture
def address(guide: str) -> str:
    return f"{guide}/question.html"


def wait_for_more(page: Page, key: str = KEY) -> list[dict[str, Any]]:
    """Wait until the other page has written some more; what is stored then."""
    least = len(stored(page)) + 20
    page.wait_for_function("([key, least]) => JSON.parse(localStorage.getItem(key)).length > least", arg=[key, least])
    return stored(page)


def put(page: Page, key: str, attempts: list[dict[str, Any]]) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(attempts)])


@pytest.mark.parametrize("round_", range(3))
def test_a_page_killed_while_it_writes_leaves_what_can_be_read(page: Page, address: str, round_: int) -> None:
    page.goto(address)
    answer(page, "c")
    [first] = stored(page)
    watching = page.context.new_page()
    watching.goto(address.replace("question", "home"))
    # Not awaited: it never ends by itself.
    page.evaluate(f"setTimeout({ANSWER_ON_AND_ON})")
    seen = wait_for_more(watching)
    # It never comes to an end of what it does, so its process is ended.
    page.close()
    after = page.context.new_page()
    after.goto(address)
    kept = stored(after)
    assert kept[0] == first
    assert kept[: len(seen)] == seen
    answer(after, "c")
    assert len(stored(after)) == len(kept) + 1


def test_a_clock_set_back_loses_nothing(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    page.goto(address)
    answer(page, "a")
    page.clock.set_fixed_time("2020-01-01T00:00:00Z")
    answer(page, "b")
    page.reload()
    answer(page, "c")
    assert sorted(responses(page)) == ["a", "b", "c"]
    assert len({attempt["at"] for attempt in stored(page)}) == 3


def test_a_clock_set_back_after_all_was_forgotten_loses_nothing(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2020-01-01T00:00:00Z")
    page.goto(address)
    page.evaluate("localStorage.setItem('/one/quiz:forgotten', '1700000000000')")
    answer(page, "a")
    page.reload()
    answer(page, "b")
    assert responses(page) == ["a", "b"]


@pytest.mark.parametrize("text", ["", "never", "{", "-1", "1e300", "Infinity"])
def test_a_forgotten_that_is_no_time_forgets_nothing(page: Page, address: str, text: str) -> None:
    page.goto(address)
    page.evaluate("(text) => localStorage.setItem('/one/quiz:forgotten', text)", text)
    answer(page, "a")
    assert responses(page) == ["a"]


def test_what_a_newer_version_keeps_is_left_alone(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("localStorage.setItem('/one/quiz:2:first-one', '{a later schema}')")
    answer(page, "a")
    assert text_of(page, "/one/quiz:2:first-one") == "{a later schema}"
    assert responses(page) == ["a"]


def test_a_renamed_question_keeps_its_history(page: Page, address: str) -> None:
    page.goto(address)
    put(page, "/one/quiz:1:former-one", [FORMER])
    former = text_of(page, "/one/quiz:1:former-one")
    page.route(
        address,
        lambda route: route.fulfill(
            body=route.fetch().text().replace('data-number="1"', 'data-number="1" data-aliases="older-one former-one"'),
            content_type="text/html",
        ),
    )
    page.reload()
    status(page).to_contain_text("Last time: wrong, ")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "tried")
    answer(page, "c")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "right")
    assert responses(page) == ["c"]
    assert text_of(page, "/one/quiz:1:former-one") == former


def test_a_renamed_check_keeps_its_history(page: Page, address: str) -> None:
    page.goto(address)
    put(page, KEY, [FORMER | {"id": "former-check", "outcome": 1, "response": "c"}])
    page.route(
        address,
        lambda route: route.fulfill(
            body=route.fetch()
            .text()
            .replace('data-kind="choice"', 'data-kind="choice" data-aliases="older former-check"'),
            content_type="text/html",
        ),
    )
    page.reload()
    status(page).to_contain_text("Last time: right, ")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "right")
    answer(page, "a")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "tried")
    assert [attempt["id"] for attempt in stored(page)] == ["former-check", "one-of-four"]
