"""Notes as Anki exports them to text: a line each, in HTML, with columns for deck and tags.

Of our own lines those that ask for the answer come back; a check is known to a deck by a hash alone.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from macros.importers.course import general
from macros.importers.found import Chapter, Found, Item, lost
from macros.importers.html_markdown import markdown, pictures
from macros.importers.html_tree import parse
from macros.importers.markdown_text import escaped
from macros.problems import Problem, printable

CURES: Final = {"answer": "Write it into the second field of the note."}
_SEPARATORS: Final = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_LINK: Final = re.compile(r"/q/([a-z0-9-]{3,60})/$")
_RECALL: Final = "recall"


@dataclass(frozen=True, slots=True)
class _Head:
    """What the first lines of a file say: how columns are divided, and which of them is what, from 0."""

    separator: str = "\t"
    html: bool = False
    deck: int | None = None
    tags: int | None = None
    others: frozenset[int] = frozenset()
    lines: int = 0


def read(path: str, text: str) -> Found:
    """A question for each note, its first field asked and its second answered."""
    head = _head(text)
    chapters: dict[str, Chapter] = {}
    items: list[Item] = []
    problems: list[Problem] = []
    try:
        for line, row in _rows(text, head):
            tags = dict(tag.partition("::")[::2] for tag in _at(row, head.tags).split())
            if tags.get("kind", _RECALL) != _RECALL:
                message = f"a card of the kind `{printable(tags['kind'])}` is no question by itself"
                cure = "Bring checks in from the JSON document or from Moodle XML."
                problems.append(lost(path, line, message, cure, "check-on-card"))
                continue
            deck = _at(row, head.deck).rpartition("::")[2].strip() or "Cards"
            chapters.setdefault(deck, Chapter(deck, deck, tags.get("topic", "")))
            fields = [cell for place, cell in enumerate(row) if place not in head.others]
            items.append(Item(line, deck, _values([*fields, "", ""], tags, html=head.html)))
            if any(map(pictures, fields)):
                message, cure = "a picture of this card was not carried", "Draw it anew in quizdata/figures."
                problems.append(lost(path, line, message, cure, "picture"))
    except csv.Error as error:
        problems.append(lost(path, 1, f"this is no table: {error}", "Export the notes from Anki as text.", "not-csv"))
    return Found(tuple(chapters.values()), tuple(items), tuple(problems), CURES)


def _head(text: str) -> _Head:
    told: dict[str, str] = {}
    lines = 0
    for line in text.split("\n"):
        if not line.startswith("#"):
            break
        key, _, value = line[1:].partition(":")
        told[key.strip().lower()] = value
        lines += 1
    named = told.get("separator", "tab").strip() or "\t"
    separator = _SEPARATORS.get(named.lower(), named[:1])
    columns = {
        name: int(told[f"{name} column"]) - 1
        for name in ("guid", "notetype", "deck", "tags")
        if re.fullmatch("[ ]?[1-9][0-9]?", told.get(f"{name} column", ""))
    }
    is_html = told.get("html", "").strip() == "true"
    return _Head(separator, is_html, columns.get("deck"), columns.get("tags"), frozenset(columns.values()), lines)


def _rows(text: str, head: _Head) -> Iterator[tuple[int, list[str]]]:
    body = "\n".join(text.split("\n")[head.lines :])
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=head.separator)
    line = 1
    for row in reader:
        if any(cell.strip() for cell in row):
            yield line + head.lines, row
        line = reader.line_num + 1


def _at(row: list[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _values(fields: list[str], tags: Mapping[str, str], *, html: bool) -> Mapping[str, Any]:
    front, back = fields[:2]
    if not html:
        whole = {"question": escaped(front, everything=True), "answer": escaped(back, everything=True)}
        return {key: text for key, text in whole.items() if text.strip()}
    said = general(back)
    answer, _, why = said.rest.partition("\n\n")
    values = {
        "question": markdown(front),
        "answer": said.parts.get("question-answer") or answer,
        "explanation": said.parts.get("question-explanation") or why,
        "note": said.note,
        "key_points": said.points,
        "level": tags.get("level", ""),
        **_named(back),
    }
    return {key: value for key, value in values.items() if value}


def _named(back: str) -> Mapping[str, str]:
    """The title and the id of a question of ours."""
    found: dict[str, str] = {}
    for node in parse(back).elements():
        if "question-title" in node.classes:
            found["title"] = " ".join(node.text().split())
        link = _LINK.search(node.attributes.get("href", ""))
        if link and "title" in found:
            found["id"] = link[1]
    return found
