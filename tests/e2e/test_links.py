"""The address of a question leads to it: below the header, marked, its answer closed."""

import pytest
from playwright.sync_api import Page, expect

from macros.model import Bank, Question
from tests.e2e.guide import Guide, Reader, article, expect_in_view, load, shown, type_in, word

LOOK = """(heading) => {
  const { backgroundImage, boxShadow, outlineStyle } = getComputedStyle(heading);
  return [backgroundImage, boxShadow, outlineStyle].join();
}"""


def expect_arrived(page: Page, question: Question) -> None:
    """The question is in view and closed, and its heading is marked: it looks unlike all others."""
    expect_in_view(page, question.id)
    others = page.locator(f".question h3:not(#{question.id})")
    assert page.locator(f"#{question.id}").evaluate(LOOK) != others.first.evaluate(LOOK)
    assert others.first.evaluate(LOOK) == others.last.evaluate(LOOK)


def expect_asked(page: Page, guide: Guide, question: Question) -> None:
    """The question has the page to itself, and is closed."""
    expect(page).to_have_url(guide.own(question))
    expect(page.get_by_role("heading", level=1)).to_contain_text(shown(question.question))
    assert page.locator("article.question").count() == 1
    assert page.locator("details[open]").count() == 0


@pytest.fixture
def question(bank: Bank) -> Question:
    return bank.question("hinge-loss")


@pytest.mark.parametrize("width", [390, 1440])
def test_followed_from_elsewhere(page: Page, guide: Guide, bank: Bank, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for question in bank.in_topic("loss-functions"):
        page.goto("about:blank")
        page.goto(guide.question(question))
        expect_arrived(page, question)


def test_followed_from_the_table_of_contents(page: Page, guide: Guide, question: Question) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(guide.topic(question.topic))
    page.locator(f".md-sidebar--secondary a[href$='#{question.id}']").click()
    expect_arrived(page, question)


def test_followed_from_the_search_of_the_home_page(page: Page, guide: Guide, question: Question) -> None:
    load(page, guide.url)
    type_in(page, question.id.replace("-", " ")).locator(f"a[href$='#{question.id}']").click()
    expect_arrived(page, question)


def linked_across(bank: Bank) -> tuple[Question, Question]:
    """A question, and a related one of another topic."""
    pairs = ((question, bank.question(other)) for question in bank.questions for other in question.related)
    return next((some, other) for some, other in pairs if some.topic != other.topic)


def test_followed_from_a_question_of_another_topic_and_back(page: Page, guide: Guide, bank: Bank) -> None:
    start, end = linked_across(bank)
    load(page, guide.question(start))
    link = article(page, start.id).locator(f"footer a[href$='/q/{end.id}/']")
    link.scroll_into_view_if_needed()
    link.click()
    expect_asked(page, guide, end)
    page.go_back()
    expect(link).to_be_in_viewport()
    assert page.locator("details[open]").count() == 0
    page.go_forward()
    expect_asked(page, guide, end)


def test_a_redirect_keeps_the_query_and_the_fragment(page: Page, guide: Guide, question: Question) -> None:
    page.goto(f"{guide.url}q/{question.number}/?h=hinge#{question.id}")
    expect(page).to_have_url(f"{guide.own(question)}?h=hinge#{question.id}")
    assert page.evaluate("history.length") == 2  # about:blank and the question: nothing to come back to between


def test_a_redirect_works_without_scripts(reader: Reader, guide: Guide, question: Question) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(f"{guide.url}q/{question.number}/")
    expect(page).to_have_url(guide.own(question))


def test_the_link_is_copied_whole_and_it_says_so(page: Page, guide: Guide, question: Question) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{guide.topic(question.topic)}?h=hinge")
    asked = article(page, question.id)
    asked.locator(".question-link").click()
    asked.get_by_role("button", name=word("browser", "share_link")).click()
    expect(asked.locator("quiz-link").get_by_role("status")).to_have_text(word("browser", "copied"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == guide.own(question)
    page.goto("about:blank")
    page.goto(copied)
    expect_asked(page, guide, question)


def test_the_answer_stays_closed_for_a_reader_who_has_answered(page: Page, guide: Guide, question: Question) -> None:
    page.goto(guide.question(question))
    asked = article(page, question.id)
    asked.get_by_text(word("question", "reveal")).click()
    asked.locator(".recall-grade button").first.click()
    expect(asked.locator(".recall-grade").get_by_role("status")).to_contain_text(word("browser", "saved"))
    page.goto("about:blank")
    page.goto(guide.question(question))
    expect_arrived(page, question)
