"""Draws the picture that a link to a page is shown with: its words in the site's own fonts and colors."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

from macros.render.metadata import HEIGHT, WIDTH, Card

#: In pixels: the margins, the baselines of the first and last line, the rules that the text is between.
MARGIN = 84
HEAD, FOOT, UPPER, LOWER, AIR = 98, 578, 130, 528, 34
ROOM = WIDTH - 2 * MARGIN
#: Sizes of the text, of which the largest that fits is used; a longer word is broken.
SIZES, LEADING, LONGEST = (78, 72, 66, 60, 55, 50, 46, 42), 1.22, 24
#: The fonts by name: the file, and its weight where it has several.
FONTS = {"strong": ("source-serif-4", 600), "quiet": ("source-serif-4", 400), "math": ("stix-two-math", None)}
_TOKEN = re.compile(r"--quiz-(paper|ink|accent|soft|line): (#[0-9a-f]{6});")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is drawn: the name of a font, its size in pixels, and the name of a color."""

    face: str
    size: int
    color: str


TAG, LABEL, SMALL = Style("strong", 34, "accent"), Style("quiet", 34, "soft"), Style("quiet", 30, "soft")


class Painter:
    """Draws cards with the fonts in a folder and the colors of a style sheet, those of its light scheme."""

    def __init__(self, fonts: Path, tokens: Path) -> None:
        self._fonts = fonts
        light = tokens.read_text(encoding="utf-8").partition('[data-md-color-scheme="slate"]')[0]
        self._colors = {name: ImageColor.getrgb(value) for name, value in _TOKEN.findall(light)}
        self._palette = Image.new("P", (1, 1))
        shades = [
            _mix(self._colors["paper"], color, step / 15) for color in self._colors.values() for step in range(16)
        ]
        self._palette.putpalette([part for shade in shades for part in shade])

    def png(self, card: Card) -> bytes:
        """Return the picture; the same card gives the same bytes."""
        image = Image.new("RGB", (WIDTH, HEIGHT), self._colors["paper"])
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, 0, WIDTH, 13), fill=self._colors["accent"])
        for y in (UPPER, LOWER):
            draw.rectangle((MARGIN, y, WIDTH - MARGIN, y + 1), fill=self._colors["line"])
        after = self._write(draw, (MARGIN, HEAD), card.tag, TAG)
        self._write(draw, (after + 22 if card.tag else MARGIN, HEAD), card.label, LABEL)
        self._draw_mark(draw)
        self._write(draw, (MARGIN + 56, FOOT), card.site, SMALL)
        self._write(draw, (WIDTH - MARGIN - self._width(card.note, SMALL), FOOT), card.note, SMALL)
        self._write_text(draw, card.text)
        out = io.BytesIO()
        image.quantize(palette=self._palette, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _write_text(self, draw: ImageDraw.ImageDraw, text: str) -> None:
        """Draw the text in the largest size that fits; at the smallest it is cut off with an ellipsis."""
        room = LOWER - UPPER - 2 * AIR
        for size in SIZES:
            style, most = Style("strong", size, "ink"), int(room / (size * LEADING))
            lines = self._break(text, style, ROOM)
            if len(lines) <= most and all(self._width(line, style) <= ROOM for line in lines):
                break
        if len(lines) > most:
            lines = [*lines[: most - 1], f"{lines[most - 1].rpartition(' ')[0]} …"]
        else:  # as narrow as this number of lines can be: lines of similar length
            widths = range(int(self._width(text, style) / len(lines)), ROOM, size)
            lines = next(
                (made for width in widths if len(made := self._break(text, style, width)) == len(lines)), lines
            )
        top = UPPER + AIR + (room - len(lines) * size * LEADING) * 0.42  # a little above the middle
        for number, line in enumerate(lines):
            self._write(draw, (MARGIN, top + (number + 0.7) * size * LEADING), line, style)

    def _break(self, text: str, style: Style, width: float) -> list[str]:
        lines = [""]
        for word in re.findall(rf"\S{{1,{LONGEST}}}", text):
            longer = f"{lines[-1]} {word}".strip()
            if lines == [""] or self._width(longer, style) <= width:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _write(self, draw: ImageDraw.ImageDraw, at: tuple[float, float], text: str, style: Style) -> float:
        """Draw a text from a point on its baseline; return where it ends."""
        x, y = at
        for font, run in self._runs(text, style):
            draw.text((x, y), run, fill=self._colors[style.color], font=font, anchor="ls")
            x += font.getlength(run)
        return x

    def _width(self, text: str, style: Style) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text, style))

    def _runs(self, text: str, style: Style) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Yield pieces of a text, each with a font that has its characters: Greek and signs come from the math font."""
        font, run = _font(self._fonts, style.face, style.size), ""
        for character in text:
            needed = _font(self._fonts, _face_of(self._fonts, style.face, character), style.size)
            if needed is not font and run:
                yield font, run
                run = ""
            font, run = needed, run + character
        yield font, run

    def _draw_mark(self, draw: ImageDraw.ImageDraw) -> None:
        """Draw the sign of the site, an open circle with a tick, as in macros/site/theme/.icons/quiz/mark.svg."""
        size, unit = 38, 9.5  # drawn eight times as large and then reduced, which smooths its edges
        mask = Image.new("L", (8 * size, 8 * size))
        pen = ImageDraw.Draw(mask)
        pen.arc([side * unit for side in (2.1, 2.95, 28.1, 28.95)], 10, 336, fill=255, width=38)
        tick = [(along * unit, down * unit) for along, down in ((11.5, 15.5), (17.0, 21.0), (28.5, 8.0))]
        pen.line(tick, fill=255, width=38, joint="curve")
        small = mask.resize((size, size), Image.Resampling.BOX)
        draw.bitmap((MARGIN, FOOT - 28), small, fill=self._colors["accent"])


def _mix(ground: tuple[int, ...], color: tuple[int, ...], share: float) -> Iterator[int]:
    return (round(low + (high - low) * share) for low, high in zip(ground, color, strict=True))


@lru_cache(maxsize=64)
def _font(folder: Path, face: str, size: int) -> ImageFont.FreeTypeFont:
    file, weight = FONTS[face]
    font = ImageFont.truetype(str(folder / f"{file}.woff2"), size, layout_engine=ImageFont.Layout.BASIC)
    if weight is not None:
        font.set_variation_by_axes([weight])
    return font


@lru_cache(maxsize=4096)
def _face_of(folder: Path, face: str, character: str) -> str:
    """Return the face itself, or the math face for a character that only the latter has."""
    has = {name: _font(folder, name, 34).getmask(character) for name in (face, "math")}
    lacks = {name: bytes(mask) == bytes(_font(folder, name, 34).getmask("\uffff")) for name, mask in has.items()}
    return "math" if lacks[face] and not lacks["math"] and not character.isspace() else face
