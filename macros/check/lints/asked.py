"""What of a check is looked at, whatever its kind: options where it has them, and what is said to a response."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from macros.model import Option, Question
from macros.model.markdown import markdown_fields
from macros.problems import Where


@runtime_checkable
class _HasOptions(Protocol):
    @property
    def options(self) -> tuple[Option, ...]: ...

    @property
    def key(self) -> str | tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one check: ``right`` are those of its key, ``wrong`` the distractors."""

    where: Where
    options: tuple[Option, ...]
    right: tuple[Option, ...]
    wrong: tuple[Option, ...]


def options_of(question: Question) -> Iterator[Options]:
    """The options of every check that has some."""
    for place, check in enumerate(question.checks):
        if isinstance(check, _HasOptions):
            key = (check.key,) if isinstance(check.key, str) else check.key
            right = tuple(option for option in check.options if option.id in key)
            wrong = tuple(option for option in check.options if option.id not in key)
            yield Options(("checks", place), check.options, right, wrong)


def stems_of(question: Question) -> Iterator[tuple[Where, str]]:
    """The place and the text of each check's stem."""
    for place, check in enumerate(question.checks):
        yield ("checks", place, "stem"), check.stem


def feedback_of(question: Question) -> Iterator[tuple[Where, str]]:
    """The place and the text of all that is said to a response, in checks of any kind."""
    for place, check in enumerate(question.checks):
        for where, text, _ in markdown_fields(check, ("checks", place)):
            if "feedback" in where:
                yield where, text
