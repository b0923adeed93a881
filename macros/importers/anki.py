"""Imports notes that Anki exported as text: one per line, with header lines that describe the columns.

Of this project's own cards only those that ask for the answer come back; a deck knows a check only by a hash.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from macros.importers.csv_table import read_rows
from macros.importers.html import parse_html, to_markdown, unsupported
from macros.importers.lms import parse_general_feedback, parse_tags
from macros.importers.markdown_text import text_to_markdown
from macros.importers.records import (
    ImportedFile,
    Loss,
    QuestionRecord,
    TopicRecord,
    at_most,
    embedded,
    unreadable_table,
)
from macros.problems import printable

CURES: Final = {"answer": "Write it into the answer field of the note."}
_SEPARATORS: Final = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_LINK: Final = re.compile(r"/q/([a-z0-9-]{3,60})/$")
_RECALL: Final = "recall"
_CLOZE: Final = re.compile(r"\{\{c[0-9]{1,3}::((?:(?!\{\{c[0-9]|\}\}).)*)\}\}", re.DOTALL)
#: Gaps may be nested; Anki allows eight levels.
_DEEPEST: Final = 8
_SOUND: Final = re.compile(r"\[sound:[^\]\n]{1,200}\]")
_HTML: Final = re.compile(r"</?(?:b|i|u|br|div|p|ul|ol|li|code|pre|span|img|a|sub|sup|em|strong|table)\b[^<>]*>"
                          "|&(?:nbsp|lt|gt|amp|quot);")  # fmt: skip
#: Names of fields, in `#columns` or of Anki's own note types, by what the guide does with them.
_FIELD_NAMES: Final = {
    "front": "question", "question": "question", "text": "question", "prompt": "question",
    "back": "answer", "answer": "answer",
    "extra": "explanation", "back extra": "explanation", "explanation": "explanation",
    "deck": "deck", "tags": "tags", "guid": "guid", "notetype": "notetype", "note type": "notetype",
}  # fmt: skip
_BASIC: Final = ("question", "answer")
_CLOZE_FIELDS: Final = ("question", "explanation")


@dataclass(frozen=True, slots=True)
class _Header:
    """The header lines: separator, HTML or not, the role of each column from 0, and what applies to all notes."""

    separator: str
    html: bool
    columns: Mapping[int, str]
    #: Whether `#columns` names every field.
    is_named: bool
    deck: str
    tags: str
    lines: int


def read(text: str) -> ImportedFile:
    """Read a question from each note."""
    losses: list[Loss] = []
    header = _header(text, losses)
    topics: dict[str, TopicRecord] = {}
    questions: list[QuestionRecord] = []
    body = text.split("\n", header.lines)[header.lines]
    rows = read_rows(body, header.separator, header.lines + 1, losses)
    try:
        for line, row in at_most(rows, losses, lambda numbered: numbered[0]):
            note = _note(row, header)
            tags = f"{note.pop('tags', '')} {header.tags}".split()
            own = dict(tag.partition("::")[::2] for tag in tags if "::" in tag)
            if own.get("kind", _RECALL) != _RECALL:
                losses.append(_check_card(line, own["kind"]))
                continue
            if more := note.pop("more", ""):
                losses.append(_unnamed(line, more))
                continue
            deck = (note.pop("deck", "") or header.deck).rpartition("::")[2].strip() or "Cards"
            topics.setdefault(deck, TopicRecord(deck, deck, own.get("topic", ""), line=line))
            values = _values(note, tags, own, html=header.html)
            losses += embedded(line, values.get("question", ""), unsupported("\n".join(note.values())))
            losses += _losses(line, note, values)
            questions.append(QuestionRecord(line, deck, values))
    except (csv.Error, ValueError) as error:
        losses.append(unreadable_table(error, "Export the notes from Anki again as `Notes in Plain Text`."))
    return ImportedFile(tuple(topics.values()), tuple(questions), tuple(losses), CURES)


def _header(text: str, losses: list[Loss]) -> _Header:
    found: dict[str, str] = {}
    comments: list[tuple[int, str]] = []
    body = text
    while body.startswith("#"):
        line, _, body = body.partition("\n")
        key, colon, value = line[1:].partition(":")
        found[key.strip().lower()] = value
        comments += [] if colon and re.fullmatch("[a-z ]{3,20}", key) else [(len(found), line)]
    name = found.get("separator", "").strip().lower()
    separator = _SEPARATORS.get(name, name[:1]) or next(
        (sign for sign in "\t;|" if sign in body.partition("\n")[0]), "\t"
    )
    losses += (_comment(number) for number, line in comments if separator in line)
    columns = {
        int(found[f"{role} column"]) - 1: role
        for role in ("guid", "notetype", "deck", "tags")
        if re.fullmatch("[ ]?[1-9][0-9]?", found.get(f"{role} column", ""))
    }
    names = [cell.strip().lower() for cell in found.get("columns", "").split(separator)]
    is_named = bool({_FIELD_NAMES.get(column) for column in names} & {"question", "answer"})
    for place, column in enumerate(names):
        if is_named or _FIELD_NAMES.get(column):
            columns.setdefault(place, _FIELD_NAMES.get(column, f"={column}"))
    is_html = found["html"].strip() == "true" if "html" in found else _HTML.search(text) is not None
    lines = text.count("\n") - body.count("\n")
    return _Header(separator, is_html, columns, is_named, found.get("deck", ""), found.get("tags", ""), lines)


def _comment(line: int) -> Loss:
    cure = "Put a line `#separator:tab` above it and a space before its `#` if it is a note."
    return Loss(line, "this line begins with `#` and was read as a comment", cure, "comment")


def _note(row: Sequence[str], header: _Header) -> dict[str, str]:
    """Return the cells of a note by their role; `more` is the number of fields if nothing says which is which."""
    note = {header.columns[place]: cell for place, cell in enumerate(row) if place in header.columns}
    others = [cell for place, cell in enumerate(row) if place not in header.columns]
    kind = note.pop("notetype", "")
    note.pop("guid", None)
    while others and not others[-1].strip():
        others.pop()
    if header.is_named and {"question", "answer"} & note.keys():
        return note | {f"={place + 1}": cell for place, cell in enumerate(others)}
    is_cloze = _CLOZE.search(others[0] if others else "") is not None or "cloze" in kind.lower()
    roles = _CLOZE_FIELDS if is_cloze else _BASIC
    note |= dict(zip(roles, others, strict=False))
    return note | ({"more": str(len(others))} if len(others) > len(roles) else {})


def _check_card(line: int, kind: str) -> Loss:
    message = f"a card of the kind `{printable(kind)}` is not a question by itself and was left out"
    cure = "Import checks from the JSON document or from Moodle XML."
    return Loss(line, message, cure, "check-on-card", "{n} cards are checks, not questions, and were left out")


def _unnamed(line: int, count: str) -> Loss:
    message = f"this note was left out: it has {count} fields, and nothing says which are question and answer"
    cure = "Name all columns in a first line, as in `#columns:Number<tab>Unit<tab>Question<tab>Answer`."
    many = "{n} notes were left out: they have more than two fields, and nothing says which are question and answer"
    return Loss(line, message, cure, "fields-unnamed", many)


def _losses(line: int, note: Mapping[str, str], values: Mapping[str, Any]) -> Iterator[Loss]:
    for name, cell in note.items():
        if name.startswith("=") and cell.strip():
            field = printable(name[1:])
            cure = "Call a column `Question`, `Answer` or `Explanation` to import it."
            many = f"the field `{field}` of {{n}} notes was not imported"
            yield Loss(line, f"the field `{field}` was not imported", cure, "field-unknown", many)
    if "{{c" in f"{values.get('question')}{values.get('answer')}":
        many = "{n} notes have a gap without an end and were imported as they are"
        message = "this note has a gap without an end and was imported as it is"
        yield Loss(line, message, "Close each `{{c1::` with `}}`.", "cloze", many)


def _values(note: Mapping[str, str], tags: Sequence[str], own: Mapping[str, str], *, html: bool) -> Mapping[str, Any]:
    convert = to_markdown if html else text_to_markdown
    front, gaps = _split_gaps(note.get("question", ""))
    back = _fill_gaps(note.get("answer", ""))
    values: dict[str, Any] = {"question": convert(front)}
    if html:
        feedback = parse_general_feedback(back)
        is_own = "question-answer" in feedback.parts
        answer, _, why = (feedback.rest, "", "") if note.get("explanation") else feedback.rest.partition("\n\n")
        values |= {
            "answer": feedback.parts.get("question-answer") or answer,
            "explanation": feedback.parts.get("question-explanation") or ("" if is_own else why),
            "note": feedback.note,
            "key_points": feedback.key_points,
            **_own_names(back),
        }
    else:
        values["answer"] = convert(back)
    extra = [values["answer"]] if gaps else []
    extra += [values.get("explanation", ""), convert(_fill_gaps(note.get("explanation", "")))]
    values["answer"] = convert("; ".join(gaps)) if gaps else values["answer"]
    values["explanation"] = "\n\n".join(filter(None, extra))
    named = parse_tags(f"level:{tag[7:]}" if tag.startswith("level::") else tag for tag in tags)
    values |= {"level": named.level, "keywords": [word for word in named.keywords if "::" not in word]}
    return {key: value for key, value in values.items() if value}


def _split_gaps(text: str) -> tuple[str, list[str]]:
    """Return a text with `[…]`, or its hint, for each gap of a cloze, and the words of the gaps in their order."""
    gaps: list[str] = []

    def close(found: re.Match[str]) -> str:
        words, _, hint = found[1].partition("::")
        gaps.append(words)
        return f"[{hint.strip() or '…'}]"

    for _ in range(_DEEPEST):
        text = _CLOZE.sub(close, text)
    return _SOUND.sub("", text), [*dict.fromkeys(gaps)]


def _fill_gaps(text: str) -> str:
    """Return a text with the words of its gaps and without sounds."""
    for _ in range(_DEEPEST):
        text = _CLOZE.sub(lambda found: found[1].partition("::")[0], text)
    return _SOUND.sub("", text)


def _own_names(back: str) -> Mapping[str, str]:
    """Return the title and id of a question of this project."""
    found: dict[str, str] = {}
    if "question-title" not in back:
        return found
    for node in parse_html(back).find_all(["span", "a"]):
        if "question-title" in node.get_attribute_list("class"):
            found["title"] = " ".join(node.get_text().split())
        link = _LINK.search(str(node.get("href", "")))
        if link and "title" in found:
            found["id"] = link[1]
    return found
