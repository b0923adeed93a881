"""A topic page: questions to think about, answers closed until they are asked for."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.model import Bank, Question
from tests.e2e.guide import TOPIC, Guide, article, shown, word
from tools.page_actions import open_everything

# What is behind a summary, in pieces that no markup divides.
HIDDEN = """(main) => [...main.querySelectorAll("details > :not(summary)")].flatMap((part) => {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("math, pre, svg")) texts.push(walker.currentNode.data);
  }
  return texts;
})"""
LETTERS = re.compile(r"[^\w]+")
ENOUGH = 30  # letters that no question has by chance


def read_out(element: Locator) -> str:
    """The letters of all that assistive technology is told."""
    return LETTERS.sub("", element.aria_snapshot())


@pytest.mark.parametrize("topic", [TOPIC, "metrics"])
def test_nothing_behind_a_summary_is_read_out_before_it_is_opened(page: Page, guide: Guide, topic: str) -> None:
    page.goto(guide.topic(topic))
    main = page.get_by_role("main")
    hidden = [text for text in (LETTERS.sub("", text) for text in main.evaluate(HIDDEN)) if len(text) >= ENOUGH]
    options = LETTERS.sub("", " ".join(page.locator(".check-form").all_text_contents()))
    hidden = [text for text in hidden if text not in options]
    assert len(hidden) > 100
    said = read_out(main)
    assert [text for text in hidden if text in said] == []
    open_everything(page)
    said = read_out(main)
    assert [text for text in hidden if text not in said] == []


def test_every_question_of_every_topic_is_asked_and_closed(page: Page, guide: Guide, bank: Bank) -> None:
    for topic in bank.topics:
        page.goto(guide.topic(topic.id))
        headings = page.locator(".question h3:visible").all_inner_texts()
        asked = [shown(question.question) for question in bank.in_topic(topic.id)]
        assert [heading.split("\n")[-1] for heading in headings] == asked
        assert page.locator("details[open]").count() == page.locator(".answer-body:visible").count() == 0


def with_note(bank: Bank) -> Question:
    return next(question for question in bank.questions if question.note and question.note.verdict == "wrong")


def test_the_answer_comes_with_its_note_when_asked_for(page: Page, guide: Guide, bank: Bank) -> None:
    question = with_note(bank)
    page.goto(guide.question(question))
    asked = article(page, question.id)
    asked.get_by_text(word("question", "reveal")).click()
    for field in (question.answer, question.explanation):
        expect(asked.get_by_text(shown(field), exact=True)).to_be_visible()
    note = asked.get_by_role("complementary", name=word("question", "note"))
    expect(note).to_be_visible()
    expect(note).to_contain_text(word("verdict", "wrong"))
    label = asked.locator(".answer-label")
    expect(label).to_have_text(f"{word('question', 'answer')} {word('verdict_word', 'wrong')}")
    asked.get_by_text(word("question", "conceal")).click()
    expect(note).to_be_hidden()
    expect(asked.get_by_text(word("question", "reveal"))).to_be_visible()


def test_the_answer_of_one_question_opens_no_other(page: Page, guide: Guide, bank: Bank) -> None:
    question = with_note(bank)
    page.goto(guide.question(question))
    article(page, question.id).get_by_text(word("question", "reveal")).click()
    assert page.locator("details[open]").count() == 1
