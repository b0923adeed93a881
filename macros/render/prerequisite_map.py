"""The map of prerequisites: which questions build on which, laid out in columns, as values for a template.

A question's column is its distance from a start, and no line passes behind another question: a line that crosses
several columns takes a place of its own in each of them, a bend.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from string import ascii_uppercase

from macros.model import Bank, Question, Topic

#: The prerequisites of each question.
Needs = Mapping[str, Sequence[str]]


def linked(needs: Needs) -> dict[str, tuple[str, ...]]:
    """Those that build on another or that another builds on, in the order given."""
    wanted = {each for prerequisites in needs.values() for each in prerequisites}
    return {name: tuple(each) for name, each in needs.items() if each or name in wanted}


def steps(needs: Needs) -> dict[str, int]:
    """The step of each question: 0 for a start, else one more than the highest of its prerequisites.

    What stands in a circle, or behind one, has no step: the bank's problems tell of it.
    """
    found: dict[str, int] = {}
    waiting = dict(needs)
    while ready := [name for name, each in waiting.items() if all(before in found for before in each)]:
        found.update({name: max((found[before] + 1 for before in waiting.pop(name)), default=0) for name in ready})
    return found


def direct(needs: Needs, step: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """The prerequisites of what has a step, but for those that another prerequisite has among its own."""
    before: dict[str, set[str]] = {}
    for name in sorted(step, key=step.__getitem__):
        before[name] = set(needs[name]).union(*(before[each] for each in needs[name]))
    return {
        name: tuple(
            each for each in dict.fromkeys(needs[name]) if not any(each in before[other] for other in needs[name])
        )
        for name in needs
        if name in step
    }


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


#: More linked questions than these nobody could follow in one drawing; the list beside it has no end.
MOST = 150
#: So many colors there are tokens for; the letter tells topics of one color apart.
HUES = 9
#: In pixels of the drawing; a rem of the page has 20 of them.
REM = 20
WIDTH, HEIGHT, GAP, BETWEEN, EDGE = 160, 58, 30, 12, 3


@dataclass(frozen=True, slots=True)
class Key:
    """How a topic is known in the drawing: by a letter, and one of the colors."""

    topic: Topic
    letter: str
    hue: int


@dataclass(frozen=True, slots=True)
class Node:
    """A question in its box, whose upper left corner is at ``x`` and ``y``."""

    question: Question
    key: Key
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it: ``paths`` are the lines between questions, as SVG writes them."""

    keys: tuple[Key, ...]
    nodes: tuple[Node, ...]
    paths: tuple[str, ...]
    steps: int
    width: int
    height: int


def linked_questions(bank: Bank) -> dict[str, tuple[str, ...]]:
    """The questions that are linked by prerequisites, as the guide is read, each with its own."""
    reading = (question for topic in bank.topics for question in bank.in_topic(topic.id))
    known = {question.id: question.prerequisites for question in reading}
    return linked({name: tuple(each for each in needs if each in known) for name, needs in known.items()})


def draw(bank: Bank) -> Drawing | None:
    """The drawing of a bank; None where there is nothing to draw, or more than can be followed."""
    needs: Needs = linked_questions(bank)
    step = steps(needs)
    if not step or len(step) > MOST:
        return None
    lines = direct(needs, step)
    layout = lay_out(lines, step)
    in_drawing = {bank.question(name).topic for name in step}
    keys = {
        topic.id: Key(topic, letter_of(place), place % HUES + 1)
        for place, topic in enumerate(bank.topics)
        if topic.id in in_drawing
    }
    nodes = (
        Node(question, keys[question.topic], _left(step[name]), _middle(layout.rows[name]) - HEIGHT // 2)
        for name, question in ((name, bank.question(name)) for name in lines)
    )
    paths = (_path(start, end, step, layout) for end, each in lines.items() for start in each)
    columns = max(step.values()) + 1
    return Drawing(
        keys=tuple(keys.values()),
        nodes=tuple(nodes),
        paths=tuple(paths),
        steps=columns,
        width=_left(columns - 1) + WIDTH + EDGE,
        height=round(layout.height * (HEIGHT + BETWEEN)) - BETWEEN + 2 * EDGE,
    )


def letter_of(place: int) -> str:
    """The letter of the topic at a place: A to Z, then AA.

    >>> [letter_of(place) for place in (0, 25, 26, 52)]
    ['A', 'Z', 'AA', 'BA']
    """
    rounds, letter = divmod(place, len(ascii_uppercase))
    return (letter_of(rounds - 1) if rounds else "") + ascii_uppercase[letter]


def _path(start: str, end: str, step: dict[str, int], layout: Layout) -> str:
    return f"M{_left(step[start]) + WIDTH} {_middle(layout.rows[start])}" + "".join(_parts(start, end, step, layout))


def _parts(start: str, end: str, step: dict[str, int], layout: Layout) -> Iterator[str]:
    """A curve across each gap between columns, and a straight line along each bend."""
    stops: tuple[Place, ...] = (start, *layout.bends.get((start, end), ()), end)
    for column, (here, there) in enumerate(pairwise(stops), step[start] + 1):
        before, after, left = _middle(layout.rows[here]), _middle(layout.rows[there]), _left(column)
        half = left - GAP // 2
        yield f"C{half} {before} {half} {after} {left} {after}"
        if there != end:
            yield f"H{left + WIDTH}"


def _left(column: int) -> int:
    return EDGE + column * (WIDTH + GAP)


def _middle(row: float) -> int:
    return EDGE + HEIGHT // 2 + round(row * (HEIGHT + BETWEEN))
