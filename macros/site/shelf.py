"""A folder of pages by name, `<name>/index.html` each, written over those of before.

Thousands of files: what pathlib and text files ask of the system besides costs four times as much. And a file is
not taken away to be made again: ext4 searches long for a place that was not freed within the last seconds.
"""

import os
import shutil
from pathlib import Path

_INDEX = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)


class Shelf:
    """The pages of one folder; those that are not put on it are taken away in the end."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = str(folder)
        self._former = set(os.listdir(folder))  # noqa: PTH208

    def put(self, name: str, html: bytes) -> None:
        """Write the page of that name."""
        if name in self._former:
            self._former.remove(name)
        else:
            os.mkdir(f"{self._folder}/{name}")  # noqa: PTH102
        file = os.open(f"{self._folder}/{name}/index.html", _INDEX, 0o666)
        try:
            rest = data = memoryview(html)
            while rest:
                rest = rest[os.write(file, rest) :]
            if os.lseek(file, 0, os.SEEK_END) > len(data):
                os.ftruncate(file, len(data))
        finally:
            os.close(file)

    def clear(self) -> None:
        """Take away what was not put here."""
        for name in self._former:
            path = Path(self._folder, name)
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        self._former.clear()
