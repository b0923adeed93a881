"""What was counted, as tables that a person reads."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from macros.check.keys import Places, Tally
from macros.check.statistics.measure import KINDS, Share, Statistics, Topical

_COVERED: Final[Mapping[str, str]] = {
    "note": "questions with a note",
    "key_points": "questions with key points",
    "worked": "questions with a worked example",
    "figure": "questions with a figure",
    "references": "questions with references",
    "prerequisites": "questions with prerequisites",
    "related": "questions with related ones",
    "hint": "checks with a hint",
    "equals": "numeric checks proven by `equals`",
    "cited": "references that are cited",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The first column is words, the others are numbers. ``remark`` says what the numbers mean."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remark: str = ""


def tables(counted: Statistics) -> tuple[Table, ...]:
    """All tables, in the order in which they are read."""
    return (
        _topics(counted),
        _checks(counted),
        _coverage(counted),
        _verdicts(counted),
        _lengths(counted),
        _places(counted),
    )


def _topics(counted: Statistics) -> Table:
    rows = (_topic(topic) for topic in (*counted.topics, counted.total))
    return Table("Questions and checks", ("topic", "questions", "checks", *KINDS), tuple(rows))


def _topic(topic: Topical) -> tuple[str, ...]:
    counts = (topic.questions, sum(topic.kinds.values()), *(topic.kinds[kind] for kind in KINDS))
    return topic.topic, *map(str, counts)


def _checks(counted: Statistics) -> Table:
    spread = counted.checks
    row = ("checks per question", str(spread.fewest), f"{spread.median:g}", str(spread.most))
    return Table("Spread", ("", "fewest", "median", "most"), (row,))


def _coverage(counted: Statistics) -> Table:
    rows = ((words, *_share(counted.coverage[name])) for name, words in _COVERED.items())
    return Table("Coverage", ("what", "have it", "of", "share"), tuple(rows))


def _share(share: Share) -> tuple[str, str, str]:
    return str(share.having), str(share.total), _percent(share.having, share.total)


def _verdicts(counted: Statistics) -> Table:
    rows = ((verdict, str(count)) for verdict, count in counted.verdicts.items())
    return Table("Verdicts of the notes", ("verdict", "notes"), tuple(rows), "Contested notes have a verdict as well.")


def _lengths(counted: Statistics) -> Table:
    rows = (_tally("the longest", counted.longest), _tally("the shortest", counted.shortest))
    head = ("the key is", "checks", "of", "share", "by chance", "probability")
    remark = "Of the choice checks in which one option is. A probability below 0.01 is not put down to chance."
    return Table("Length of keys", head, rows, remark)


def _tally(words: str, tally: Tally) -> tuple[str, ...]:
    counts = str(tally.count), str(tally.trials), _percent(tally.count, tally.trials)
    return words, *counts, f"{tally.chance:.0%}", f"{tally.probability:.2g}"


def _places(counted: Statistics) -> Table:
    most = max((group.options for group in counted.places), default=0)
    head = ("checks with", "checks", *(f"place {place}" for place in range(1, most + 1)))
    rows = tuple(_group(group, most) for group in counted.places)
    remark = f"As a learner meets them first. Places so uneven have a probability of {counted.places_probability:.2g}."
    return Table("Places of keys", head, rows, remark)


def _group(group: Places, columns: int) -> tuple[str, ...]:
    empty = ("",) * (columns - group.options)
    return f"{group.options} options", str(sum(group.counts)), *map(str, group.counts), *empty


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
