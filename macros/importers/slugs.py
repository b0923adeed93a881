"""Ids and titles made from the words of a question, the same every time."""

import re
from collections.abc import Collection
from typing import Final
from unicodedata import category, normalize

from macros.importers.html import parse_html
from macros.model.base import ID, PLAIN
from macros.model.markdown import parser
from macros.problems import printable

_COMMON_WORDS: Final = """
    a an the of in on at to for from by with and or is are was were be been do does did can could would should
    will it its this that these those you your we what which who whom whose why how when where describe
    explain name give state discuss define if as there here one used use typically commonly has have had but
    about over their them they only than then so
"""
#: Words that do not tell one question from another.
_COMMON: Final = frozenset(_COMMON_WORDS.split())
#: The lengths of a title that the model allows.
SHORTEST_TITLE, LONGEST_TITLE = 3, 110
#: Names of the bank itself, and names that Windows keeps for devices.
_TAKEN: Final = re.compile("topic|figures|con|prn|aux|nul|(?:com|lpt)[0-9]")
_LONGEST, _WORDS = 60, 6


def is_id(text: object) -> bool:
    """Check whether the text can be an id, and so the name of a file or folder of the bank."""
    return isinstance(text, str) and re.fullmatch(ID, text) is not None and _TAKEN.fullmatch(text) is None


def is_title(text: object) -> bool:
    """Check whether the text can be the title of a question or a topic."""
    return (
        isinstance(text, str) and SHORTEST_TITLE <= len(text) <= LONGEST_TITLE and re.fullmatch(PLAIN, text) is not None
    )


def slugify(text: str, fallback: str) -> str:
    """Make an id from the most telling words, or return ``fallback`` if there are none.

    >>> slugify("Why is the *sky* blue at noon?", "question-1"), slugify("為什麼?", "question-1")
    ('sky-blue-noon', 'question-1')
    """
    # NFKD splits accents off as characters of their own; an apostrophe does not split a word.
    bare = "".join(
        sign
        for sign in normalize("NFKD", text)
        if category(sign) != "Mn" and sign not in "'\N{RIGHT SINGLE QUOTATION MARK}"
    )
    words = re.findall("[a-z0-9]+", bare.lower())
    telling = [word for word in words if word not in _COMMON] or words
    chosen: list[str] = []
    for word in telling[:_WORDS]:
        if len("-".join((*chosen, word))) <= _LONGEST:
            chosen.append(word)
    slug = "-".join(chosen)
    return slug if is_id(slug) else fallback


def make_unique(name: str, taken: Collection[str]) -> str:
    """Return the name, with a number appended if it is taken."""
    if name not in taken:
        return name
    stem = name[: _LONGEST - 5].rstrip("-")
    return next(other for other in (f"{stem}-{number}" for number in range(2, len(taken) + 3)) if other not in taken)


def make_title(question: str) -> str:
    """Make a title from the plain words of a question, cut if they are too many.

    >>> make_title("Is $a<b$ *always* so?")
    'Is a<b always so?'
    """
    html = parser().renderInline(" ".join(question.split()))
    text = re.sub(r"[$\\\n]+", " ", parse_html(str(html)).get_text())
    text = " ".join(printable(text, 1000).replace("\\", " ").split())
    if len(text) <= LONGEST_TITLE:
        return text
    return text[: LONGEST_TITLE - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
