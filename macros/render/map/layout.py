"""Where each question of the map stands: its step is its column, and no line passes behind another question.

A question follows the first of its highest prerequisites, as in a tree. A line that comes from elsewhere, across
several columns, takes a place of its own in each of them: a bend.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

#: A question's id; or, for a bend, the ids of both ends of its line and its column.
Place = str | tuple[str, str, int]
#: Questions that nothing links stand further apart, by a part of a row.
APART = 0.4
_Direct = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """The row of every place, rows being as high as a question; and the bends of each line."""

    rows: Mapping[Place, float]
    height: float
    bends: Mapping[tuple[str, str], tuple[Place, ...]]


def lay_out(needs: _Direct, step: Mapping[str, int]) -> Layout:
    """Give each question a row; ``needs`` is without what is implied, in reading order."""
    parent = {name: max(each, key=step.__getitem__) if each else None for name, each in needs.items()}
    across = [(start, end) for end, each in needs.items() for start in each if start != parent[end]]
    bends = {(start, end): tuple(_bends(start, end, step)) for start, end in across}
    root = {name: _root(name, parent) for name in needs}
    groups = _groups(needs, root)
    order = {each: place for place, each in enumerate(each for group in groups for each in group)}
    children = _children(parent, bends, {name: order[root[name]] for name in needs})
    rows: dict[Place, float] = {}
    height = -APART
    for group in groups:
        height += APART
        for each in group:
            height = _place(each, children, rows, height)
    return Layout(rows, height, bends)


def _children(
    parent: Mapping[str, str | None], bends: Mapping[tuple[str, str], tuple[Place, ...]], order: Mapping[str, int]
) -> dict[Place, list[Place]]:
    """What follows each place: what a line leads to from a tree above comes first, from one below last."""
    pull = dict.fromkeys(parent, 0)
    for start, end in bends:
        way = _sign(order[end] - order[start])
        for name, sign in ((start, way), (end, -way)):
            for each in _upward(name, parent):
                pull[each] += sign
    found: dict[Place, list[tuple[int, Place]]] = {}
    for name, before in parent.items():
        if before is not None:
            found.setdefault(before, []).append((pull[name], name))
    for (start, end), places in bends.items():
        for above, place in pairwise((start, *places)):
            found.setdefault(above, []).append((_sign(order[end] - order[start]), place))
    return {above: [place for _, place in sorted(each, key=itemgetter(0))] for above, each in found.items()}


def _place(place: Place, children: Mapping[Place, list[Place]], rows: dict[Place, float], row: float) -> float:
    """Put a place and all that follows it into the rows from ``row`` on; the first row that is still free."""
    following = children.get(place, [])
    below = row
    for each in following:
        below = _place(each, children, rows, below)
    rows[place] = (rows[following[0]] + rows[following[-1]]) / 2 if following else row
    return max(below, row + 1)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _bends(start: str, end: str, step: Mapping[str, int]) -> Iterator[Place]:
    for column in range(step[start] + 1, step[end]):
        yield (start, end, column)


def _upward(name: str, parent: Mapping[str, str | None]) -> Iterator[str]:
    above: str | None = name
    while above is not None:
        yield above
        above = parent[above]


def _root(name: str, parent: Mapping[str, str | None]) -> str:
    *_, last = _upward(name, parent)
    return last


def _groups(needs: _Direct, root: Mapping[str, str]) -> list[list[str]]:
    """The starts in reading order, those together whose questions are linked."""
    joined = {each: {each} for each in needs if root[each] == each}
    for end, each in needs.items():
        for start in each:
            one, other = joined[root[start]], joined[root[end]]
            if one is not other:
                one |= other
                joined.update(dict.fromkeys(other, one))
    groups: dict[int, list[str]] = {}
    for name, group in joined.items():
        groups.setdefault(id(group), []).append(name)
    return list(groups.values())
