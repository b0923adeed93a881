"""A deck for Anki: recall cards and checks, with formulas and figures, a sub-deck for each topic.

Anki updates a card it has when the id is the same and the time is later, so both come from the bank. A note type
that changes its fields makes every card of it a conflict: the fields are fixed, and spare ones wait at the end.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import count, groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from macros.export.edition import Edition
from macros.export.figures import inline_colors
from macros.export.flashcards import CHECK_FIELDS, RECALL_FIELDS, Card, cards, deck, guid, number, tags
from macros.export.format import Format, make_zip
from macros.export.html import TEMPLATES, environment, plain
from macros.model import Bank, Question
from macros.model.question import RECALL

if TYPE_CHECKING:
    import genanki

#: What Anki knows the two note types by, for ever.
NOTE_TYPES: Final = {"recall": 1_795_600_001, "check": 1_795_600_002}
_SHARED: Final = ("Topic", "Number", "Title", "Link", "Extra1", "Extra2", "Extra3", "Extra4")
FIELDS: Final = {"recall": ("Id", *RECALL_FIELDS, *_SHARED), "check": ("Id", *CHECK_FIELDS, *_SHARED)}


def write(bank: Bank, edition: Edition) -> bytes:
    """The package, which Anki's File > Import takes."""
    drawings = {file: inline_colors(svg).encode() for file, svg in bank.figures.items()}
    names = {file: _media_name(edition, file, data) for file, data in drawings.items()}
    drawn = [question.figure.file for question in bank.questions if question.figure is not None]
    media = [(names[file], drawings[file]) for file in sorted(set(drawn))]

    def address(question: Question) -> str:
        return names[question.figure.file] if question.figure is not None else ""

    listing = json.dumps({str(place): name for place, (name, _) in enumerate(media)})
    files = [(str(place), data) for place, (_, data) in enumerate(media)]
    collection = _collection(_decks(bank, edition, address), edition)
    return make_zip([("collection.anki2", collection), ("media", listing.encode()), *files])


def _collection(decks: "Iterable[genanki.Deck]", edition: Edition) -> bytes:
    """The database that genanki writes, one deck after another; its own zip would tell when it was made."""
    import genanki

    with TemporaryDirectory() as folder:
        file = Path(folder) / "collection.anki2"
        with closing(sqlite3.connect(file)) as connection:
            cursor, time, ids = connection.cursor(), float(edition.time), count(edition.time * 1000)
            genanki.Package([]).write_to_db(cursor, time, ids)
            for each in decks:
                each.write_to_db(cursor, time, ids)
            connection.commit()
        return file.read_bytes()


def _decks(bank: Bank, edition: Edition, address: Callable[[Question], str]) -> "Iterator[genanki.Deck]":
    import genanki

    # The one above all carries what edition it is; it has no cards of its own.
    yield genanki.Deck(_deck_id(edition, ""), edition.title.replace("::", ": "), edition.stated)
    types = {kind: _note_type(kind, edition) for kind in NOTE_TYPES}
    place = count()
    for topic, made in groupby(cards(bank, edition, address), key=lambda card: card.question.topic):
        filled = genanki.Deck(_deck_id(edition, topic), deck(edition, bank, topic))
        for card in made:
            filled.add_note(_note(card, types, bank, edition, next(place)))
        yield filled


def _deck_id(edition: Edition, topic: str) -> int:
    """A number of 31 bits that is not that of Anki's own deck."""
    digest = hashlib.sha256(f"deck {edition.guide}/{topic}".encode()).digest()
    return int.from_bytes(digest[:4], "big") & 0x3FFF_FFFF | 1 << 30


def _note_type(kind: str, edition: Edition) -> "genanki.Model":
    import genanki

    templates = environment(edition)
    sides = {
        side: templates.get_template(f"anki/{kind}_{name}.html").render().strip()
        for side, name in (("qfmt", "front"), ("afmt", "back"))
    }
    return genanki.Model(
        NOTE_TYPES[kind],
        f"Study guide: {kind}",
        fields=[{"name": name} for name in FIELDS[kind]],
        templates=[{"name": "Card 1", **sides}],
        css=(TEMPLATES / "anki" / "card.css").read_text(encoding="utf-8"),
        sort_field_index=1,
    )


def _note(card: Card, types: "dict[str, genanki.Model]", bank: Bank, edition: Edition, place: int) -> "genanki.Note":
    import genanki

    question = card.question
    kind = RECALL if card.kind == RECALL else "check"
    values = {
        "Id": card.path,
        **card.fields,
        "Topic": plain(bank.topic(question.topic).title),
        "Number": number(edition, question),
        "Title": plain(question.title),
        "Link": edition.link(question),
    }
    fields = [values.get(name, "") for name in FIELDS[kind]]
    return genanki.Note(
        types[kind], fields, sort_field=f"{number(edition, question)} {question.title}",
        tags=tags(card), guid=guid(edition, card.path), due=place,
    )  # fmt: skip


def _media_name(edition: Edition, file: str, data: bytes) -> str:
    # With a hash: of two files of one name Anki would keep the one that it has.
    return f"{edition.guide}-{file.removesuffix('.svg')}-{hashlib.sha256(data).hexdigest()[:8]}.svg"


FORMAT = Format("anki", ".apkg", write)
