"""Where in a file a value stands. Asked only when something is wrong, so nothing is kept ready for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from macros.load.tree import Tree, start
from macros.problems import Flaw, Problem, Where


@dataclass(frozen=True, slots=True)
class _Spot:
    """A value's first event and its key's, and the spots inside it."""

    event: Event
    key: Event
    parts: dict[str | int, "_Spot"]


def placed(tree: Tree, flaws: Iterable[Flaw]) -> list[Problem]:
    """The flaws of a file's values as problems with a line and a column."""
    flaws = tuple(flaws)
    if not flaws:
        return []
    if tree.values is None:
        return [Problem.of(flaw, tree.path) for flaw in flaws]
    events = iter(tree.events[2:])
    first = next(events)
    top = _spot(first, first, events)
    return [_problem(tree, top, flaw) for flaw in flaws]


def _problem(tree: Tree, top: _Spot, flaw: Flaw) -> Problem:
    if not flaw.where:
        return Problem.of(flaw, tree.path)
    spot = _find(top, flaw.where)
    event = spot.key if flaw.at == "key" else spot.event
    line, column = start(event)
    if flaw.at == "value" and isinstance(event, ScalarEvent) and event.style == "|":
        blank = len(event.value) - len(event.value.lstrip("\n"))
        line += 1 + blank + flaw.line
        written = tree.text.split("\n")[line - 1]
        column = len(written) - len(written.lstrip()) + 1
    return Problem.of(flaw, tree.path, line, column)


def _find(spot: _Spot, where: Where) -> _Spot:
    for step in where:
        # A step that is not there is a missing key, or the kind that pydantic puts into the way to a check.
        spot = spot.parts.get(step, spot)
    return spot


def _spot(event: Event, key: Event, events: Iterator[Event]) -> _Spot:
    parts: dict[str | int, _Spot] = {}
    if isinstance(event, MappingStartEvent):
        while not isinstance(name := next(events), MappingEndEvent):
            inner = _spot(name, name, events)
            part = _spot(next(events), inner.event, events)
            if isinstance(name, ScalarEvent):
                parts.setdefault(name.value, part)
    elif isinstance(event, SequenceStartEvent):
        while not isinstance(item := next(events), SequenceEndEvent):
            parts[len(parts)] = _spot(item, item, events)
    return _Spot(event, key, parts)
