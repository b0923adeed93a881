"""Records read from a file of another program, and losses: what of the file does not reach the bank."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from macros.model import Reference
from macros.problems import Problem, printable

T = TypeVar("T")
#: The fields of a question or a check, by the names they have in a file of the bank; unknown ones are left out.
Values = Mapping[str, Any]

#: Bounds on one file: questions and checks together, and answers of one question.
MOST_ENTRIES: Final = 10_000
MOST_ANSWERS: Final = 200
#: How many line numbers a summary lists, and how long it may be.
_LINES_SHOWN, _LONGEST_MESSAGE = 20, 2_000


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A check and the line it starts on."""

    line: int
    values: Values


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question and the line it starts on. ``topic`` is the key of a TopicRecord."""

    line: int
    topic: str
    values: Values
    checks: tuple[CheckRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRecord:
    """A group of questions. ``key`` is how questions refer to it; ``id`` is empty if the file has none."""

    key: str
    title: str
    id: str = ""
    introduction: str = ""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Loss:
    """Something in the file that was not imported, at a line.

    Losses with the same ``many``, code and cure become one message: ``many`` is its text, with `{n}` for their number.
    """

    line: int
    message: str
    cure: str
    code: str = "not-imported"
    many: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """The records of a file in their order, and its losses.

    ``cures`` has the cure for a missing field, by the field's name. ``keeps_numbers`` is False if the numbers of
    questions are only positions in a list.
    """

    topics: tuple[TopicRecord, ...] = ()
    questions: tuple[QuestionRecord, ...] = ()
    losses: tuple[Loss, ...] = ()
    cures: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    keeps_numbers: bool = True


def at_most(entries: Iterable[T], losses: list[Loss], line_of: Callable[[T], int]) -> Iterator[T]:
    """Yield the entries up to the bound for one file, and add a loss if there are more."""
    for count, entry in enumerate(entries):
        if count == MOST_ENTRIES:
            losses.append(too_many_entries(line_of(entry)))
            return
        yield entry


def too_many_entries(line: int) -> Loss:
    """Return the loss of all that follows the last entry that a file may have."""
    message = f"a file may have {MOST_ENTRIES:,} questions and checks, and nothing from here on was imported"
    return Loss(line, message, "Split the file and import the parts one by one.", "too-many")


def unreadable_table(error: Exception, cure: str) -> Loss:
    """Return the loss of a table that the csv module refuses to read."""
    if "field larger" in str(error):
        message = f"a cell has more than {csv.field_size_limit():,} characters, and nothing was imported"
        return Loss(1, message, "Shorten it, or close the quote before it if it is not that long.", "not-csv")
    return Loss(1, f"this table cannot be read: {error}", cure, "not-csv")


def too_many_answers(line: int, count: int) -> Loss:
    """Return the loss of a question that has more answers than a check can hold."""
    message = f"this question was left out: it has {count:,} answers, and at most {MOST_ANSWERS} can be imported"
    return Loss(line, message, "Split it into several questions.", "too-many-answers")


def embedded(line: int, name: str, things: Iterable[str]) -> Iterator[Loss]:
    """Yield the losses of pictures, recordings and other things that are embedded in a question."""
    for thing, count in Counter(things).items():
        shown = f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}" if count == 1 else f"{count} {thing}s"
        message = f"{shown} in `{printable(name)}` {'was' if count == 1 else 'were'} not imported"
        cure = "Describe what matters in the text of the question."
        if thing == "picture":
            cure = "Draw it as an SVG file in quizdata/figures, or describe it in words."
        code, many = thing.replace(" ", "-").lower(), f"{{n}} questions have {thing}s, which were not imported"
        yield Loss(line, message, cure, code, many)


def summarize(losses: Iterable[Loss], path: str) -> list[Problem]:
    """Turn losses into problems in the order of their lines, one for each kind."""
    groups: dict[tuple[str, ...], list[Loss]] = {}
    for number, loss in enumerate(losses):
        groups.setdefault((loss.code, loss.many, loss.cure) if loss.many else (str(number),), []).append(loss)
    problems = [_problem(sorted(group, key=lambda loss: loss.line), path) for group in groups.values()]
    return sorted(problems, key=lambda problem: problem.line)


def _problem(group: list[Loss], path: str) -> Problem:
    first = group[0]
    message = first.message
    lines = [*dict.fromkeys(max(loss.line, 1) for loss in group)]
    if len(group) > 1:
        shown = ", ".join(map(str, lines[:_LINES_SHOWN])) + (", …" if len(lines) > _LINES_SHOWN else "")
        message = f"{first.many.replace('{n}', f'{len(group):,}')}: line{'s' if len(lines) > 1 else ''} {shown}"
    message, cure = printable(message, _LONGEST_MESSAGE), printable(first.cure, 500)
    return Problem(path, lines[0], 1, message, cure, first.code)


def line_ranges(numbers: Iterable[int]) -> str:
    """Write line numbers as ranges: `lines 7–9, 12`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    is_one = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    words = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)
    return f"line{'' if is_one else 's'} {words}"
