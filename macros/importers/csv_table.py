"""Imports a table: this project's own, with a row for each question and check, or one of questions and answers."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from macros.importers.lms import option_id
from macros.importers.records import (
    MOST_ANSWERS,
    CheckRecord,
    ImportedFile,
    Loss,
    QuestionRecord,
    TopicRecord,
    at_most,
    too_many_answers,
    unreadable_table,
)
from macros.importers.slugs import is_id
from macros.problems import printable

CURES: Final = {
    "answer": "Write it into the column `answer`.",
    "explanation": "Write it into the column `explanation`.",
    "feedback": "Write a line `text: why` for every option into the column `feedback`.",
}
#: Other names of columns.
_SYNONYMS: Final = {"question": "text", "answer": "key", "tags": "keywords"}
_COLUMNS: Final = """
    id number topic title level kind text key explanation verdict note keywords references feedback options hint
"""
#: Columns of this project's own table that are made from others.
_DERIVED: Final = ("link", "edition")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_NUMBER: Final = re.compile(r"(\S+) ± ([0-9.eE+-]+ ?%?)(?: (.+))?")
_RECALL: Final = "recall"
#: A row after the last: it is missing if an open quote swallowed it.
_END: Final = "\N{END OF TEXT}"
_QUOTE_CURE: Final = "Close the quote that opens there: a quote inside a cell is written twice."
Row = Mapping[str, str]


def read(text: str) -> ImportedFile:
    """Read every question of the table, with the checks whose ids begin with its own."""
    questions: list[QuestionRecord] = []
    checks: dict[str, list[CheckRecord]] = {}
    topics: dict[str, TopicRecord] = {}
    losses: list[Loss] = []
    try:
        for line, row in at_most(_rows(text, losses), losses, lambda numbered: numbered[0]):
            question, _, check = row.get("id", "").partition("/")
            kind = row.get("kind", "") or _RECALL
            count = max(row.get(column, "").count("\n") for column in ("options", "key", "feedback"))
            if count > MOST_ANSWERS:
                losses.append(too_many_answers(line, count))
            elif kind == _RECALL:
                topic = row.get("topic", "").strip() or "Questions"
                title = topic.replace("-", " ").capitalize() if is_id(topic) else topic
                topics.setdefault(topic, TopicRecord(topic, title, topic if is_id(topic) else "", line=line))
                losses += _unused_cells(line, row)
                questions.append(QuestionRecord(line, topic, _question(row)))
            elif kind in _KINDS:
                values = {"id": check, "kind": kind, "stem": row.get("text", ""), **_KINDS[kind](row)}
                hint = {"hint": row["hint"]} if row.get("hint") else {}
                checks.setdefault(question, []).append(CheckRecord(line, {**values, **hint}))
            else:
                message, cure = f"the kind `{printable(kind)}` is unknown", f"The kinds are {', '.join(_KINDS)}."
                losses.append(Loss(line, message, cure, "kind-unknown"))
    except csv.Error as error:
        losses.append(unreadable_table(error, "Save it as CSV in UTF-8 and try again."))
    whole = tuple(replace(each, checks=tuple(checks.pop(str(each.values.get("id")), ()))) for each in questions)
    losses += (_orphan(check) for left in checks.values() for check in left)
    return ImportedFile(tuple(topics.values()), whole, tuple(losses), CURES)


def _orphan(check: CheckRecord) -> Loss:
    message, many = "this check has no question in the table", "{n} checks have no question in the table"
    cure = "Give the row of its question the id before the slash."
    return Loss(check.line, message, cure, "no-question", many)


def _rows(text: str, losses: list[Loss]) -> Iterator[tuple[int, Row]]:
    """Yield each row by the names of its columns, with its line."""
    declared = re.match(r"sep=([,;\t|:^~])\n", text)
    body = text[declared.end() :] if declared else text
    above = 1 if declared else 0
    delimiter = declared[1] if declared else max(",;\t", key=body.partition("\n")[0].count)
    rows = read_rows(body, delimiter, above + 1, losses)
    columns: list[str] = []
    for name in (cell.strip().lower() for cell in next(rows, (1, []))[1]):
        synonym = _SYNONYMS.get(name, name)
        columns.append(name if synonym in columns else synonym)
    while columns and not columns[-1]:
        columns.pop()
    if "text" not in columns:
        message = "no column is called `question`"
        losses.append(Loss(1 + above, message, "Write the names of the columns as the first line, as in "
                           "`question,answer`.", "no-header"))  # fmt: skip
        return
    losses += _unknown_columns(columns, 1 + above)
    for line, cells in rows:
        if any(cell.strip() for cell in cells[len(columns) :]):
            losses.append(_too_wide(cells, columns, line, delimiter))
        else:
            yield line, {name: _unguarded(cell) for name, cell in zip(columns, cells, strict=False)}


def read_rows(text: str, delimiter: str, first: int, losses: list[Loss]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not empty with its line, counted from ``first``; a quote that never closes is a loss."""
    body = f"{text.replace(_END, '')}\n{_END}"
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, skipinitialspace=delimiter != "\t")
    line = first
    for cells in reader:
        if cells and cells[-1].endswith(_END):
            losses += _swallowed(cells, line)
        elif any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + first


