"""Several tabs, several sites: one storage, and nothing lost or mixed."""

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import KEY, answer, responses, status

ANSWER_200_TIMES = """([option, start]) => {
  window.done = new Promise((resolve) => setTimeout(resolve, start - Date.now())).then(() => {
    const check = document.querySelector("#choice");
    for (let n = 0; n < 200; n += 1) {
      check.querySelector(`[value=${option}]`).checked = true;
      check.querySelector("form").requestSubmit();
      check.querySelector(".check-retry").click();
    }
  });
}"""


@pytest.fixture
def address(guide: str) -> str:
    return f"{guide}/question.html"


@pytest.mark.parametrize("harm", ["localStorage.clear()", f"localStorage.setItem('{KEY}', '[]')"])
def test_another_tab_does_not_undo_this_one(page: Page, address: str, harm: str) -> None:
    page.goto(address)
    answer(page, "a")
    other = page.context.new_page()
    other.goto(address)
    other.evaluate(harm)
    other.wait_for_function("(key) => localStorage.getItem(key)?.includes('\"a\"')", arg=KEY)


def test_another_tab_is_seen(page: Page, address: str) -> None:
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    answer(other, "a")
    status(page).to_contain_text("Last time: wrong, ")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "tried")


def test_two_tabs_writing_at_once_lose_nothing(page: Page, address: str) -> None:
    tabs = {option: page.context.new_page() for option in "ab"}
    for tab in tabs.values():
        tab.goto(address)
    start = page.evaluate("Date.now()") + 300
    for option, tab in tabs.items():
        tab.evaluate(ANSWER_200_TIMES, [option, start])
    for tab in tabs.values():
        tab.evaluate("window.done")
    for tab in tabs.values():
        tab.wait_for_function("(key) => JSON.parse(localStorage.getItem(key)).length === 400", arg=KEY)
    page.goto(address)
    kept = responses(page)
    assert (kept.count("a"), kept.count("b")) == (200, 200)


def test_two_sites_of_one_origin_keep_apart(page: Page, address: str, guides: str) -> None:
    page.goto(address)
    answer(page, "c")
    page.goto(f"{guides}/two/question.html")
    status(page).to_have_text("")
    answer(page, "a")
    assert sorted(page.evaluate("Object.keys(localStorage)")) == [KEY, "/two/quiz:1:first-one"]
