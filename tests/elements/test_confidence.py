"""How sure a reader is, said with the one press that submits; and what was missed, once more at the end."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.elements.question import FOCUS_WATCH, stored


@pytest.fixture
def page(page: Page, guide: str) -> Page:
    page.add_init_script(FOCUS_WATCH)
    page.goto(f"{guide}/question.html")
    return page


def choose(page: Page, option: str, button: str) -> Locator:
    check = page.locator("#choice")
    check.locator(f"[value={option}]").check()
    check.get_by_role("button", name=button, exact=True).press("Enter")
    return check


def links(page: Page) -> list[str]:
    return page.locator("quiz-retry a").all_inner_texts()


@pytest.mark.parametrize(
    ("button", "confidence"), [("Check", None), ("sure", "sure"), ("not sure", "not-sure"), ("a guess", "guess")]
)
def test_one_press_submits_and_says_it(page: Page, button: str, confidence: str | None) -> None:
    check = choose(page, "c", button)
    expect(check).to_have_attribute("data-outcome", "right")
    expect(check.get_by_role("status")).to_have_text("Right.")
    expect(check.locator(".check-confidence")).to_be_hidden()
    assert [attempt["confidence"] for attempt in stored(page)] == [confidence]
    check.get_by_role("button", name="Try again").click()
    expect(check.locator(".check-confidence")).to_be_visible()


def test_nothing_chosen_is_no_attempt_however_sure(page: Page) -> None:
    check = page.locator("#choice")
    check.get_by_role("button", name="sure", exact=True).click()
    expect(check.get_by_role("status")).to_have_text("Nothing chosen.")
    assert stored(page) == []


def test_a_sure_error_is_said_and_comes_first_until_it_is_mended(page: Page) -> None:
    retry = page.locator("quiz-retry")
    expect(retry).to_be_hidden()
    numeric = page.locator("quiz-check[data-kind=numeric]").first
    numeric.locator("input").fill("-12345")
    numeric.get_by_role("button", name="not sure").click()
    expect(retry).to_be_visible()
    expect(choose(page, "a", "sure").get_by_role("status")).to_have_text("Not right. You were sure.")
    assert [text.endswith("(sure)") for text in links(page)] == [True, False]

    page.reload()
    assert [text.endswith("(sure)") for text in links(page)] == [True, False]
    retry.locator("a").first.press("Enter")
    expect(page.locator("#choice input").first).to_be_focused()
    choose(page, "c", "Check")
    expect(retry.locator("a")).to_have_count(1)


def test_a_recall_that_lacked_most_can_be_tried_again(page: Page) -> None:
    recall = page.locator("quiz-recall").first
    recall.locator("textarea").fill("Something.")
    recall.locator("summary").click()
    recall.get_by_label("One").check()
    recall.get_by_role("button", name="Save").click()
    page.locator("quiz-retry a").first.click()
    expect(recall.locator("textarea")).to_be_focused()
    expect(recall.locator("textarea")).to_have_value("")
    expect(recall.locator("details")).not_to_have_attribute("open", "")
    recall.locator("summary").click()
    for point in ("One", "Two"):
        recall.get_by_label(point).check()
    recall.get_by_role("button", name="Save").click()
    expect(page.locator("quiz-retry")).to_be_hidden()
