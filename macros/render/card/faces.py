"""The fonts of the cards: how far each character advances, and what moves it nearer to the one before.

Text is set glyph by glyph, since the shaping engine that Pillow can use is not on every machine.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from macros.render.card.box import Box, Glyph
from macros.render.card.fonts import FACES
from macros.render.mathtree import NotShown

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

#: Both fonts have a thousand units an em, so at this size advances are whole numbers of pixels.
UNITS = 1000
ASCENT, DESCENT = 0.75, 0.25
#: Large letters stand a little nearer to each other, as in the headings of the site.
_TRACKING, _LARGE = -9, 40
_NOWHERE = "\uffff"


@dataclass(frozen=True)
class Faces:
    """The fonts in a folder; make one for many cards."""

    folder: Path

    def text(self, face: str, size: float, text: str) -> Box:
        """Text in a face; characters that it lacks, Greek and signs, come from the mathematical font."""
        x, before, glyphs = 0.0, "", []
        tracking = _TRACKING if size > _LARGE and face != "math" else 0
        for character in text:
            name = self._having(face, character)
            x += self._kerning.get(face, {}).get(before, {}).get(character, 0) * size / UNITS
            if not character.isspace():
                glyphs.append(Glyph(name, size, character, x))
            x += (self.advance(name, character) + tracking) * size / UNITS
            before = character
        return Box(x, ASCENT * size, DESCENT * size, tuple(glyphs))

    def advance(self, face: str, character: str) -> float:
        """The advance of a character, in thousandths of an em."""
        known = self._advances[face]
        if character not in known:
            known[character] = self.sized(face, UNITS).getlength(character)
        return known[character]

    def sized(self, face: str, size: float) -> "FreeTypeFont":
        """The font at a size in pixels."""
        from PIL import ImageFont

        if (face, size) not in self._sized:
            file, weight = FACES[face]
            path = str(self.folder / f"{file}.woff2")
            font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
            if weight is not None:
                font.set_variation_by_axes([weight])
            self._sized[face, size] = font
        return self._sized[face, size]

    def _having(self, face: str, character: str) -> str:
        for name in (face, "math"):
            if self._has(name, character):
                return name
        raise NotShown(f"no font of the cards has {character!r}")

    def _has(self, face: str, character: str) -> bool:
        known = self._known[face]
        if character not in known:
            font = self.sized(face, UNITS // 10)
            drawn, missing = (font.getmask(sign, mode="L") for sign in (character, _NOWHERE))
            known[character] = (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))
        return known[character]

    @cached_property
    def _sized(self) -> "dict[tuple[str, float], FreeTypeFont]":
        return {}

    @cached_property
    def _advances(self) -> dict[str, dict[str, float]]:
        return {face: {} for face in FACES}

    @cached_property
    def _known(self) -> dict[str, dict[str, bool]]:
        return {face: {} for face in FACES}

    @cached_property
    def _kerning(self) -> dict[str, dict[str, dict[str, int]]]:
        return {
            face: json.loads((self.folder / f"{file}.kerning.json").read_text(encoding="utf-8"))[str(weight)]
            for face, (file, weight) in FACES.items()
            if weight is not None
        }
