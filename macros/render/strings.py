"""The words of the interface, from `strings.yml`: the only place where they stand."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=1)
def strings() -> dict[str, Any]:
    """All words, nested as in the file."""
    text = Path(__file__).with_name("strings.yml").read_text(encoding="utf-8")
    words: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return words
