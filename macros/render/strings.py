"""The words of the interface, from `strings.yml`, the only place that holds them."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("strings.yml")


def strings() -> dict[str, Any]:
    """Return all words, nested as in the file, which is read again after an edit under `serve`."""
    return _read(_FILE.stat().st_mtime_ns)


@lru_cache(maxsize=1)
def _read(_modified: int) -> dict[str, Any]:
    words: dict[str, Any] = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return words
