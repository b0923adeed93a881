"""The sign of the site, an open circle with a tick, as macros/site/theme/.icons/quiz/mark.svg has it."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

#: In the units of the SVG.
_SIDE, _STROKE = 32, 4.0
_TICK = ((11.5, 15.5), (17.0, 21.0), (28.5, 8.0))
_CENTER, _RADIUS, _DEGREES = (15.1, 15.95), 11.0, range(10, 336)
#: Drawn larger and then reduced, which smooths its edges.
_FINER = 8


def mark_of_site(size: int) -> "Image":
    """The sign in a square of `size` pixels, as a mask."""
    from PIL import Image, ImageDraw

    drawing = Image.new("L", (size * _FINER, size * _FINER))
    draw = ImageDraw.Draw(drawing)
    unit = size * _FINER / _SIDE
    corners = [(x * unit, y * unit) for x, y in _TICK]
    draw.line(corners, fill=255, width=round(_STROKE * unit))
    for x, y in (*corners, *((x * unit, y * unit) for x, y in _circle())):
        reach = _STROKE / 2 * unit
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=255)
    return drawing.resize((size, size), Image.Resampling.BOX)


def _circle() -> Iterator[tuple[float, float]]:
    for degrees in _DEGREES:
        turn = math.radians(degrees)
        yield _CENTER[0] + _RADIUS * math.cos(turn), _CENTER[1] + _RADIUS * math.sin(turn)
