"""<quiz-recall>: type, reveal, compare, grade oneself."""

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import stored


@pytest.fixture
def page(page: Page, guide: str) -> Page:
    page.goto(f"{guide}/question.html")
    return page


def test_a_draft_survives_a_reload_until_it_is_recorded(page: Page) -> None:
    recall = page.locator("quiz-recall").first
    text = recall.get_by_label("Your words")
    text.fill("a first thought")
    page.reload()
    expect(text).to_have_value("a first thought")
    recall.locator("summary").click()
    recall.get_by_role("button").click()
    expect(recall.get_by_role("status")).to_have_text("Saved.")
    page.reload()
    expect(text).to_have_value("")


def test_points_by_keyboard(page: Page) -> None:
    recall = page.locator("quiz-recall").first
    text = recall.get_by_label("Your words")
    text.focus()
    page.keyboard.type("  what I <b>know</b>  ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # on the summary
    expect(recall.get_by_text("The answer.")).to_be_visible()
    expect(text).to_be_visible()
    expect(text).to_have_attribute("readonly", "")
    expect(text).to_have_value("  what I <b>know</b>  ")
    for key in ["Tab", "Space", "Tab", "Tab", "Space", "Tab", "Enter"]:
        page.keyboard.press(key)
    expect(recall.get_by_role("status")).to_have_text("Saved.")
    expect(recall.get_by_role("button")).to_be_focused()
    expect(page.locator(".question").first).to_have_attribute("data-progress", "tried")
    [kept] = stored(page, "first-one")
    assert kept["at"] > 0
    assert {**kept, "at": None} == {
        "id": "recall",
        "at": None,
        "response": {"text": "what I <b>know</b>", "points": [1, 3]},
        "outcome": pytest.approx(2 / 3),
        "confidence": None,
        "revision": "00000001",
    }
    recall.locator("summary").press("Enter")
    expect(recall.get_by_text("The answer.")).to_be_hidden()
    expect(text).not_to_have_attribute("readonly", "")


@pytest.mark.parametrize(
    ("name", "outcome", "last"),
    [("I had it", 1, "right"), ("Partly", 0.5, "partly"), ("Not yet", 0, "wrong")],
)
def test_three_grades(page: Page, name: str, outcome: float, last: str) -> None:
    recall = page.locator("quiz-recall").last
    recall.locator("summary").click()
    recall.get_by_role("button", name=name).click()
    expect(recall.get_by_role("status")).to_have_text("Saved.")
    [kept] = stored(page, "second-one")
    assert (kept["response"], kept["outcome"]) == ({"text": "", "points": []}, outcome)
    page.reload()
    expect(recall.locator(".quiz-status")).to_contain_text(f"Last time: {last}, ")
    progress = "right" if outcome == 1 else "tried"
    expect(page.locator(".question").last).to_have_attribute("data-progress", progress)


def test_one_grade_given_twice_is_one_attempt(page: Page) -> None:
    recall = page.locator("quiz-recall").last
    recall.locator("summary").click()
    recall.get_by_role("button", name="Partly").dblclick()
    recall.get_by_role("button", name="I had it").click()
    assert [kept["outcome"] for kept in stored(page, "second-one")] == [0.5, 1]
    for _ in range(2):
        recall.locator("summary").click()
    expect(recall.get_by_role("status")).to_contain_text("Last time: right, ")
    recall.get_by_role("button", name="I had it").click()
    assert [kept["outcome"] for kept in stored(page, "second-one")] == [0.5, 1, 1]


def test_no_point_is_an_attempt_too(page: Page) -> None:
    recall = page.locator("quiz-recall").first
    recall.locator("summary").click()
    recall.get_by_role("button").click()
    assert [(kept["response"], kept["outcome"]) for kept in stored(page, "first-one")] == [
        ({"text": "", "points": []}, 0)
    ]


def test_enter_on_a_point_saves(page: Page) -> None:
    recall = page.locator("quiz-recall").first
    recall.locator("summary").click()
    recall.get_by_role("checkbox").first.check()
    recall.get_by_role("checkbox").first.press("Enter")
    expect(recall.get_by_role("status")).to_have_text("Saved.")
    assert stored(page, "first-one")[0]["response"]["points"] == [1]


def test_a_form_sent_without_a_grade_is_not_recorded(page: Page, guide: str) -> None:
    for form in page.locator(".recall-form").all():
        form.evaluate("(form) => form.requestSubmit()")
    assert page.evaluate("localStorage.length") == 0
    expect(page).to_have_url(f"{guide}/question.html")
