"""The pictures of link previews, kept between builds by what is on them: only a new or changed one is drawn."""

import hashlib
import os
import shutil
from contextlib import suppress
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
        self._tokens = project / "docs" / "assets" / "quiz" / "tokens.css"

    def write(self, site: Path, cards: "Iterable[tuple[str, Card]]") -> None:
        """Put the cards into a built site, each at its address; forget those that nothing shows any more."""
        self._kept.mkdir(parents=True, exist_ok=True)
        former = set(os.listdir(self._kept))  # noqa: PTH208  # Path takes as long as all else here
        used = set[str]()
        for address, card in cards:
            name = self._name(card)
            if name not in former and name not in used:
                self._keep(name, card)
            used.add(name)
            _put(f"{self._kept}/{name}", f"{site}/{address}")
        for name in former - used:
            (self._kept / name).unlink(missing_ok=True)

    def _name(self, card: "Card") -> str:
        """The name of a card's file."""
        return hashlib.sha256(f"{self._look}\n{card!r}".encode()).hexdigest()[:32] + ".png"

    def _keep(self, name: str, card: "Card") -> None:
        draft = self._kept / f"{name}.{os.getpid()}"
        draft.write_bytes(self._draw(card))
        draft.replace(self._kept / name)

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


def _put(kept: str, target: str) -> None:
    """Let a file stand in a second place too, by another name where the disk allows; most stand there from before."""
    with suppress(FileNotFoundError):
        if os.path.samefile(kept, target):  # noqa: PTH121
            return
        Path(target).unlink()
    Path(target).parent.mkdir(parents=True, exist_ok=True)
    try:
        Path(target).hardlink_to(kept)
    except OSError:
        shutil.copyfile(kept, target)
