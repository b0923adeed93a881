"""The picture itself: boxes to the bytes of a PNG of few colors, the same for the same card."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.render.card.box import Bar, Box, Glyph
from macros.render.card.card import HEIGHT, WIDTH
from macros.render.card.faces import Faces
from macros.render.card.mark import mark_of_site

if TYPE_CHECKING:
    from PIL import ImageDraw
    from PIL.Image import Image

#: Steps between the ground and each color.
SHADES = 15
_SCHEME = re.compile(r"\[data-md-color-scheme\] \{(.*?)\}", re.DOTALL)
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
    mark: tuple[int, int, int] | None = None


def png(layers: Sequence[Layer], faces: Faces, palette: Colors) -> bytes:
    """The picture on a ground of paper. Layers do not overlap."""
    from PIL import Image, ImageChops

    index = Image.new("L", (WIDTH, HEIGHT))
    shades = list(palette["paper"])
    for at, layer in enumerate(layers):
        steps = [0, *(at * SHADES + 1 + step for step in range(SHADES))]
        lookup = [steps[round(value * SHADES / 255)] for value in range(256)]
        drawn = _drawn(layer, faces)
        if (used := drawn.getbbox()) is not None:  # most of a layer is empty
            index.paste(ImageChops.add(index.crop(used), drawn.crop(used).point(lookup)), used)
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
        x, y, size = layer.mark
        image.paste(mark_of_site(size), (x, y))
    return image


def _bar(draw: "ImageDraw.ImageDraw", bar: Bar) -> None:
    left, top = round(bar.x), round(bar.y)
    right, bottom = left + max(1, round(bar.width)), top + max(1, round(bar.height))
    draw.rectangle((left, top, right - 1, bottom - 1), fill=255)


def _between(ground: tuple[int, int, int], color: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(low + (high - low) * share) for low, high in zip(ground, color, strict=True))
    return red, green, blue


def _rgb(digits: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
