"""What a lint finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.model import Bank, Question, Topic
from macros.problems import Flaw


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw and what it is in; ``None`` is the bank as a whole, a text is a key of the bibliography."""

    place: Question | Topic | str | None
    flaw: Flaw


Lint = Callable[[Bank], Iterator[Finding]]


def each(lint: Callable[[Question], Iterator[Flaw]]) -> Lint:
    """A lint of single questions, over all of them."""

    def over_all(bank: Bank) -> Iterator[Finding]:
        for question in bank.questions:
            for flaw in lint(question):
                yield Finding(question, flaw)

    return over_all
