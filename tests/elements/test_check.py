"""<quiz-check>: choose, submit, read the feedback, try again; by keyboard as well."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.elements.question import FOCUS_WATCH, stored


@pytest.fixture
def page(page: Page, guide: str) -> Page:
    page.add_init_script(FOCUS_WATCH)
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    page.goto(f"{guide}/question.html")
    return page


def values(inputs: Locator) -> list[str]:
    return list(inputs.evaluate_all("(inputs) => inputs.map(({ value }) => value)"))


def feedback(check: Locator) -> list[str]:
    script = "(all) => all.map(({ dataset }) => (dataset.chosen === undefined ? '' : '*') + dataset.option)"
    return list(check.locator(".check-feedback > ul > li").evaluate_all(script))


def marks(check: Locator) -> dict[str, str]:
    script = "(all) => all.map(({ dataset }) => [dataset.option, dataset.mark])"
    return {option: mark for option, mark in check.locator(".check-option").evaluate_all(script) if mark}


def test_choice_by_keyboard(page: Page) -> None:
    check = page.locator("#choice")
    check.locator("input").first.focus()
    reached = []
    for key in ["Space", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]:
        page.keyboard.press(key)
        reached += values(check.locator(":checked"))
    assert reached == ["b", "d", "a", "c", "a"]
    assert stored(page, "first-one") == []

    for key in ["Tab", "Tab", "Enter"]:  # past the hint, to the button
        page.keyboard.press(key)
    status = check.get_by_role("status")
    expect(status).to_be_focused()
    expect(status).to_have_text("Not right.")
    expect(check).to_have_attribute("data-state", "answered")
    expect(check).to_have_attribute("data-outcome", "wrong")
    expect(check.locator(".check-feedback")).to_have_attribute("open", "")
    expect(check.get_by_role("button", name="Check")).to_be_hidden()
    assert feedback(check) == ["*a", "b", "d", "c"]
    assert marks(check) == {"a": "wrong", "c": "missed"}
    assert check.locator("input:enabled").count() == 0
    expect(page.locator(".question").first).to_have_attribute("data-progress", "tried")

    page.keyboard.press("Shift+Tab")
    expect(check.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(check.locator("input").first).to_be_focused()
    expect(check).to_have_attribute("data-state", "open")
    expect(check).not_to_have_attribute("data-outcome", "wrong")
    expect(check.locator(".check-feedback")).not_to_have_attribute("open", "")
    expect(status).to_have_text("Last time: wrong, Mar 4, 2026.")
    assert feedback(check) == ["b", "d", "a", "c"]
    assert marks(check) == {}
    assert values(check.locator(":checked")) == []

    check.get_by_label("Option c").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(status).to_have_text("Right.")
    expect(status).to_be_focused()
    assert marks(check) == {"c": "right"}
    expect(page.locator(".question").first).to_have_attribute("data-progress", "right")
    at = 1772625600000
    common = {"id": "one-of-four", "confidence": None, "revision": "1a2b3c4d"}
    assert stored(page, "first-one") == [
        {**common, "at": at, "response": "a", "outcome": 0},
        {**common, "at": at + 1, "response": "c", "outcome": 1},
    ]


@pytest.mark.parametrize(
    ("chosen", "verdict", "outcome", "marked"),
    [
        ("ac", "right", 1, {"a": "right", "c": "right"}),
        ("a", "partly", 0.5, {"a": "right", "c": "missed"}),
        ("abc", "partly", 0.5, {"a": "right", "b": "wrong", "c": "right"}),
        ("ab", "wrong", 0, {"a": "right", "b": "wrong", "c": "missed"}),
        ("b", "wrong", 0, {"a": "missed", "b": "wrong", "c": "missed"}),
    ],
)
def test_multiple_by_keyboard(page: Page, chosen: str, verdict: str, outcome: float, marked: dict[str, str]) -> None:
    check = page.locator("#multiple")
    check.locator("input").first.focus()
    for option in "abc":
        if option in chosen:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    words = {"right": "Right.", "partly": "Partly right.", "wrong": "Not right."}
    expect(check.get_by_role("status")).to_have_text(words[verdict])
    expect(check.get_by_role("status")).to_be_focused()
    expect(check).to_have_attribute("data-outcome", verdict)
    assert marks(check) == marked
    assert feedback(check) == [f"*{option}" for option in chosen] + [o for o in "abc" if o not in chosen]
    assert [(kept["response"], kept["outcome"]) for kept in stored(page, "second-one")] == [(list(chosen), outcome)]


def test_numeric_by_keyboard(page: Page) -> None:
    check = page.locator("#numeric")
    field, status = check.get_by_label("Your answer"), check.get_by_role("status")
    field.focus()
    page.keyboard.type("0.4 parsecs")
    page.keyboard.press("Enter")
    expect(status).to_have_text("Not a number.")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert stored(page, "second-one") == []

    field.fill("400")
    page.keyboard.press("Enter")
    expect(status).to_have_text("Not right.")
    expect(status).to_be_focused()
    expect(field).to_be_disabled()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(check.locator("li").first).to_have_text("Seconds, not milliseconds.")
    expect(check.locator("li[data-chosen]")).to_have_count(1)

    check.get_by_role("button", name="Try again").press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(check.locator("li").first).to_have_text("0.4 s, yes.")
    page.keyboard.type("4,0 × 10² ms")
    page.keyboard.press("Enter")
    expect(status).to_have_text("Right.")
    kept = [(kept["response"], kept["outcome"]) for kept in stored(page, "second-one")]
    assert kept == [("400", 0), ("4,0 × 10² ms", 1)]


@pytest.mark.parametrize("kind", ["choice", "multiple", "numeric"])
def test_nothing_given_is_said_and_not_recorded(page: Page, kind: str) -> None:
    check = page.locator(f"#{kind}")
    button = check.get_by_role("button", name="Check")
    button.press("Enter")
    expect(check.get_by_role("status")).to_have_text("Nothing chosen.")
    expect(button).to_be_focused()
    expect(check).to_have_attribute("data-state", "open")
    assert page.evaluate("localStorage.length") == 0


def test_a_second_submission_is_not_recorded(page: Page) -> None:
    page.locator("#choice").get_by_label("Option b").check()
    page.locator("#choice form").evaluate("(form) => { form.requestSubmit(); form.requestSubmit(); }")
    assert len(stored(page, "first-one")) == 1


RETRIES = """(check) => Array.from({ length: 12 }, () => {
  check.querySelector("input").checked = true;
  check.querySelector("form").requestSubmit();
  check.querySelector(".check-retry").click();
  if (document.activeElement !== check.querySelector("input")) throw new Error("the focus is elsewhere");
  return [...check.querySelectorAll(".check-option")].map(({ dataset }) => dataset.option).join("");
})"""


def test_a_retry_shuffles_by_option(page: Page) -> None:
    orders = page.locator("#choice").evaluate(RETRIES)
    assert {"".join(sorted(order)) for order in orders} == {"abcd"}
    assert len(set(orders)) > 3
    assert set(page.locator("#multiple").evaluate(RETRIES)) == {"abc"}  # data-keep-order
