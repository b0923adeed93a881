"""Writes files of the bank. Nothing outside of it is touched, and no link is followed."""

import errno
import os
from pathlib import Path


def create_file(root: Path, name: str, text: str) -> Path:
    """Create the file ``name`` below ``root``, with its folder, and return its path; raises OSError if it exists."""
    return _write(root, name, text, os.O_EXCL)


def replace_file(root: Path, name: str, text: str) -> Path:
    """Write the file ``name`` below ``root`` whether it exists or not, and return its path; raises OSError."""
    return _write(root, name, text, os.O_TRUNC)


def _write(root: Path, name: str, text: str, mode: int) -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.parent.resolve() != root.resolve().joinpath(*Path(name).parent.parts):
        raise PermissionError(errno.EPERM, "Its folder is a link, and nothing is written through links", str(file))
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise PermissionError(errno.EPERM, "It is a link or not a file, and is not written to", str(file))
    # Windows has no O_NOFOLLOW, where only an administrator makes links.
    flags = os.O_WRONLY | os.O_CREAT | mode | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(file, flags, 0o666), "w", encoding="utf-8", newline="\n") as opened:  # noqa: PTH123  # a descriptor
        opened.write(text)
    return file
