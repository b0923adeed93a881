"""Measures whether the length of options gives keys away over the whole bank, though no single check does."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from macros.check.lint_text import shown_length
from macros.model import Bank, Choice, Question
from macros.problems import Flaw

#: Below this probability a count is not put down to chance.
RARE: Final = 0.01
#: The lints need this many checks.
ENOUGH: Final = 30

Asked = tuple[Question, Choice]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was the case in a number of trials, and the share expected by chance."""

    count: int
    trials: int
    chance: float

    @property
    def expected(self) -> float:
        """The count expected by chance."""
        return self.trials * self.chance

    @property
    def probability(self) -> float:
        """The two-sided binomial probability of a count as far from the expected one; approximate for mixed chances."""
        above = binomial_tail(self.count, self.trials, self.chance)
        below = binomial_tail(self.trials - self.count, self.trials, 1 - self.chance)
        return min(2 * min(above, below), 1.0)


def binomial_tail(count: int, trials: int, chance: float) -> float:
    """Return the probability of at least ``count`` successes in ``trials``.

    >>> round(binomial_tail(9, 10, 0.5), 6)
    0.010742
    """
    if count <= 0:
        return 1.0
    if not 0 < chance < 1:
        return float(chance >= 1 and count <= trials)
    terms = (
        math.exp(
            math.lgamma(trials + 1)
            - math.lgamma(hits + 1)
            - math.lgamma(trials - hits + 1)
            + hits * math.log(chance)
            + (trials - hits) * math.log1p(-chance)
        )
        for hits in range(count, trials + 1)
    )
    return min(math.fsum(terms), 1.0)


def choices(questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Return every check with one key, with its question."""
    return tuple((question, check) for question in questions for check in question.checks if isinstance(check, Choice))


def longest_keys(asked: Sequence[Asked]) -> Tally:
    """Count how often the key is the longest option, of the checks where one option is strictly longest."""
    return _extreme(asked, max)


def shortest_keys(asked: Sequence[Asked]) -> Tally:
    """Count how often the key is the shortest option, of the checks where one option is strictly shortest."""
    return _extreme(asked, min)


def _extreme(asked: Sequence[Asked], extreme: Callable[[Iterable[int]], int]) -> Tally:
    count, chances = 0, []
    for _, check in asked:
        lengths = {option.id: shown_length(option.text) for option in check.options}
        end = extreme(lengths.values())
        named = [name for name, length in lengths.items() if length == end]
        if len(named) == 1:
            count += named[0] == check.key
            chances.append(1 / len(lengths))
    return Tally(count, len(chances), math.fsum(chances) / len(chances) if chances else 0.0)


def keys_longest(bank: Bank) -> Iterator[Flaw]:
    """The key is the longest option much more or less often than by chance."""
    tally = longest_keys(_counted(bank, "keys-longest"))
    if _is_telling(tally):
        yield Flaw("keys-longest", (), _message(tally, "longest"), _cure(tally, "longest"))


def keys_shortest(bank: Bank) -> Iterator[Flaw]:
    """The key is the shortest option much more or less often than by chance."""
    tally = shortest_keys(_counted(bank, "keys-shortest"))
    if _is_telling(tally):
        yield Flaw("keys-shortest", (), _message(tally, "shortest"), _cure(tally, "shortest"))


def _counted(bank: Bank, code: str) -> tuple[Asked, ...]:
    """The checks that a lint over all keys counts: those that do not accept it."""
    return tuple(
        (question, check)
        for question, check in choices(bank.questions)
        if not any(entry.lint == code and entry.where in (None, check.id) for entry in question.accepted)
    )


def _is_telling(tally: Tally) -> bool:
    return tally.trials >= ENOUGH and tally.probability < RARE


def _message(tally: Tally, extreme: str) -> str:
    return (
        f"the key is the {extreme} option in {tally.count} of {tally.trials} checks, "
        f"where chance would make it {tally.expected:.0f}"
    )


def _cure(tally: Tally, extreme: str) -> str:
    is_more_needed = (extreme == "longest") == (tally.count < tally.expected)
    change = "lengthen some keys" if is_more_needed else "shorten some keys"
    return f"In a few checks {change}, or change the distractors, until length tells nothing; `stats` counts it."
