"""Everything a pointer does is done by Tab, Enter, Space and the arrows; the focus is always seen, and never lost."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.model import Bank, Question
from tests.e2e.guide import SETTLED, Guide, article, check, word

KINDS = {"choice", "multiple", "numeric"}
WRONG_NUMBER = "-12345"
IS_FOCUSED = "(element) => element === document.activeElement"
# A label may show the focus of its field.
FOCUS = """() => {
  const element = document.activeElement;
  const ringed = [element, element.closest("label") ?? element].some((shown) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  });
  return { lost: element === document.body, ringed, at: element.outerHTML.slice(0, 100) };
}"""


@dataclass(frozen=True)
class Keyboard:
    """A reader who has no pointer, and looks after each key where the focus is."""

    page: Page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.evaluate(SETTLED)
            focus = self.page.evaluate(FOCUS)
            assert not focus["lost"], f"the focus is lost after {key}"
            assert focus["ringed"], f"after {key} nothing shows the focus on {focus['at']}"

    def reach(self, target: Locator, by: str = "Tab") -> None:
        for _ in range(40):
            if target.evaluate(IS_FOCUSED):
                return
            self.press(by)
        raise AssertionError(f"{by} does not lead to {target}")


@pytest.fixture
def question(bank: Bank) -> Question:
    """One that has everything."""
    return next(
        question
        for question in bank.questions
        if question.key_points and {check.kind for check in question.checks} >= KINDS
    )


@pytest.fixture
def keyboard(page: Page, guide: Guide, question: Question) -> Keyboard:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(guide.question(question))
    return Keyboard(page)


def test_from_the_address_of_a_question_tab_leads_into_it(keyboard: Keyboard, question: Question) -> None:
    keyboard.press("Tab")
    expect(article(keyboard.page, question.id).locator(".question-link")).to_be_focused()


def test_the_link_is_copied(keyboard: Keyboard, question: Question, guide: Guide) -> None:
    asked = article(keyboard.page, question.id)
    keyboard.reach(asked.locator(".question-link"))
    keyboard.press("Enter")
    expect(asked.get_by_role("button", name=word("browser", "share_link"))).to_be_focused()
    keyboard.press("Enter")
    expect(asked.locator("quiz-link").get_by_role("status")).to_have_text(word("browser", "copied"))
    assert keyboard.page.evaluate("navigator.clipboard.readText()") == guide.own(question)
    expect(asked.locator(".question-link")).to_be_focused()


def test_the_answer_is_revealed_compared_and_saved(keyboard: Keyboard, question: Question) -> None:
    recall = check(keyboard.page, f"{question.id}/recall")
    keyboard.reach(recall.get_by_role("textbox"))
    keyboard.page.keyboard.type("What I thought.")
    keyboard.press("Tab", "Enter")
    expect(recall.locator(".answer-body")).to_be_visible()
    for point in recall.get_by_role("checkbox").all():
        keyboard.reach(point)
        keyboard.press("Space")
        expect(point).to_be_checked()
    keyboard.press("Space")
    expect(recall.get_by_role("checkbox").last).not_to_be_checked()
    keyboard.reach(recall.get_by_role("button", name=word("question", "points_save")))
    keyboard.press("Enter")
    expect(recall.get_by_role("status")).to_contain_text(word("browser", "saved"))
    keyboard.reach(recall.locator(".question-answer > summary"), by="Shift+Tab")
    keyboard.press("Space")
    expect(recall.locator(".answer-body")).to_be_hidden()


def submit(element: Locator) -> Locator:
    return element.get_by_role("button", name=word("check", "submit"))


def respond(keyboard: Keyboard, element: Locator, *, right: bool) -> None:
    """Choose each option in turn, change it, end with a right or a wrong response, and submit it."""
    kind, key = element.get_attribute("data-kind"), str(element.get_attribute("data-key"))
    fields = element.locator(".check-form input")
    keyboard.reach(fields.first)
    if kind == "numeric":
        keyboard.page.keyboard.type(key if right else WRONG_NUMBER)
        return keyboard.press("Enter")
    count = fields.count()
    if kind == "choice":
        choose_each(keyboard, element, count)
        while (element.locator(":checked").get_attribute("value") == key) != right:
            keyboard.press("ArrowDown")
    else:
        for field in fields.all():
            keyboard.reach(field)
            keyboard.press("Space")
            expect(field).to_be_checked()
            if (field.get_attribute("value") in key.split()) != right:
                keyboard.press("Space")
                expect(field).not_to_be_checked()
    keyboard.reach(submit(element))
    return keyboard.press("Enter" if right else "Space")


def choose_each(keyboard: Keyboard, element: Locator, count: int) -> None:
    chosen = []
    for key in ["Space", *["ArrowDown"] * (count - 1), "ArrowUp"]:
        keyboard.press(key)
        chosen.append(element.locator(":checked").get_attribute("value"))
    assert len(set(chosen)) == count
    assert chosen[-1] == chosen[-3 if count > 1 else 0]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_check_is_answered_changed_and_retried(keyboard: Keyboard, question: Question, kind: str) -> None:
    asked = next(check for check in question.checks if check.kind == kind)
    element = check(keyboard.page, f"{question.id}/{asked.id}")
    keyboard.reach(submit(element))
    keyboard.press("Enter")
    expect(element.get_by_role("status")).to_have_text(word("browser", "empty"))
    keyboard.reach(element.locator(".check-form input").first, by="Shift+Tab")
    for right, outcome in ((False, "wrong"), (True, "right")):
        respond(keyboard, element, right=right)
        expect(element).to_have_attribute("data-outcome", outcome)
        expect(element.locator(".check-feedback > ul")).to_be_visible()
        keyboard.reach(element.get_by_role("button", name=word("check", "retry")), by="Shift+Tab")
        keyboard.press("Enter" if right else "Space")
        expect(element).to_have_attribute("data-state", "open")
        expect(element.locator(".check-form input").first).to_be_focused()


def test_hints_and_feedback_open_and_close(keyboard: Keyboard, question: Question) -> None:
    summaries = article(keyboard.page, question.id).locator("quiz-check summary")
    assert summaries.count() >= len(question.checks)
    for summary in summaries.all():
        keyboard.reach(summary)
        for key, opened in (("Enter", True), ("Space", False)):
            keyboard.press(key)
            assert summary.evaluate("(summary) => summary.parentElement.open") is opened
