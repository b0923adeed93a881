"""The questions' pages of the last build, set aside while an engine clears the site, and put back if they are the same.

To make a folder and a file for each question, and to clear them away, is most of what the pages cost.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from macros.site.frame import Frame

_FOLDERS = ("q", "embed")


def set_aside(site: Path, cache: Path) -> None:
    """Take the pages out of a site that is about to be cleared."""
    for name in _FOLDERS:
        shutil.rmtree(cache / name, ignore_errors=True)
        with suppress(OSError):  # there are none, or the site is on another disk: then they are written again
            cache.mkdir(parents=True, exist_ok=True)
            (site / name).rename(cache / name)


def put_back(site: Path, cache: Path, frame: Frame, state: str, write: Callable[[], list[str]]) -> list[str]:
    """The ids of the questions, whose pages are in the site then: those set aside, or what `write` writes.

    ``state`` tells everything that is in the pages but the frame; it is empty where nothing may be kept.
    """
    record = cache / "pages.json"
    key = hashlib.sha256("\0".join((state, *frame.pieces)).encode()).hexdigest()
    kept = _kept(record, cache, key) if state else None
    for name in _FOLDERS:
        try:
            (cache / name).rename(site / name)
        except OSError:
            kept = None
    if kept is not None:
        return kept
    ids = write()
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        record.write_text(json.dumps({"key": key, "counts": _counts(site), "ids": ids}), encoding="utf-8")
    return ids


def _counts(folder: Path) -> list[int]:
    return [len(os.listdir(folder / name)) for name in _FOLDERS]  # noqa: PTH208


def _kept(record: Path, cache: Path, key: str) -> list[str] | None:
    """The ids of the questions whose pages are in the cache, if they are those of the key, and all there."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
        if found["key"] == key and found["counts"] == _counts(cache):
            return list(found["ids"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
