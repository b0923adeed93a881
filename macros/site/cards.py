"""The pictures of link previews, kept between builds by what is on them: only a new or changed one is drawn."""

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import astuple
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from macros.render.card.fonts import font_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.render.card.card import Card
    from macros.render.card.faces import Faces
    from macros.render.card.picture import Colors

_HERE = Path(__file__).resolve().parent.parent / "render"


class CardStore:
    """The cards of a project; make one a build."""

    def __init__(self, project: Path) -> None:
        self._kept = project / ".cache" / "cards"
        self._vendor = project / "docs" / "assets" / "vendor"
        self._tokens = project / "docs" / "assets" / "quiz" / "css" / "tokens.css"

    def write(self, site: Path, cards: "Iterable[tuple[str, Card]]") -> None:
        """Put the cards into a built site, each at its address; forget those that nothing shows any more."""
        used = set()
        for address, card in cards:
            kept = self._file(card)
            used.add(kept.name)
            _put(kept, site / address)
        for former in self._kept.iterdir() if self._kept.is_dir() else ():
            if former.name not in used:
                former.unlink(missing_ok=True)

    def _file(self, card: "Card") -> Path:
        """The file of a card, drawn if it is not kept."""
        name = hashlib.sha256(f"{self._look}\n{astuple(card)!r}".encode()).hexdigest()[:32]
        file = self._kept / f"{name}.png"
        if not file.is_file():
            self._kept.mkdir(parents=True, exist_ok=True)
            draft = file.with_suffix(f".{os.getpid()}")
            draft.write_bytes(self._draw(card))
            draft.replace(file)
        return file

    def _draw(self, card: "Card") -> bytes:
        from macros.render.card.design import draw

        return draw(card, *self._tools)

    @cached_property
    def _tools(self) -> "tuple[Faces, Colors]":
        from macros.render.card.faces import Faces
        from macros.render.card.picture import colors

        return Faces(self._vendor), colors(self._tokens.read_text(encoding="utf-8"))

    @cached_property
    def _look(self) -> str:
        """A text that changes with all that cards depend on beside their words."""
        seen = hashlib.sha256(f"{version('pillow')} {version('math-core')}".encode())
        for file in (*font_files(self._vendor), self._tokens, *sorted((_HERE / "card").glob("*.py"))):
            seen.update(file.read_bytes())
        for name in ("linear.py", "mathtree.py"):
            seen.update((_HERE / name).read_bytes())
        return seen.hexdigest()


def _put(kept: Path, target: Path) -> None:
    """Let a file stand in a second place too, by another name where the disk allows; most stand there from before."""
    with suppress(FileNotFoundError):
        if target.samefile(kept):
            return
        target.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(kept)
    except OSError:
        shutil.copyfile(kept, target)
