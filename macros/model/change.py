"""A change that readers hear of: a new question, or one that says something new."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a question on a day; without words it is new. ``question`` is its id, or was."""

    day: date
    question: str
    words: str = ""
