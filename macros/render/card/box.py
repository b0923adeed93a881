"""What is drawn, as values: glyphs and bars with their places, in boxes that stand beside and above each other."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: `x` is where its advance begins, `y` its baseline, both in pixels from the box's origin."""

    face: str
    size: float
    text: str
    x: float = 0.0
    y: float = 0.0

    def moved(self, x: float, y: float) -> "Glyph":
        """The same, `x` to the right and `y` down."""
        return Glyph(self.face, self.size, self.text, self.x + x, self.y + y)


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle; `y` is its upper edge."""

    width: float
    height: float
    x: float = 0.0
    y: float = 0.0

    def moved(self, x: float, y: float) -> "Bar":
        """The same, `x` to the right and `y` down."""
        return Bar(self.width, self.height, self.x + x, self.y + y)


@dataclass(frozen=True, slots=True)
class Box:
    """Marks around a baseline: `ascent` above it, `descent` below."""

    width: float
    ascent: float = 0.0
    descent: float = 0.0
    marks: tuple[Glyph | Bar, ...] = ()

    def moved(self, x: float, y: float) -> tuple[Glyph | Bar, ...]:
        """The marks, `x` to the right and `y` down."""
        return tuple(mark.moved(x, y) for mark in self.marks)


def beside(boxes: Iterable[Box]) -> Box:
    """Boxes on one baseline, one after another."""
    return placed((box, None, 0.0) for box in boxes)


def placed(parts: Iterable[tuple[Box, float | None, float]]) -> Box:
    """Boxes at `x` (None: after what stands before) and `y` of a common origin, as one."""
    width = ascent = descent = 0.0
    marks: list[Glyph | Bar] = []
    for box, x, y in parts:
        left = width if x is None else x
        marks.extend(box.moved(left, y))
        width = max(width, left + box.width)
        ascent = max(ascent, box.ascent - y)
        descent = max(descent, box.descent + y)
    return Box(width, ascent, descent, tuple(marks))
