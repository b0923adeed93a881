"""What can be wrong with an author's files, as values: a flaw of a value, a problem in a file."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

#: The way to a value inside a file: keys and positions from the top, as in ``("checks", 0, "key")``.
Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with a value, whose file and line are not known yet.

    ``message`` says what is wrong, without a final stop; ``cure`` says in sentences what to do.
    ``at`` says whether the place shown is the value or its key; ``line`` counts from 0 inside a text of many
    lines, from the first line that is not blank.
    """

    code: str
    where: Where
    message: str
    cure: str
    at: Literal["value", "key"] = "value"
    line: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file: ``path`` from the project, lines and columns counted from 1."""

    path: str
    line: int
    column: int
    message: str
    cure: str
    code: str

    @classmethod
    def of(cls, flaw: Flaw, path: str, line: int = 1, column: int = 1) -> "Problem":
        """The flaw at its place, in words that can be printed whatever the author wrote."""
        return cls(path, line, column, printable(flaw.message, 500), printable(flaw.cure, 500), flaw.code)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}. {self.cure}"


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Every problem once, by place."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def printable_path(*parts: str) -> str:
    """The path of a file fit for a message: a name may hold anything."""
    return "/".join(printable(part, 200) for part in parts)


def printable(text: object, limit: int = 60) -> str:
    """The author's text fit for a message: one line, nothing that moves the cursor, not too long."""
    if isinstance(text, str) and text.isprintable() and len(text) <= limit and "  " not in text:
        return text.strip()
    line = re.sub(r"\s+", " ", str(text)).strip()
    visible = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)
    return visible if len(visible) <= limit else visible[: limit - 1] + "…"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """``Did you mean `…`? `` with a final space, or nothing when no known word is near."""
    # Imported here: only a mistake needs it, and every build pays for an import.
    from rapidfuzz import fuzz, process

    near = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=65)
    return f"Did you mean `{near[0]}`? " if near else ""
