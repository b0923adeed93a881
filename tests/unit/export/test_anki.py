"""The deck, as Anki itself imports it: once, again, reworded, and with a question more."""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from click.testing import CliRunner
from lxml.html import HtmlElement, document_fromstring

from macros.cli import main
from macros.export.anki import FIELDS, NOTE_TYPES, write
from macros.export.edition import Edition
from macros.export.flashcards import guid
from macros.export.format import restrict_to_topics
from macros.export.html import TEMPLATES
from macros.model import Bank
from tests.unit.export.anki_app import Came, collection, import_deck
from tools.site_build import PROJECT


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    with collection(tmp_path) as opened:
        yield opened


@pytest.fixture(scope="module")
def notes(bank: Bank) -> int:
    return sum(1 + len(question.checks) for question in bank.questions)


@pytest.fixture(scope="module")
def reworded(bank: Bank) -> Bank:
    questions = tuple(
        question.model_copy(update={"answer": "Said better."}) if question.id == "hinge-loss" else question
        for question in bank.questions
    )
    # Made anew: a copy would carry the indexes of the old one along.
    return Bank(topics=bank.topics, questions=questions, references=bank.references, figures=bank.figures)


def note_of(anki: Collection, path: str) -> str:
    [found] = anki.find_notes(f'"Id:{path}"')
    return " ".join(anki.get_note(found).fields)


def parsed(text: str) -> HtmlElement:
    page: HtmlElement = document_fromstring(text)
    return page


def test_every_question_and_check_is_a_note_of_one_card(
    anki: Collection, bank: Bank, edition: Edition, notes: int
) -> None:
    assert import_deck(anki, write(bank, edition)) == Came(new=notes)
    assert anki.card_count() == anki.note_count() == notes
    for topic in bank.topics:
        wanted = sum(1 + len(question.checks) for question in bank.in_topic(topic.id))
        assert len(anki.find_cards(f'deck:"Study Guide::{topic.title}"')) == wanted
        assert len(anki.find_notes(f"tag:topic::{topic.id}")) == wanted
    assert len(anki.find_notes("tag:level::*")) == notes


def test_the_same_file_again_changes_nothing(anki: Collection, bank: Bank, edition: Edition, notes: int) -> None:
    import_deck(anki, write(bank, edition))
    assert import_deck(anki, write(bank, edition)) == Came(there=notes)


def test_a_newer_edition_rewords_the_card_and_keeps_its_schedule(
    anki: Collection, bank: Bank, reworded: Bank, edition: Edition, notes: int
) -> None:
    import_deck(anki, write(bank, edition))
    [card] = anki.find_cards('"Id:hinge-loss/recall"')
    learned = anki.get_card(card)
    learned.type, learned.queue, learned.ivl, learned.due, learned.reps = 2, 2, 30, 77, 5  # type: ignore[assignment]
    anki.update_card(learned)
    came = import_deck(anki, write(reworded, replace(edition, version="0" * 12, at=edition.time + 1)))
    assert (came.new, came.refused) == (0, 0)
    assert came.updated == notes
    assert "Said better." in note_of(anki, "hinge-loss/recall")
    kept = anki.get_card(card)
    assert (kept.ivl, kept.due, kept.reps) == (30, 77, 5)
    assert anki.note_count() == notes


