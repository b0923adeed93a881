"""Ids and titles for what comes without: made from its words, the same every time."""

import re
from collections.abc import Collection
from typing import Final
from unicodedata import category, normalize

from macros.importers.html_tree import parse
from macros.model.base import ID, PLAIN
from macros.model.markdown import parser
from macros.problems import printable

_COMMON_WORDS: Final = """
    a an the of in on at to for from by with and or is are was were be been do does did can could would should
    will it its this that these those you your we what which who whom whose why how when where describe
    explain name give state discuss define if as there here one used use typically commonly has have had but
    about over their them they only than then so
"""
#: Words that tell no question from another.
_COMMON: Final = frozenset(_COMMON_WORDS.split())
#: How long a title may be, as the model has it.
SHORTEST_TITLE, TITLE = 3, 110
#: Names that files and folders of the bank have already.
_TAKEN: Final = ("topic", "figures")
_LONGEST, _WORDS = 60, 6


def is_id(text: object) -> bool:
    """Whether the text can be an id of a question or a topic, and so the name of its file or folder."""
    return isinstance(text, str) and re.fullmatch(ID, text) is not None and text not in _TAKEN


def is_title(text: object) -> bool:
    """Whether the text can be the title of a question or a topic."""
    return isinstance(text, str) and SHORTEST_TITLE <= len(text) <= TITLE and re.fullmatch(PLAIN, text) is not None


def made_id(text: str, otherwise: str) -> str:
    """An id from the words that tell most, or from ``otherwise`` where there are none.

    >>> made_id("Why is the *sky* blue at noon?", "question-1"), made_id("為什麼?", "question-1")
    ('sky-blue-noon', 'question-1')
    """
    # The accents of NFKD are signs of their own, and an apostrophe divides no word.
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
    made = "-".join(chosen)
    return made if is_id(made) else otherwise


def numbered(name: str, taken: Collection[str]) -> str:
    """The name, with a number behind it where it is taken."""
    if name not in taken:
        return name
    stem = name[: _LONGEST - 5].rstrip("-")
    return next(other for other in (f"{stem}-{number}" for number in range(2, len(taken) + 3)) if other not in taken)


def made_title(question: str) -> str:
    """A title from what is asked: its plain words, cut where there are too many.

    >>> made_title("Is $a<b$ *always* so?")
    'Is a<b always so?'
    """
    html = parser().renderInline(" ".join(question.split()))
    text = re.sub(r"[$\\\n]+", " ", parse(str(html)).text())
    text = " ".join(printable(text, 1000).replace("\\", " ").split())
    if len(text) <= TITLE:
        return text
    return text[: TITLE - 1].rpartition(" ")[0].rstrip(" ,;:") + "…"
