"""Rendered slots, kept between builds: what did not change is not loaded and rendered again.

The key is the state (names, times, sizes) of every file a slot depends on: the bank, and this package as it was
when it was imported.
A damaged or unwritable cache is no cache; deleting `.cache` is always safe.
"""

import hashlib
import marshal
import os
import shutil
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
            self._write(_SOUND, b"")
        else:
            (self.folder / _SOUND).unlink(missing_ok=True)

    def slot(self, name: str, make: Callable[[], Slot]) -> Slot:
        """The slot of that name, made by `make` if it is not kept."""
        return self.value(name, make, _packed, _slot)

    def folder_of(self, name: str) -> Path:
        """Where files of that name are kept."""
        return self.folder / hashlib.sha256(name.encode()).hexdigest()[:32]

    def value(self, name: str, make: Callable[[], T], pack: Callable[[T], object], unpack: Callable[[Any], T]) -> T:
        """The value of that name, made by `make` if it is not kept; `pack` gives dictionaries, lists and text."""
        file = hashlib.sha256(name.encode()).hexdigest()[:32] + ".kept"
        try:
            return unpack(_read((self.folder / file).read_bytes()))
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            made = make()
        if self.sound:
            self._write(file, _written(pack(made)))
        return made

    def _write(self, file: str, data: bytes) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, scratch = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            Path(scratch).replace(self.folder / file)
        except OSError:
            return


def as_it_is(value: T) -> T:
    """The value, which needs no packing."""
    return value


# As Python keeps compiled modules: it takes a tenth of what JSON takes. The version of Python is in the folder's name.
def _written(value: object) -> bytes:
    data = marshal.dumps(_exact(value))
    return zlib.crc32(data).to_bytes(4, "little") + data


def _read(data: bytes) -> Any:
    if zlib.crc32(data[4:]) != int.from_bytes(data[:4], "little"):
        message = "not what was written"
        raise ValueError(message)
    return marshal.loads(data[4:])  # noqa: S302  # written by us, as compiled modules are


def _exact(value: object) -> Any:
    """The value without types of our own: safe markup is text."""
    if isinstance(value, str):
        return value if type(value) is str else str(value)
    if isinstance(value, list | tuple):
        return [_exact(each) for each in value]
    if isinstance(value, Mapping):
        return {_exact(key): _exact(each) for key, each in value.items()}
    return value


def _packed(slot: Slot) -> dict[str, Any]:
    headings = [{"id": each.id, "title": each.title, "searched": each.searched} for each in slot.headings]
    return {"html": slot.html(), "headings": headings, "ids": slot.ids}


def _slot(kept: dict[str, Any]) -> Slot:
    html: str = kept["html"]
    return Slot(lambda: html, tuple(Heading(**heading) for heading in kept["headings"]), tuple(kept["ids"]))
