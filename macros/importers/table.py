"""A table: ours, with a row for each question and each check, or one with columns for question and answer."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from macros.importers.course import option_id
from macros.importers.found import Chapter, Found, Item, Piece, lost
from macros.importers.naming import is_id

if TYPE_CHECKING:
    from macros.problems import Problem

CURES: Final = {
    "answer": "Write it into the column `answer`.",
    "explanation": "Write it into the column `explanation`.",
    "feedback": "Write a line `text: why` for every option into the column `feedback`.",
}
#: What a column may be called instead.
_ALSO: Final = {"question": "text", "answer": "key", "tags": "keywords"}
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"(\S+) ± ([0-9.eE+-]+ ?%?)(?: (.+))?")
_RECALL: Final = "recall"

#: More options than any check has.
_MOST: Final = 200

Row = Mapping[str, str]


def read(path: str, text: str) -> Found:
    """Every question of the table, with the checks whose ids begin with its own."""
    items: list[Item] = []
    pieces: dict[str, list[Piece]] = {}
    chapters: dict[str, Chapter] = {}
    problems: list[Problem] = []
    try:
        for line, row in _rows(text):
            question, _, check = row.get("id", "").partition("/")
            if row.get("kind", _RECALL) in ("", _RECALL):
                topic = row.get("topic", "").strip() or "Questions"
                title = topic.replace("-", " ").capitalize() if is_id(topic) else topic
                chapters.setdefault(topic, Chapter(topic, title, topic if is_id(topic) else ""))
                items.append(Item(line, topic, _question(row)))
            elif row["kind"] in _KINDS:
                values = {"id": check, "kind": row["kind"], "stem": row.get("text", ""), **_KINDS[row["kind"]](row)}
                hint = {"hint": row["hint"]} if row.get("hint") else {}
                pieces.setdefault(question, []).append(Piece(line, {**values, **hint}))
            else:
                message, cure = f"there is no kind `{row['kind'][:30]}`", f"The kinds are {', '.join(_KINDS)}."
                problems.append(lost(path, line, message, cure, "kind-unknown"))
    except csv.Error as error:
        problems.append(lost(path, 1, f"this is no table: {error}", "Save it as CSV.", "not-csv"))
    whole = tuple(replace(item, checks=tuple(pieces.pop(str(item.values.get("id")), ()))) for item in items)
    for left in pieces.values():
        cure = "Give the row of its question the id that stands before the slash."
        problems += [
            lost(path, piece.line, "no row has the question of this check", cure, "no-question") for piece in left
        ]
    return Found(tuple(chapters.values()), whole, tuple(problems), CURES)


def _rows(text: str) -> Iterator[tuple[int, Row]]:
    """Each row by the names of the columns, with its line."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower() for name in next(reader, [])]
    columns = [_ALSO.get(name, name) for name in names]
    if "text" not in columns:
        raise csv.Error("no column is called `question` or `text`")
    line = reader.line_num + 1
    for cells in reader:
        row = {name: _bare(cell) for name, cell in zip(columns, cells, strict=False)}
        if any(row.values()):
            yield line, row
        line = reader.line_num + 1


def _bare(cell: str) -> str:
    """The cell without the apostrophe that keeps a spreadsheet from computing it."""
    is_guarded = cell.startswith("'") and cell[1:].lstrip("' \n").startswith(_FORMULA)
    return cell[1:] if is_guarded else cell


def _question(row: Row) -> Mapping[str, Any]:
    plain = {"id": "id", "number": "number", "title": "title", "level": "level", "question": "text", "answer": "key",
             "explanation": "explanation"}  # fmt: skip
    values: dict[str, Any] = {field: row[column] for field, column in plain.items() if row.get(column)}
    if row.get("verdict") and row.get("note"):
        values["note"] = {"verdict": row["verdict"], "text": row["note"]}
    lists = {"keywords": row.get("keywords", "").split(","), "references": row.get("references", "").split(",")}
    lists["key_points"] = row.get("feedback", "").split("\n")
    return values | {name: kept for name, texts in lists.items() if (kept := [t.strip() for t in texts if t.strip()])}


def _lines(row: Row, column: str) -> list[str]:
    return [line for line in row.get(column, "").split("\n") if line.strip()][:_MOST]


def _said(lines: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """What is said to each of the texts, as `text: why`."""
    found: dict[str, str] = {}
    for line in lines:
        text = max((text for text in texts if line.startswith(f"{text}: ")), key=len, default=None)
        if text is not None:
            found.setdefault(text, line[len(text) + 2 :])
    return found


def _feedback(row: Row) -> tuple[dict[str, str], list[str]]:
    """What is said to a right response and to any other, and the lines between."""
    lines = _lines(row, "feedback")
    ends = {"right": lines[0], "wrong": lines[-1]} if len(lines) > 1 else {}
    return ends, lines[1:-1]


def _listed(texts: Sequence[str], said: Mapping[str, str], name: str = "text") -> list[dict[str, str]]:
    return [
        {"id": option_id(place), name: text} | ({"feedback": said[text]} if text in said else {})
        for place, text in enumerate(texts)
    ]


def _options(row: Row) -> dict[str, Any]:
    texts, key = _lines(row, "options"), _lines(row, "key")
    right = [option_id(place) for place, text in enumerate(texts) if text in key]
    options = _listed(texts, _said(_lines(row, "feedback"), texts))
    return {"options": options, "key": right if row["kind"] == "multiple" else "".join(right[:1])}


def _number(row: Row) -> dict[str, Any]:
    found = _NUMBER.fullmatch(row.get("key", ""))
    feedback, between = _feedback(row)
    mistakes = [dict(zip(("value", "feedback"), line.split(": ", 1), strict=False)) for line in between]
    values = {"key": found[1], "tolerance": found[2]} if found else {}
    unit = {"unit": found[3]} if found and found[3] else {}
    return {**values, **unit, "feedback": feedback} | ({"mistakes": mistakes} if mistakes else {})


def _words(row: Row) -> dict[str, Any]:
    feedback, between = _feedback(row)
    close = [dict(zip(("answer", "feedback"), line.split(": ", 1), strict=False)) for line in between]
    return {"answers": _lines(row, "key"), "feedback": feedback} | ({"close": close} if close else {})


def _order(row: Row) -> dict[str, Any]:
    texts = _lines(row, "key")
    feedback, between = _feedback(row)
    return {"items": _listed(texts, _said(between, texts)), "feedback": feedback}


def _pairs(row: Row) -> dict[str, Any]:
    menu = sorted(_lines(row, "options"), key=len, reverse=True)
    pairs: list[tuple[str, str]] = []
    for line in _lines(row, "key"):
        right = next((text for text in menu if line.endswith(f" → {text}")), None)
        if right is not None:
            pairs.append((line[: -len(right) - 3], right))
    rights = {right for _, right in pairs}
    lines = _lines(row, "feedback")
    lefts = [left for left, _ in pairs]
    listed = [
        {**each, "right": right}
        for each, (_, right) in zip(_listed(lefts, _said(lines, lefts), "left"), pairs, strict=True)
    ]
    free = [text for text in menu if text not in rights]
    said = _said(lines[len(pairs) :], free)
    extra = [
        {"id": option_id(len(pairs) + place), "text": text, "feedback": why}
        for place, (text, why) in enumerate(said.items())
    ]
    return {"pairs": listed} | ({"extra": extra} if extra else {})


_KINDS: Final[Mapping[str, Callable[[Row], dict[str, Any]]]] = {
    "choice": _options,
    "multiple": _options,
    "numeric": _number,
    "text": _words,
    "order": _order,
    "match": _pairs,
}
