"""The picture itself: boxes to the bytes of a PNG of few colors, the same for the same card."""

import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.render.card.box import Bar, Box, Glyph
from macros.render.card.faces import Faces

if TYPE_CHECKING:
    from PIL import ImageDraw
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630
#: Steps between the ground and each color.
SHADES = 15
_SCHEME = re.compile(r'\[data-md-color-scheme="default"\] \{(.*?)\}', re.DOTALL)
_TOKEN = re.compile(r"--quiz-([\w-]+): #([0-9a-f]{6});")

Colors = Mapping[str, tuple[int, int, int]]


def colors(tokens: str) -> Colors:
    """The colors of the light scheme by name, from the text of tokens.css."""
    scheme = _SCHEME.search(tokens)
    if scheme is None:
        raise ValueError("tokens.css has no light scheme")
    return {name: _rgb(value) for name, value in _TOKEN.findall(scheme[1])}


@dataclass(frozen=True, slots=True)
class Layer:
    """What is drawn in one color; the color's name is that of a token. A mark is the sign of the site."""

    color: str
    boxes: tuple[tuple[Box, float, float], ...] = ()
    mark: tuple[float, float, float] | None = None


def png(layers: Sequence[Layer], faces: Faces, palette: Colors) -> bytes:
    """The picture on a ground of paper. Layers do not overlap."""
    from PIL import Image, ImageChops

    index = Image.new("L", (WIDTH, HEIGHT))
    shades = list(palette["paper"])
    for at, layer in enumerate(layers):
        steps = [0, *(at * SHADES + 1 + step for step in range(SHADES))]
        lookup = [steps[round(value * SHADES / 255)] for value in range(256)]
        index = ImageChops.add(index, _drawn(layer, faces).point(lookup))
        for step in range(1, SHADES + 1):
            shades += _between(palette["paper"], palette[layer.color], step / SHADES)
    picture = Image.frombytes("P", index.size, index.tobytes())
    picture.putpalette(shades)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=6)  # 9 saves a tenth of the bytes and takes ten times as long
    return out.getvalue()


def _drawn(layer: Layer, faces: Faces) -> "Image":
    from PIL import Image, ImageDraw

    image = Image.new("L", (WIDTH, HEIGHT))
    draw = ImageDraw.Draw(image)
    for box, x, y in layer.boxes:
        for mark in box.moved(x, y):
            if isinstance(mark, Glyph):
                font = faces.sized(mark.face, mark.size)
                draw.text((mark.x, mark.y), mark.text, fill=255, font=font, anchor="ls")
            else:
                _bar(draw, mark)
    if layer.mark is not None:
        _mark(image, *layer.mark)
    return image


def _bar(draw: "ImageDraw.ImageDraw", bar: Bar) -> None:
    left, top = round(bar.x), round(bar.y)
    right, bottom = left + max(1, round(bar.width)), top + max(1, round(bar.height))
    draw.rectangle((left, top, right - 1, bottom - 1), fill=255)


def _mark(image: "Image", x: float, y: float, size: float) -> None:
    """The open circle with a tick of macros/site/theme/.icons/quiz/mark.svg, in a square of `size`."""
    from PIL import Image, ImageDraw

    fine = round(size * _FINER)
    drawing = Image.new("L", (fine, fine))
    draw = ImageDraw.Draw(drawing)
    unit = fine / 32
    for point in _arc_points():
        _dot(draw, point, unit)
    for start, end in ((_TICK[0], _TICK[1]), (_TICK[1], _TICK[2])):
        draw.line([start[0] * unit, start[1] * unit, end[0] * unit, end[1] * unit], fill=255, width=round(4 * unit))
    for point in _TICK:
        _dot(draw, point, unit)
    image.paste(drawing.resize((round(size), round(size)), Image.Resampling.BOX), (round(x), round(y)))


_FINER = 8
_TICK = ((11.5, 15.5), (17.0, 21.0), (28.5, 8.0))
_CENTER, _RADIUS, _ENDS = (15.1, 15.95), 11.0, (10, 336)


def _arc_points() -> Iterable[tuple[float, float]]:
    for degrees in range(_ENDS[0], _ENDS[1]):
        turn = math.radians(degrees)
        yield _CENTER[0] + _RADIUS * math.cos(turn), _CENTER[1] + _RADIUS * math.sin(turn)


def _dot(draw: "ImageDraw.ImageDraw", point: tuple[float, float], unit: float) -> None:
    x, y, radius = point[0] * unit, point[1] * unit, 2 * unit
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _between(
    ground: tuple[int, int, int], color: tuple[int, int, int], share: float
) -> tuple[int, int, int]:
    red, green, blue = (round(low + (high - low) * share) for low, high in zip(ground, color, strict=True))
    return red, green, blue


def _rgb(digits: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
