"""What links are shown with: the question, never the answer; and what search engines are told."""

from typing import Any

import pytest

from macros.model import Bank, Note, Question
from macros.render.metadata import Preview, Site, accepted_answer, head, previews, question_preview, quiz
from macros.render.renderer import Renderer
from tests.support.link_preview import linked_data, metadata

SITE = Site("A <guide>", 'Questions & "answers"', "https://example.org/guide/")


@pytest.fixture(scope="module")
def shown(bank: Bank) -> dict[str, Preview]:
    questions = (question_preview(each, bank, SITE) for each in bank.questions)
    return {preview.page: preview for preview in (*previews(bank, SITE), *questions)}


def page_of(renderer: Renderer, preview: Preview) -> str:
    return f"<!doctype html><html><head>{head(renderer, preview, SITE)}</head><body></body></html>"


def test_the_home_page_every_topic_and_every_question_has_one(bank: Bank, shown: dict[str, Preview]) -> None:
    topics = {f"topics/{topic.id}/" for topic in bank.topics}
    assert set(shown) == {"", *topics, *(f"q/{question.id}/" for question in bank.questions)}


def test_a_question_is_shown_by_its_words_topic_and_level(bank: Bank, shown: dict[str, Preview]) -> None:
    for question in bank.questions:
        preview = shown[f"q/{question.id}/"]
        assert preview.title == question.question
        assert preview.description.startswith(f"{bank.topic(question.topic).title} · ")


def test_no_preview_says_an_answer(bank: Bank, shown: dict[str, Preview]) -> None:
    for question in bank.questions:
        preview = shown[f"q/{question.id}/"]
        said = " ".join([preview.title, preview.description, preview.alt, *map(str, (preview.card,))])
        assert question.answer not in said
        assert question.explanation not in said


def test_a_head_names_everything_that_unfurlers_read(bank: Bank, shown: dict[str, Preview]) -> None:
    found = metadata(page_of(Renderer(bank), shown["q/hinge-loss/"]))
    page = "https://example.org/guide/q/hinge-loss/"
    assert found["og:url"] == page
    assert found["og:image"] == found["twitter:image"] == f"{page}card.png"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert found["og:image:alt"] == found["twitter:image:alt"] == shown["q/hinge-loss/"].alt
    assert found["og:title"] == found["twitter:title"] == bank.question("hinge-loss").question
    assert found["twitter:card"] == "summary_large_image"
    assert found["og:site_name"] == "A <guide>"
    assert found["og:type"] == "article"


def test_markdown_is_left_out_and_a_question_with_a_formula_shows_its_title(bank: Bank) -> None:
    question = bank.question("hinge-loss").model_copy(update={"question": "Is `x < 1` in *this*?"})
    assert question_preview(question, bank, SITE).title == "Is x < 1 in this?"
    question = question.model_copy(update={"question": r"Is $x_i^2 < \frac12$ in *this*?"})
    assert (
        question_preview(question, bank, SITE).title
        == question_preview(question, bank, SITE).card.text
        == question.title
    )


def test_no_words_end_the_script_they_stand_in(bank: Bank) -> None:
    question = bank.question("hinge-loss").model_copy(update={"title": "</script><b>&"})
    html = page_of(Renderer(bank), question_preview(question, bank, SITE))
    assert html.count("<script") == html.count("</script>") == 1
    assert linked_data(html)[0]["name"] == "</script><b>&"


def test_search_engines_are_told_of_open_prompts_alone(bank: Bank, shown: dict[str, Preview]) -> None:
    renderer = Renderer(bank)
    for question in bank.questions:
        [data] = linked_data(page_of(renderer, shown[f"q/{question.id}/"]))
        assert data["@type"] == "Quiz"
        [prompt] = data["hasPart"]
        assert (prompt["@type"], prompt["eduQuestionType"], prompt["text"]) == (
            "Question",
            "Flashcard",
            question.question,
        )
        assert prompt["acceptedAnswer"]["text"]


def test_a_topic_is_a_resource_of_its_quizzes(bank: Bank, shown: dict[str, Preview]) -> None:
    [data] = linked_data(page_of(Renderer(bank), shown["topics/metrics/"]))
    assert data["@type"] == "LearningResource"
    urls = [f"https://example.org/guide/q/{question.id}/" for question in bank.in_topic("metrics")]
    assert [part["url"] for part in data["hasPart"]] == urls


@pytest.mark.parametrize(
    ("verdict", "beginning"),
    [("sound", "It pen"), ("imprecise", "It pen"), ("misleading", "The truth, $x^2$."), ("wrong", "The truth, $x^2$.")],
)
def test_a_short_answer_that_misleads_is_not_passed_on(bank: Bank, verdict: Any, beginning: str) -> None:
    question = bank.question("hinge-loss").model_copy(update={"note": Note(verdict=verdict, text="The truth, $x^2$.")})
    assert accepted_answer(question).startswith(beginning)


def test_a_question_without_a_note_is_told_with_its_short_answer(bank: Bank) -> None:
    question: Question = bank.question("hinge-loss").model_copy(update={"note": None})
    data = quiz(question, bank.topic("loss-functions"), SITE.url)
    assert data["hasPart"][0]["acceptedAnswer"]["text"] == question.answer
