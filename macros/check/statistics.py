"""Counts what a bank holds, what is covered, what keys give away, and how many numbers tests recompute."""

import ast
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import Any, Final, get_args

from macros.check.answer_bias import Tally, choices, longest_keys, shortest_keys
from macros.model import Bank, Check, Numeric, Question
from macros.model.question import Verdict

#: The kinds of check in the order of the model.
KINDS: Final[tuple[str, ...]] = tuple(
    get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Check)[0])
)
#: The parts of a question that are counted, by field.
PARTS: Final = ("note", "key_points", "worked", "figure", "references", "prerequisites", "related")
_COVERED: Final[Mapping[str, str]] = {
    "note": "questions with a note",
    "key_points": "questions with key points",
    "worked": "questions with a worked example",
    "figure": "questions with a figure",
    "references": "questions with references",
    "prerequisites": "questions with prerequisites",
    "related": "questions with related ones",
    "transfer": "questions with a transfer check",
    "hint": "checks with a hint",
    "cited": "references that are cited",
}
#: The numeric claims, by where they are.
_CLAIMS: Final[Mapping[str, str]] = {
    "keys": "keys of numeric checks, by `equals`",
    "mistakes": "known mistakes of numeric checks",
    "asserts": "asserts of worked examples",
    "figures": "figures, drawn again from code",
    "introductions": "decimals in introductions of topics",
}
_DECIMAL: Final = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")


