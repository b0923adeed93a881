"""Edited Python, templates and words are picked up by a running `mkdocs serve`."""

import sys
from pathlib import Path

_STAMP = "_edited"
_SOURCES = {".py", ".html", ".yml"}


def forget_edited_modules(package: Path) -> None:
    """Drop our modules, and what they cache, if a source file of `package` changed since they were imported.

    MkDocs rebuilds when a watched file changes but keeps every imported module; without this an edit
    to the renderer shows only after a restart.
    """
    stamp = max(path.stat().st_mtime_ns for path in package.rglob("*") if path.suffix in _SOURCES)
    root = sys.modules[package.name]  # the one module that is never dropped
    if getattr(root, _STAMP, stamp) != stamp:
        for name in [name for name in sys.modules if name.startswith(f"{package.name}.")]:
            del sys.modules[name]
    setattr(root, _STAMP, stamp)
