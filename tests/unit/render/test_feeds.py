"""Frames for other sites, the feed, and what language models are told."""

from datetime import date
from typing import Any

import pytest
from lxml import etree

from macros.model import Bank
from macros.model.bank import Change
from macros.render.feeds import NEWEST, feed, llms
from macros.render.metadata import Site
from macros.render.pages import embed
from macros.render.renderer import Renderer
from tests.support.link_preview import parsed

SITE = Site("A <guide>", "Questions & more", "https://example.org/guide/")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def renderer(bank: Bank) -> Renderer:
    return Renderer(bank)


def test_an_embedded_question_has_its_words_a_check_and_no_script(bank: Bank, renderer: Renderer) -> None:
    for question in bank.questions:
        page = parsed(embed(renderer, bank, question, SITE))
        assert page.findtext(".//h1") == question.question
        assert page.xpath("//script | //@onclick | //@onload") == []
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert page.xpath("//link[@rel='canonical']/@href") == [f"{SITE.url}q/{question.id}/"]
        assert page.xpath("//details[@open]") == []
        [link] = page.xpath("//footer//a")
        assert (link.get("href"), link.get("target")) == (f"{SITE.url}q/{question.id}/", "_blank")


def test_what_gives_the_key_away_is_closed(bank: Bank, renderer: Renderer) -> None:
    question = bank.question("hinge-loss")
    page = parsed(embed(renderer, bank, question, SITE))
    for right in page.xpath("//*[@data-mark='right']"):
        assert [parent for parent in right.iterancestors() if parent.tag == "details"]
    assert page.xpath("//*[@data-key or @data-answers]") == []
    assert len(page.xpath("//div[@class='check-stem']")) == 1


def test_without_a_check_the_answer_is_closed(bank: Bank, renderer: Renderer) -> None:
    question = bank.question("hinge-loss").model_copy(update={"checks": ()})
    page = parsed(embed(renderer, bank, question, SITE))
    [details] = page.xpath("//details")
    assert question.answer in details.text_content()
    assert question.answer not in page.text_content().replace(details.text_content(), "")


def entries(text: str) -> list[Any]:
    return etree.fromstring(text.encode()).findall(f"{ATOM}entry")


def test_the_feed_tells_of_the_newest_first_and_of_no_answer(bank: Bank, renderer: Renderer) -> None:
    changes = [
        Change(date(2026, 11, 23), "roc-auc"),
        Change(date(2026, 11, 23), "hinge-loss"),
        Change(date(2026, 11, 24), "f1-score", "A <check> & more"),
    ]
    text = feed(renderer, bank, changes, SITE) or ""
    assert text.startswith("<?xml ")
    titles = [entry.findtext(f"{ATOM}title") for entry in entries(text)]
    assert titles == [
        f"Q37 {bank.question('f1-score').title}: A <check> & more",
        "New: Q9 Hinge loss in SVMs",
        f"New: Q39 {bank.question('roc-auc').title}",
    ]
    assert etree.fromstring(text.encode()).findtext(f"{ATOM}updated") == "2026-11-24T00:00:00Z"
    assert bank.question("f1-score").answer not in text


def test_a_question_is_told_of_under_its_former_id(bank: Bank) -> None:
    renamed = bank.question("hinge-loss").model_copy(update={"aliases": ("svm-loss",)})
    questions = tuple(renamed if each.id == "hinge-loss" else each for each in bank.questions)
    changed = Bank(topics=bank.topics, questions=questions, references=bank.references, figures=bank.figures)
    text = feed(Renderer(changed), changed, [Change(date(2026, 11, 23), "svm-loss")], SITE) or ""
    assert [entry.find(f"{ATOM}link").get("href") for entry in entries(text)] == [f"{SITE.url}q/hinge-loss/"]


def test_the_feed_is_bounded_and_its_entries_have_ids_of_their_own(bank: Bank, renderer: Renderer) -> None:
    changes = [Change(date(2026, 11, day), each.id) for day in (23, 24) for each in bank.questions]
    ids = [entry.findtext(f"{ATOM}id") for entry in entries(feed(renderer, bank, changes, SITE) or "")]
    assert len(ids) == len(set(ids)) == NEWEST


def test_nothing_to_tell_is_no_feed(bank: Bank, renderer: Renderer) -> None:
    assert feed(renderer, bank, [Change(date(2026, 11, 23), "gone")], SITE) is None


def test_language_models_are_told_of_every_question(bank: Bank, renderer: Renderer) -> None:
    text = llms(renderer, SITE)
    assert text.startswith("# A <guide>\n\n> Questions & more\n")
    for question in bank.questions:
        assert f"]({SITE.url}q/{question.id}/): {question.question}\n" in text.replace("\\", "")


def test_on_paper_links_between_questions_lead_to_where_they_stand(bank: Bank, renderer: Renderer) -> None:
    page = parsed(renderer.booklet("Title", "Edition", "", "", {}))
    linked = [href for href in page.xpath("//aside//a/@href") if not href.startswith("https://")]
    assert "#precision-and-recall" in linked
    assert [href for href in linked if page.get_element_by_id(href.removeprefix("#"), None) is None] == []