def _swallowed(cells: Sequence[str], line: int) -> Iterator[Loss]:
    if len(cells) > 1 or cells[0] != _END:
        message = "a quote opens here and never closes, so that nothing from here on was imported"
        yield Loss(line, message, _QUOTE_CURE, "quote-open")


def _too_wide(cells: Sequence[str], columns: Sequence[str], line: int, delimiter: str) -> Loss:
    mark = {"\t": "tab", ",": "comma", ";": "semicolon"}.get(delimiter, printable(delimiter))
    message = f"this row was left out: it has {len(cells)} cells, and the table has {len(columns)} columns"
    cure = f"Put a cell with a {mark} in it between double quotes."
    return Loss(line, message, cure, "row-too-wide", "{n} rows were left out: they have more cells than the table has "
                "columns")  # fmt: skip


def _unknown_columns(columns: Iterable[str], line: int) -> Iterator[Loss]:
    unknown = [f"`{printable(name)}`" for name in columns if name not in (*_COLUMNS.split(), *_DERIVED)]
    if unknown:
        many = len(unknown) > 1
        message = f"the column{'s' if many else ''} {', '.join(unknown)} {'were' if many else 'was'} not imported"
        cure = "Columns are question, answer, explanation, topic, title, level, keywords."
        yield Loss(line, message, cure, "column-unknown")


def _unused_cells(line: int, row: Row) -> Iterator[Loss]:
    """Yield the cells of a question that only a check can have, and a note without a verdict."""
    columns = ["options", "hint", *(["note"] if row.get("note") and not row.get("verdict") else [])]
    for column in columns:
        if row.get(column, "").strip():
            message, many = (f"the column `{column}` of {whose} was not imported" for whose in ("this row", "{n} rows"))
            cure = "Write a `verdict` for each note." if column == "note" else (
                "Only a row with a `kind` such as `choice` can have it.")  # fmt: skip
            yield Loss(line, message, cure, "cell-unused", many)


def _unguarded(cell: str) -> str:
    """Return the cell without the apostrophe that keeps a spreadsheet from computing it."""
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
    return [line for line in row.get(column, "").split("\n") if line.strip()]


def _feedback_by_text(lines: Sequence[str], texts: Sequence[str]) -> dict[str, str]:
    """Return the feedback on each of the texts, from lines `text: why`."""
    found: dict[str, str] = {}
    for line in lines:
        text = max((text for text in texts if line.startswith(f"{text}: ")), key=len, default=None)
        if text is not None:
            found.setdefault(text, line[len(text) + 2 :])
    return found


def _feedback(row: Row) -> tuple[dict[str, str], list[str]]:
    """Return the feedback on a right response and on any other, and the lines between."""
    lines = _lines(row, "feedback")
    ends = {"right": lines[0], "wrong": lines[-1]} if len(lines) > 1 else {}
    return ends, lines[1:-1]


def _listed(texts: Sequence[str], feedback: Mapping[str, str], name: str = "text") -> list[dict[str, str]]:
    return [
        {"id": option_id(place), name: text} | ({"feedback": feedback[text]} if text in feedback else {})
        for place, text in enumerate(texts)
    ]


def _options(row: Row) -> dict[str, Any]:
    texts, key = _lines(row, "options"), _lines(row, "key")
    right = [option_id(place) for place, text in enumerate(texts) if text in key]
    options = _listed(texts, _feedback_by_text(_lines(row, "feedback"), texts))
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
    return {"items": _listed(texts, _feedback_by_text(between, texts)), "feedback": feedback}


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
        for each, (_, right) in zip(_listed(lefts, _feedback_by_text(lines, lefts), "left"), pairs, strict=True)
    ]
    free = [text for text in menu if text not in rights]
    feedback = _feedback_by_text(lines[len(pairs) :], free)
    extra = [
        {"id": option_id(len(pairs) + place), "text": text, "feedback": why}
        for place, (text, why) in enumerate(feedback.items())
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
