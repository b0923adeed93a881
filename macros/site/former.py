"""The questions' pages of the last build, set aside while an engine clears the site, and put back if they are the same.

To make a folder and a file for each question, and to clear them away, is most of what the pages cost.
"""

import hashlib
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from macros.site.frame import Frame

_FOLDERS = ("q", "embed")
_RECORD = "pages.json"


def key_of(state: str, frame: Frame) -> str:
    """What tells pages from others: `state` says everything that is in them but the frame."""
    return hashlib.sha256(b"\0".join((state.encode(), " ".join(frame.holes).encode(), *frame.texts))).hexdigest()


def set_aside(site: Path, cache: Path) -> None:
    """Take the pages out of a site that is about to be cleared."""
    for name in _FOLDERS:
        shutil.rmtree(cache / name, ignore_errors=True)
        with suppress(OSError):  # there are none, or the site is on another disk: then they are written again
            cache.mkdir(parents=True, exist_ok=True)
            (site / name).rename(cache / name)


def put_back(site: Path, cache: Path, key: str) -> list[str] | None:
    """Put what was set aside into the site; the ids of the questions if they are the pages of that key, and all there.

    No pages are those of an empty key.
    """
    kept = _kept(cache, key) if key else None
    for name in _FOLDERS:
        try:
            (cache / name).rename(site / name)
        except OSError:
            kept = None
    return kept


def remember(site: Path, cache: Path, key: str, ids: list[str]) -> None:
    """Note that the pages in the site are those of the key."""
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        record = {"key": key, "counts": _counts(site), "ids": ids}
        (cache / _RECORD).write_text(json.dumps(record), encoding="utf-8")


def _counts(folder: Path) -> list[int]:
    return [len(os.listdir(folder / name)) for name in _FOLDERS]  # noqa: PTH208


def _kept(cache: Path, key: str) -> list[str] | None:
    try:
        found = json.loads((cache / _RECORD).read_text(encoding="utf-8"))
        if found["key"] == key and found["counts"] == _counts(cache):
            return list(found["ids"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
