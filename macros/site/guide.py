"""What one build of the site needs: the loaded bank and its renderer."""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from macros.errors import Problem
from macros.load import load_bank
from macros.model import Bank
from macros.render import Renderer


@dataclass(frozen=True)
class Guide:
    """The bank, what is wrong with it, and what renders it."""

    bank: Bank
    problems: tuple[Problem, ...]
    renderer: Renderer


def guide(project: Path) -> Guide:
    """The guide of the project in folder `project`, loaded again only when a file of its bank changed.

    Zensical asks once a page, MkDocs once a build.
    """
    root = project / "quizdata"
    return _load(root, _stamp(root))


@lru_cache(maxsize=1)
def _load(root: Path, stamp: tuple[object, ...]) -> Guide:
    loaded = load_bank(root)
    return Guide(loaded.bank, loaded.problems, Renderer(loaded.bank))


def _stamp(root: Path) -> tuple[object, ...]:
    entries = []
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            entries.append((path, status.st_mtime_ns, status.st_size))
    return tuple(sorted(entries))
