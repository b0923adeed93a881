"""Edited Python is picked up by a running `mkdocs serve`."""

import sys
from pathlib import Path

_STAMP = "__edited__"


def forget_edited_modules(package: Path) -> None:
    """Drop our modules from `sys.modules` if a source file of `package` changed since they were imported.

    MkDocs rebuilds when a watched file changes but keeps every imported module; without this an edit
    to the renderer shows only after a restart.
    """
    stamp = max(path.stat().st_mtime_ns for path in package.rglob("*.py"))
    this = sys.modules[__name__]
    if getattr(this, _STAMP, stamp) != stamp:
        for name in [name for name in sys.modules if name.startswith(f"{package.name}.")]:
            del sys.modules[name]
        return
    setattr(this, _STAMP, stamp)
