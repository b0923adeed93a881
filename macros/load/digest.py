"""Whether anything in a folder of questions has changed."""

import hashlib
import os
from pathlib import Path


def digest(root: Path) -> str:
    """A text that changes when a file below ``root`` is added, removed, renamed or written; reads no file.

    For whoever keeps a bank and asks whether it is still that of the files.
    """
    seen = hashlib.sha256()
    for folder in (root, *sorted(entry for entry in root.iterdir() if entry.is_dir())) if root.is_dir() else ():
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                state = entry.stat(follow_symlinks=False)
                seen.update(f"{entry.path}\0{state.st_mtime_ns}\0{state.st_size}\0".encode("utf-8", "surrogateescape"))
    return seen.hexdigest()
