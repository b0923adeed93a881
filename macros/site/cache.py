"""Rendered slots, kept between builds: what did not change is not loaded and rendered again.

The key is the state (names, times, sizes) of every file a slot depends on: the bank, and this package as it was
when it was imported.
A damaged or unwritable cache is no cache; deleting `.cache` is always safe.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from macros.site.reload import state
from macros.site.slots import Heading, Slot

T = TypeVar("T")

_SOUND = "sound"
_LIBRARIES = ("jinja2", "markdown-it-py", "math-core", "mdit-py-plugins", "pygments")


@dataclass(frozen=True)
class SlotCache:
    """The slots of one state of the bank, in a folder named after it."""

    folder: Path

    @classmethod
    def of(cls, project: Path, package_state: str) -> "SlotCache":
        """The cache for the present state of the project's bank, and of this package; forgets former states."""
        parent = project / ".cache" / "quiz"
        libraries = [f"{library} {version(library)}" for library in _LIBRARIES]
        key = "\n".join([sys.version, *libraries, package_state, state(project / "quizdata")])
        cache = cls(parent / hashlib.sha256(key.encode()).hexdigest()[:32])
        if parent.is_dir():
            for former in parent.iterdir():
                if former != cache.folder:
                    shutil.rmtree(former, ignore_errors=True)
        return cache

    @property
    def sound(self) -> bool:
        """Whether a bank in this state was loaded and had no problem."""
        return (self.folder / _SOUND).exists()

    def declare(self, *, sound: bool) -> None:
        """Note whether the bank has no problem; slots are kept only then."""
        if sound:
            self._write(_SOUND, "")
        else:
            (self.folder / _SOUND).unlink(missing_ok=True)

    def slot(self, name: str, make: Callable[[], Slot]) -> Slot:
        """The slot of that name, made by `make` if it is not kept."""
        return self.value(name, make, asdict, _slot)

    def folder_of(self, name: str) -> Path:
        """Where files of that name are kept."""
        return self.folder / hashlib.sha256(name.encode()).hexdigest()[:32]

    def value(self, name: str, make: Callable[[], T], to_json: Callable[[T], object], of_json: Callable[[Any], T]) -> T:
        """The value of that name, made by `make` if it is not kept."""
        file = hashlib.sha256(name.encode()).hexdigest()[:32] + ".json"
        try:
            return of_json(json.loads((self.folder / file).read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            made = make()
        if self.sound:
            self._write(file, json.dumps(to_json(made), ensure_ascii=False))
        return made

    def _write(self, file: str, text: str) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
            Path(scratch).replace(self.folder / file)
        except OSError:
            return


def _slot(kept: dict[str, Any]) -> Slot:
    return Slot(kept["html"], tuple(Heading(**heading) for heading in kept["headings"]))
