"""A table for spreadsheets: a row for each question and each of its checks, in the author's Markdown."""

import csv
import io
from collections.abc import Iterator, Mapping

from macros.export.columns import asked
from macros.export.edition import Edition
from macros.export.format import Format
from macros.model import Bank, Check, Question
from macros.model.question import RECALL, check_path

COLUMNS = (
    "id", "number", "topic", "level", "kind", "title", "text", "options", "key", "feedback", "explanation",
    "verdict", "note", "hint", "keywords", "references", "link", "edition",
)  # fmt: skip
#: What a spreadsheet would compute, or call a program with.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(bank: Bank, edition: Edition) -> bytes:
    """UTF-8 with a mark of its byte order: without it Excel reads another encoding and breaks every accent."""
    out = io.BytesIO()
    with io.TextIOWrapper(out, encoding="utf-8-sig", newline="") as text:
        table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\r\n")
        table.writeheader()
        for row in _rows(bank, edition):
            table.writerow({name: harmless(value) for name, value in row.items()})
        text.flush()
        return out.getvalue()


def harmless(text: str) -> str:
    """The text as a spreadsheet shows it and never computes it: an apostrophe before what begins a formula.

    >>> harmless("=1+1"), harmless("'-0.3"), harmless("a - b")
    ("'=1+1", "''-0.3", 'a - b')
    """
    # One that stands before such a sign already gets another, so that taking one away gives the text back.
    return f"'{text}" if text.lstrip("' \n").startswith(_FORMULA) else text


def _rows(bank: Bank, edition: Edition) -> Iterator[Mapping[str, str]]:
    for topic in bank.topics:
        for question in bank.in_topic(topic.id):
            shared = {
                "number": str(question.number),
                "topic": question.topic,
                "level": question.level,
                "title": question.title,
                "link": edition.link(question),
                "edition": edition.version,
            }
            yield {**shared, **_recall(question)}
            for check in question.checks:
                yield {**shared, **_check(question, check)}


def _recall(question: Question) -> Mapping[str, str]:
    note = question.note
    return {
        "id": question.id,
        "kind": RECALL,
        "text": question.question,
        "key": question.answer,
        "feedback": _lines(question.key_points),
        "explanation": question.explanation,
        "verdict": note.verdict if note else "",
        "note": note.text if note else "",
        "keywords": ", ".join(question.keywords),
        "references": ", ".join(question.references),
    }


def _check(question: Question, check: Check) -> Mapping[str, str]:
    told = asked(check)
    return {
        "id": check_path(question, check),
        "kind": check.kind,
        "text": check.stem,
        "options": _lines(told.options),
        "key": _lines(told.key),
        "feedback": _lines(told.feedback),
        "hint": check.hint or "",
    }


def _lines(texts: tuple[str, ...]) -> str:
    return "\n".join(" ".join(text.split()) for text in texts)


FORMAT = Format("csv", ".csv", write, text=True)
