"""The drawing of the map, as values that its template writes out: what stands where, and the lines between."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase

from macros.model import Bank, Question, Topic
from macros.render.map.layout import Layout, Place, lay_out
from macros.render.map.steps import Needs, direct, linked, steps

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