def test_an_edit_without_git_updates_the_card(
    anki: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = shutil.copytree(PROJECT / "tests/golden/problems/bank", tmp_path / "guide/quizdata")
    question = root / "loss-functions/hinge-loss.yml"
    for file in root.rglob("*"):
        os.utime(file, (1_700_000_000, 1_700_000_000))
    before = import_deck(anki, exported(root))
    text = question.read_text(encoding="utf-8")
    question.write_text(text.replace("references: [cortes1995]\n", ""), encoding="utf-8")
    after = import_deck(anki, exported(root))
    assert (after.updated, after.there, after.refused) == (before.new, 0, 0)


def exported(root: Path) -> bytes:
    done = CliRunner().invoke(main, ["export", "anki", "--bank", str(root), "-o", str(root.parent / "deck.apkg")])
    assert done.exit_code == 0, done.output
    return (root.parent / "deck.apkg").read_bytes()


def test_a_question_that_was_added_is_all_that_is_new(anki: Collection, bank: Bank, edition: Edition) -> None:
    before = bank.without(["hinge-loss"])
    import_deck(anki, write(before, edition))
    came = import_deck(anki, write(bank, replace(edition, at=edition.time + 1)))
    assert came.new == 1 + len(bank.question("hinge-loss").checks)
    assert came.refused == 0


def test_ids_and_fields_are_those_that_were_published(edition: Edition) -> None:
    # Changing one of these would double every card, or make a conflict of it, in collections that have it.
    assert NOTE_TYPES == {"recall": 1_795_600_001, "check": 1_795_600_002}
    assert guid(edition, "hinge-loss/recall") == "a7cfb722563b6713096b"
    shared = ("Topic", "Number", "Title", "Link", "Extra1", "Extra2", "Extra3", "Extra4")
    asked = ("Id", "Question", "Answer", "Explanation", "Note", "Points", "Figure", "References", *shared)
    assert {"recall": asked, "check": ("Id", "Stem", "Response", "Feedback", "Hint", *shared)} == FIELDS


def test_a_card_has_its_words_its_formulas_and_its_figure(anki: Collection, bank: Bank, edition: Edition) -> None:
    import_deck(anki, write(bank, edition))
    [found] = anki.find_cards('"Id:hinge-loss/recall"')
    shown = anki.get_card(found).render_output()
    assert "It penalizes" not in shown.question_text
    assert "It penalizes" in shown.answer_text
    assert r"\[\min_{w,b}\ \tfrac12" in shown.answer_text
    assert "https://example.org/guide/q/hinge-loss/" in shown.answer_text
    [picture] = parsed(shown.answer_text).xpath("//img/@src")
    assert re.fullmatch(r"ml-study-guide-margin_losses-[0-9a-f]{8}\.svg", picture)
    assert (Path(anki.media.dir()) / picture).read_text(encoding="utf-8").startswith("<svg")
    assert not anki.media.check().missing


def test_the_question_side_does_not_give_the_answer_away(anki: Collection, bank: Bank, edition: Edition) -> None:
    import_deck(anki, write(restrict_to_topics(bank, ["loss-functions"]), edition))
    [found] = anki.find_cards('"Id:hinge-loss/zero-loss"')
    shown = anki.get_card(found).render_output()
    asked, answered = parsed(shown.question_text), parsed(shown.answer_text)
    assert not asked.find_class("right")
    [right] = answered.find_class("right")
    assert right.text_content().startswith("Right 0 before and 0 after")
    assert len(answered.find_class("wrong")) == 3
    options = [item.text_content() for item in asked.xpath("//ul[@class='options']/li")]
    [_, again] = answered.xpath("//ul[@class='options']")
    assert [item.xpath("string(p)").partition(" ")[2].removeprefix("right ") for item in again] == options


def test_every_kind_has_its_card(bank: Bank, edition: Edition, anki: Collection) -> None:
    import_deck(anki, write(bank, edition))
    for question in bank.questions:
        for check in question.checks:
            [note] = anki.find_notes(f'"Id:{question.id}/{check.id}"')
            shown = anki.get_note(note)
            assert shown["Stem"]
            assert shown["Response"]
            assert "Right" in shown["Feedback"]


def test_the_deck_says_which_edition_it_is(anki: Collection, bank: Bank, edition: Edition) -> None:
    import_deck(anki, write(bank, edition))
    above = anki.decks.by_name("Study Guide")
    assert above is not None
    assert above["desc"] == f"Version {edition.version} of the questions, 2026-11-25"


def test_the_colors_of_the_cards_are_those_of_the_site() -> None:
    card = (TEMPLATES / "anki/card.css").read_text(encoding="utf-8")
    tokens = (PROJECT / "docs/assets/quiz/tokens.css").read_text(encoding="utf-8")
    light, dark = (re.split(start, tokens)[1].split("}")[0] for start in (r"scheme\] \{", r'="slate"\][^{]*\{'))
    for scheme, selector in ((light, r"\.card \{"), (dark, r"\.nightMode\.card,[^{]*\{")):
        wanted = dict(re.findall(r"--quiz-([a-z-]+): (#\w+);", scheme))
        block = re.search(rf"(?m)^{selector}(.*?)\}}", card, re.DOTALL)
        assert block is not None
        used = dict(re.findall(r"--([a-z-]+): (#\w+);", block[1]))
        assert set(used) == set(re.findall(r"var\(--([a-z-]+)\)", card))
        assert used == {name: wanted[name] for name in used}
