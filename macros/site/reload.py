"""Edited Python, templates and words are picked up by a running `mkdocs serve`."""

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_STATE = "_state"
#: They are read in each build, by modules that may stay as they are.
_TEMPLATES = Path("render", "templates")


def forget_edited_modules(package: Path) -> str:
    """Drop our modules, and what they cache, if a file of `package` changed since they were imported; its state.

    MkDocs rebuilds when a watched file changes but keeps every imported module; without this an edit
    to the renderer shows only after a restart.
    """
    now = state(package, but=package / _TEMPLATES)
    root = sys.modules[package.name]  # the one module that is never dropped
    if getattr(root, _STATE, now) != now:
        for name in [name for name in sys.modules if name.startswith(f"{package.name}.")]:
            del sys.modules[name]
    setattr(root, _STATE, now)
    return f"{now} {state(package / _TEMPLATES)}"


def state(folder: Path, but: Path | None = None) -> str:
    """A text that changes when a file in `folder`, but not in `but`, is added, removed, renamed or written.

    Reads no file.
    """
    seen = hashlib.sha256()
    for path, status in _files(folder):
        if but is not None and path.startswith(f"{but}{os.sep}"):
            continue
        seen.update(f"{path}\0{status.st_mtime_ns}\0{status.st_size}\n".encode("utf-8", "surrogateescape"))
    return seen.hexdigest()


def youngest(folder: Path) -> int:
    """When a file in `folder` was written last, in nanoseconds since 1970; 0 when there is none."""
    return max((status.st_mtime_ns for _, status in _files(folder)), default=0)


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in sorted(files):
            path = os.path.join(parent, name)  # noqa: PTH118  # ten thousand files: Path would cost a second
            yield path, os.lstat(path)
