"""What is found in a file of another program, before it is anything of the bank."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.model import Reference
from macros.problems import Problem

#: The fields of a question or a check, as a file of the bank would have them; what is not known is left out.
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A check, and the line it stands on."""

    line: int
    values: Values


@dataclass(frozen=True, slots=True)
class Item:
    """A question, and the line it stands on. ``topic`` is the key of a chapter."""

    line: int
    topic: str
    values: Values
    checks: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """What will be a topic. ``key`` is what items call it; ``id`` is empty where the file tells none."""

    key: str
    title: str
    id: str = ""
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that is found, in its order, and what cannot be carried.

    ``cures`` says for a field that is missing how the file would tell it.
    """

    chapters: tuple[Chapter, ...] = ()
    items: tuple[Item, ...] = ()
    lost: tuple[Problem, ...] = ()
    cures: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)


def lost(path: str, line: int, message: str, cure: str, code: str = "not-carried") -> Problem:
    """Something of the file that is not carried into the bank."""
    from macros.problems import Flaw

    return Problem.of(Flaw(code, (), message, cure), path, max(line, 1))
