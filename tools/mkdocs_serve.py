"""A copy of the project under `mkdocs serve`: what is edited in it, and when its pages show that."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.port import HOST, free_port

PATIENCE = 30  # seconds
_PAUSE = 0.03


@dataclass(frozen=True)
class Served:
    """The copy, being served."""

    folder: Path
    url: str
    process: subprocess.Popen[bytes]

    def get(self, address: str) -> str:
        """The page as served now; empty while the server has none."""
        try:
            with urllib.request.urlopen(self.url + address, timeout=5) as answer:  # noqa: S310  # our own server
                return str(answer.read().decode())
        except (urllib.error.URLError, OSError):
            return ""

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace the first such words of a file; raises ValueError where there are none."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        if old not in text:
            message = f"{path} does not say {old!r}"
            raise ValueError(message)
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def until(self, address: str, holds: Callable[[str], bool]) -> str:
        """The page, once it is as wanted; raises TimeoutError if it never is, and where the server ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            page = self.get(address)
            if page and holds(page):
                return page
            time.sleep(_PAUSE)
        message = f"{address} never became as wanted, or the server ended: see {self.folder / 'log.txt'}"
        raise TimeoutError(message)


@contextmanager
def served(folder: Path, page: str) -> Iterator[Served]:
    """Serve a copy of the project that is in `folder`, until `page` is there; stop in the end."""
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"{HOST}:{port}"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            server = Served(folder, f"http://{HOST}:{port}/", process)
            server.until(page, bool)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=10)
