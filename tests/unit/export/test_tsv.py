"""Cards as text, as Anki itself imports them: once, again, and reworded."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection

from macros.export.anki import write as write_deck
from macros.export.edition import Edition
from macros.export.flashcards import guid
from macros.export.format import restrict_to_topics
from macros.export.tsv import write
from macros.model import Bank
from tests.unit.export.anki_app import Came, collection, import_deck, import_text


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Collection]:
    with collection(tmp_path) as opened:
        yield opened


def test_anki_takes_every_line_and_sets_id_deck_and_tags(anki: Collection, bank: Bank, edition: Edition) -> None:
    came, metadata = import_text(anki, write(bank, edition))
    assert came == Came(new=sum(1 + len(question.checks) for question in bank.questions))
    assert (metadata.guid_column, metadata.deck_column, metadata.tags_column, metadata.is_html) == (1, 2, 3, True)
    for topic in bank.topics:
        assert anki.find_cards(f'"deck:Study Guide::{topic.title}"')
    assert anki.db is not None
    known = set(anki.db.list("select guid from notes"))
    assert guid(edition, "hinge-loss/zero-loss") in known
    [found] = anki.find_notes("Front:*Describe*hinge*loss*")
    note = anki.get_note(found)
    assert note["Front"] == "Describe how hinge loss is used in support vector machines."
    assert note["Back"].startswith('<div class="question-answer"><p>It penalizes predictions outside the margin.</p>')
    assert len(anki.find_notes("tag:topic::metrics")) == sum(1 + len(q.checks) for q in bank.in_topic("metrics"))


def test_a_second_import_adds_nothing_and_updates_what_changed(anki: Collection, bank: Bank, edition: Edition) -> None:
    text = write(bank, edition)
    first, _ = import_text(anki, text)
    again, _ = import_text(anki, text)
    assert (again.new, again.updated, again.there) == (0, 0, first.new)
    changed, _ = import_text(anki, text.replace(b"It penalizes predictions", b"It really penalizes predictions"))
    assert (changed.new, changed.updated) == (0, 1)


def test_a_card_of_the_deck_has_the_same_id(anki: Collection, bank: Bank, edition: Edition) -> None:
    topic = restrict_to_topics(bank, ["metrics"])
    deck = import_deck(anki, write_deck(topic, edition))
    came, _ = import_text(anki, write(topic, edition))
    assert came.new == 0
    assert anki.note_count() == deck.new


def test_a_card_is_one_line_with_formulas_code_and_figure(bank: Bank, edition: Edition) -> None:
    lines = write(bank, edition).decode().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert head == lines[: len(head)]
    assert edition.version in head[-1]
    assert len(lines) - len(head) == sum(1 + len(question.checks) for question in bank.questions)
    [hinge] = [line for line in lines if "Describe how hinge loss" in line]
    assert r"\[\min_{w,b}\ \tfrac12" in hinge
    assert 'src=""data:image/svg+xml;base64,' in hinge


def test_code_keeps_its_lines(bank: Bank, edition: Edition) -> None:
    question = bank.question("hinge-loss").model_copy(update={"answer": "So:\n\n```\nfor x in y:\n\tprint(x)\n```"})
    small = Bank(topics=(bank.topic("loss-functions"),), questions=(question,), references=bank.references,
                 figures=bank.figures)  # fmt: skip
    assert "<pre><code>for x in y:<br />    print(x)<br /></code></pre>" in write(small, edition).decode()
