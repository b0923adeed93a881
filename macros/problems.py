"""Describes what is wrong with an author's files: a flaw of a value, a problem at a place in a file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

#: The path to a value inside a file: keys and positions, as in ``("checks", 0, "key")``.
Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a value, before its file and line are known.

    ``message`` says what is wrong, without a final period; ``cure`` says in sentences what to do.
    ``at`` selects the value or its key as the place; ``line`` counts from 0 inside a text of several lines,
    from the first line that is not blank.
    """

    code: str
    where: Where
    message: str
    cure: str
    at: Literal["value", "key"] = "value"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file; ``path`` begins at the project, lines and columns count from 1."""

    path: str
    line: int
    column: int
    message: str
    cure: str
    code: str

    @classmethod
    def of(cls, flaw: Flaw, path: str, line: int = 1, column: int = 1) -> "Problem":
        """Return the flaw at its place, with texts that are safe to print."""
        return cls(path, line, column, printable(flaw.message, 500), printable(flaw.cure, 500), flaw.code)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}. {self.cure}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return every problem once, sorted by place."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def printable_path(*parts: str) -> str:
    """Return the path of a file in a form that is safe to print."""
    return "/".join(printable(part, 200) for part in parts)


def printable(text: object, limit: int = 60) -> str:
    """Return an author's text for a message: one line, printable, at most ``limit`` characters."""
    if isinstance(text, str) and text.isprintable() and len(text) <= limit and "  " not in text:
        return text.strip()
    line = re.sub(r"\s+", " ", str(text)).strip()
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)
    return visible if len(visible) <= limit else visible[: limit - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``Did you mean `…`? `` with a final space, or nothing when no known word is similar."""
    # Imported here: only a mistake needs it, and every build pays for an import.
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=65)
    return f"Did you mean `{near[0]}`? " if near else ""
