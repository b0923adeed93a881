"""Every format that can be brought in, and how a file of it is told; a format is a module beside this one."""

from collections.abc import Callable, Mapping
from typing import Final

from macros.importers import anki_text, document, gift, markdown_list, moodle, table
from macros.importers.found import Found

Read = Callable[[str, str], Found]

#: By name; each reads the path, for messages, and the text of a file.
FORMATS: Final[Mapping[str, Read]] = {
    "list": markdown_list.read,
    "json": document.read,
    "moodle": moodle.read,
    "gift": gift.read,
    "csv": table.read,
    "tsv": anki_text.read,
}
_ENDINGS: Final[Mapping[str, str]] = {
    ".md": "list",
    ".markdown": "list",
    ".json": "json",
    ".xml": "moodle",
    ".gift": "gift",
    ".csv": "csv",
    ".tsv": "tsv",
    ".txt": "tsv",
}


def told_format(name: str) -> str | None:
    """The format that the ending of a file's name tells, or None."""
    return next((form for ending, form in _ENDINGS.items() if name.lower().endswith(ending)), None)