@dataclass(frozen=True, slots=True)
class TopicCount:
    """The questions of a topic, its checks of each kind, and how many of those are transfer checks."""

    topic: str
    questions: int
    kinds: Mapping[str, int]
    transfer: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The smallest, middle and largest of several counts."""

    fewest: int
    median: float
    most: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a total have something."""

    having: int
    total: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All counts of one bank; ``without_transfer`` are ids of questions."""

    total: TopicCount
    topics: tuple[TopicCount, ...]
    checks: Spread
    longest: Tally
    shortest: Tally
    coverage: Mapping[str, Share]
    without_transfer: tuple[str, ...]
    verdicts: Mapping[str, int]
    recomputed: Mapping[str, Share] = field(default_factory=dict)


def measure(bank: Bank, root: Path | None = None) -> Statistics:
    """Count the bank; ``root`` is its folder, where figures and introductions are counted."""
    questions, asked = bank.questions, choices(bank.questions)
    each = [len(question.checks) for question in questions] or [0]
    notes = [question.note for question in questions if question.note is not None]
    verdicts = Counter[str](note.verdict for note in notes)
    return Statistics(
        total=_count("all topics", questions),
        topics=tuple(_count(topic.id, bank.in_topic(topic.id)) for topic in bank.topics),
        checks=Spread(min(each), median(each), max(each)),
        longest=longest_keys(asked),
        shortest=shortest_keys(asked),
        coverage=_coverage(bank),
        without_transfer=tuple(question.id for question in questions if not _has_transfer(question)),
        verdicts={
            **{verdict: verdicts[verdict] for verdict in get_args(Verdict)},
            "contested": sum(note.contested for note in notes),
        },
        recomputed=_recomputed(bank, root),
    )


def _count(topic: str, questions: Sequence[Question]) -> TopicCount:
    checks = [check for question in questions for check in question.checks]
    kinds = Counter[str](check.kind for check in checks)
    return TopicCount(topic, len(questions), {kind: kinds[kind] for kind in KINDS}, sum(c.transfer for c in checks))


def _has_transfer(question: Question) -> bool:
    return any(check.transfer for check in question.checks)


def _coverage(bank: Bank) -> dict[str, Share]:
    questions = bank.questions
    checks = [check for question in questions for check in question.checks]
    cited = {key for question in questions for key in question.references}
    covered = {
        part: Share(sum(bool(getattr(question, part)) for question in questions), len(questions)) for part in PARTS
    }
    covered["transfer"] = Share(sum(map(_has_transfer, questions)), len(questions))
    covered["hint"] = Share(sum(check.hint is not None for check in checks), len(checks))
    covered["cited"] = Share(len(cited), len(bank.references))
    return covered


def _recomputed(bank: Bank, root: Path | None) -> dict[str, Share]:
    """Count the numeric claims, and those that tests compute again.

    The tests in tests/bank/ run every worked example, evaluate each `equals`, draw every figure that has a module, and
    compute every decimal of an introduction. Nothing recomputes mistakes.
    """
    checks = [check for question in bank.questions for check in question.checks]
    numeric = [check for check in checks if isinstance(check, Numeric)]
    asserts = sum(_asserts(question.worked.code) for question in bank.questions if question.worked is not None)
    drawn = sum((root / "figures" / f"{name[:-4]}.py").is_file() for name in bank.figures) if root else 0
    decimals = (
        sum(_decimals(root.resolve().parent / f"docs/topics/{topic.id}.md") for topic in bank.topics) if root else 0
    )
    return {
        "keys": Share(sum(check.equals is not None for check in numeric), len(numeric)),
        "mistakes": Share(0, sum(len(check.mistakes) for check in numeric)),
        "asserts": Share(asserts, asserts),
        "figures": Share(drawn, len(bank.figures)),
        "introductions": Share(decimals, decimals),
    }


def _asserts(code: str) -> int:
    try:
        return sum(isinstance(node, ast.Assert) for node in ast.walk(ast.parse(code)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return 0  # `check` reports it


def _decimals(page: Path) -> int:
    """The distinct decimals and numbers with separators before the questions of a page."""
    if not page.is_file():
        return 0
    text = page.read_text(encoding="utf-8").rpartition("---\n")[2].partition("\n## Questions\n")[0]
    return len(set(_DECIMAL.findall(text)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of numbers; the first column is words. ``remark`` explains it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remark: str = ""


def tables(counted: Statistics) -> Iterator[Table]:
    """Yield the tables in reading order."""
    rows = (_topic_row(topic) for topic in (*counted.topics, counted.total))
    yield Table("Questions and checks", ("topic", "questions", "checks", *KINDS, "transfer"), tuple(rows))
    spread = counted.checks
    row = ("checks per question", str(spread.fewest), f"{spread.median:g}", str(spread.most))
    yield Table("Spread", ("", "fewest", "median", "most"), (row,))
    missing = ", ".join(counted.without_transfer)
    remark = f"Without a transfer check: {missing}." if missing else ""
    head = ("what", "have it", "of", "share")
    rows = ((_COVERED[name], *_share(share)) for name, share in counted.coverage.items())
    yield Table("Coverage", head, tuple(rows), remark)
    verdicts = tuple((verdict, str(count)) for verdict, count in counted.verdicts.items())
    yield Table("Verdicts of the notes", ("verdict", "notes"), verdicts, "A contested note also has a verdict.")
    titles = ("the key is", "checks", "of", "share", "by chance", "probability")
    tallies = (_tally_row("the longest", counted.longest), _tally_row("the shortest", counted.shortest))
    remark = "Of the single-choice checks where one option is strictly so. Below 0.01 it is not chance."
    yield Table("Length of keys", titles, tallies, remark)
    shares = counted.recomputed
    total = Share(sum(share.having for share in shares.values()), sum(share.total for share in shares.values()))
    claims = [*((_CLAIMS[name], *_share(share)) for name, share in shares.items()), ("all", *_share(total))]
    yield Table("Numeric claims recomputed by tests", ("what", "recomputed", "of", "share"), tuple(claims))


def _topic_row(topic: TopicCount) -> tuple[str, ...]:
    kinds = (topic.kinds[kind] for kind in KINDS)
    return topic.topic, *map(str, (topic.questions, sum(topic.kinds.values()), *kinds, topic.transfer))


def _share(share: Share) -> tuple[str, str, str]:
    return str(share.having), str(share.total), _percent(share.having, share.total)


def _tally_row(words: str, tally: Tally) -> tuple[str, ...]:
    counts = str(tally.count), str(tally.trials), _percent(tally.count, tally.trials)
    return words, *counts, f"{tally.chance:.0%}", f"{tally.probability:.2g}"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"


def as_text(counted: Statistics) -> str:
    """Return tables with aligned columns."""
    return "\n".join("".join(f"{line}\n" for line in _lines(table)) for table in tables(counted))


def as_markdown(counted: Statistics) -> str:
    """Return tables in Markdown."""
    return "\n".join(_markdown(table) for table in tables(counted))


def as_json(counted: Statistics) -> str:
    """Return one JSON object with all counts."""
    made: dict[str, Any] = asdict(counted)
    for name, tally in (("longest", counted.longest), ("shortest", counted.shortest)):
        made[name] |= {"expected": tally.expected, "probability": tally.probability}
    return json.dumps(made, indent=2) + "\n"


#: The formats by their name on the command line.
FORMATS: Final[Mapping[str, Callable[[Statistics], str]]] = {"text": as_text, "json": as_json, "markdown": as_markdown}


def _lines(table: Table) -> Iterator[str]:
    rows = (table.head, *table.rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield table.title
    for first, *others in rows:
        cells = (f"{first:<{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)))
        yield "  " + "  ".join(cells).rstrip()
    if table.remark:
        yield f"  {table.remark}"


def _markdown(table: Table) -> str:
    rule = (":--", *("--:" for _ in table.head[1:]))
    rows = "".join(f"| {' | '.join(row)} |\n" for row in (table.head, rule, *table.rows))
    return f"## {table.title}\n\n{rows}" + (f"\n{table.remark}\n" if table.remark else "")
