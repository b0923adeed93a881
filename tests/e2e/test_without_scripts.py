"""Without JavaScript everything is there to be read, and nothing is shown that would not work."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.model import Bank, Choice, Multiple
from tests.e2e.guide import TOPIC, Guide, Reader, article, shown, word

CONTROLS = "button, input, textarea, select"


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    return reader(java_script_enabled=False)


@pytest.fixture
def topic(page: Page, guide: Guide) -> Page:
    page.goto(guide.topic())
    assert page.evaluate("customElements.get('quiz-check') === undefined")
    return page


def test_no_dead_control_is_shown(topic: Page) -> None:
    content = topic.locator(".md-content")
    for summary in content.locator("summary:visible").all():
        summary.click()
    assert content.locator(CONTROLS).count() > 50
    assert content.locator(CONTROLS).filter(visible=True).count() == 0
    assert content.locator(".check-option:visible").count() == content.locator(".check-option").count()


def test_every_answer_key_and_feedback_opens(topic: Page, bank: Bank) -> None:
    closed = topic.locator(".md-content details")
    assert closed.filter(visible=True).count() == closed.count() > 20
    assert topic.locator("details[open]").count() == 0
    for summary in topic.locator(".md-content summary").all():
        summary.click()
    for question in bank.in_topic(TOPIC):
        for field in (question.answer, question.explanation):
            expect(topic.get_by_text(shown(field), exact=True)).to_be_visible()
    marks = topic.locator(".feedback-mark")
    assert set(marks.all_text_contents()) == {word("check", "right"), word("check", "wrong")}
    assert marks.filter(visible=True).count() == marks.count()
    feedback = topic.locator(".check-feedback li")
    assert feedback.filter(visible=True).count() == feedback.count() > 40


def test_options_stand_as_a_list_with_their_words(topic: Page, bank: Bank) -> None:
    for question in bank.in_topic(TOPIC):
        for asked in question.checks:
            form = topic.locator(f'[data-check="{question.id}/{asked.id}"] .check-form')
            expect(form.locator(".check-stem")).to_be_visible()
            if isinstance(asked, Choice | Multiple):
                texts = [form.locator(f'[data-option="{option.id}"]').text_content() for option in asked.options]
                assert all(text and text.strip() for text in texts)


def test_the_link_of_a_question_is_a_link(topic: Page, guide: Guide, bank: Bank) -> None:
    question = bank.in_topic(TOPIC)[-1]
    article(topic, question.id).locator(".question-link").click()
    expect(topic).to_have_url(guide.own(question))
    expect(topic.get_by_role("heading", level=1)).to_contain_text(shown(question.question))
    assert topic.locator("details[open]").count() == 0


def test_the_home_page_reads(page: Page, guide: Guide, bank: Bank) -> None:
    page.goto(guide.url)
    for topic in bank.topics:
        card = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=topic.title, exact=True))
        expect(card).to_contain_text(word("topic", "count").format(count=len(bank.in_topic(topic.id))))
        expect(card.locator(".quiz-done")).to_have_text("")
    page.get_by_role("main").get_by_role("heading", name=bank.topic(TOPIC).title).get_by_role("link").click()
    expect(page).to_have_url(guide.topic())
    assert page.locator(".question h3:visible").count() == len(bank.in_topic(TOPIC))


def test_the_map_is_read_and_followed(page: Page, guide: Guide, bank: Bank) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{guide.url}map/")
    rows = page.locator(".map-topic li")
    assert rows.filter(visible=True).count() == len(bank.questions)
    [start] = [question for question in bank.questions if question.id == "dropout"]
    page.locator(f".map-drawing a[href$='/{start.id}/']").focus()
    page.keyboard.press("Enter")  # what stands beside the window scrolls into it
    expect(page).to_have_url(guide.own(start))
