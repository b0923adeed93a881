"""The questions' pages of the last build, set aside while an engine clears the site, and put back if they are the same.

To make a folder and a file for each question, and to clear them away, is most of what the pages cost.
"""

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from macros.site.frame import Frame

_FOLDER = "q"


def set_aside(site: Path, cache: Path) -> None:
    """Take the pages out of a site that is about to be cleared."""
    shutil.rmtree(cache / _FOLDER, ignore_errors=True)
    with suppress(OSError):  # there are none, or the site is on another disk: then they are written again
        cache.mkdir(parents=True, exist_ok=True)
        (site / _FOLDER).rename(cache / _FOLDER)


def put_back(site: Path, cache: Path, frame: Frame, state: str, write: Callable[[], list[str]]) -> list[str]:
    """The ids of the questions, whose pages are in the site then: those set aside, or what `write` writes.

    ``state`` tells everything that is in the pages but the frame; it is empty where nothing may be kept.
    """
    record = cache / "pages.json"
    key = hashlib.sha256("\0".join((state, *frame.pieces)).encode()).hexdigest()
    kept = _kept(record, cache / _FOLDER, key) if state else None
    try:
        (cache / _FOLDER).rename(site / _FOLDER)
    except OSError:
        kept = None
    if kept is not None:
        return kept
    ids = write()
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        count = sum(1 for _ in (site / _FOLDER).iterdir())
        record.write_text(json.dumps({"key": key, "count": count, "ids": ids}), encoding="utf-8")
    return ids


def _kept(record: Path, folder: Path, key: str) -> list[str] | None:
    """The ids of the questions whose pages are in the folder, if they are those of the key, and all there."""
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
        if found["key"] == key and found["count"] == sum(1 for _ in folder.iterdir()):
            return list(found["ids"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None
