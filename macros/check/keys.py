"""Where the keys of the bank stand, and how long they are: what a learner could guess by without knowing anything."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from macros.check.chance import binomial_tail, chi_square_tail
from macros.check.lints.prose import shown_length
from macros.model import Choice, Question
from macros.model.question import check_path
from macros.model.shuffle import shown_order

Asked = tuple[Question, Choice]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something was so, of how many times, and the share that chance would make so."""

    count: int
    trials: int
    chance: float

    @property
    def expected(self) -> float:
        """How often chance would have it so."""
        return self.trials * self.chance

    @property
    def probability(self) -> float:
        """Of a count as far from the expected one, on either side. Cautious where the shares of chance differ."""
        above = binomial_tail(self.count, self.trials, self.chance)
        below = binomial_tail(self.trials - self.count, self.trials, 1 - self.chance)
        return min(2 * min(above, below), 1.0)


@dataclass(frozen=True, slots=True)
class Places:
    """How often the key of checks with that many options is shown in the first place, the second, and so on."""

    options: int
    counts: tuple[int, ...]

    @property
    def enough(self) -> bool:
        """Whether chance would give each place five keys, which the test needs."""
        return sum(self.counts) >= 5 * self.options

    @property
    def statistic(self) -> float:
        """The chi-square value against all places alike."""
        expected = sum(self.counts) / self.options
        return math.fsum((count - expected) ** 2 / expected for count in self.counts)


def choices(questions: Iterable[Question]) -> tuple[Asked, ...]:
    """Every check with one key."""
    return tuple((question, check) for question in questions for check in question.checks if isinstance(check, Choice))


def longest_keys(asked: Sequence[Asked]) -> Tally:
    """How often the key is the longest option, of the checks in which one option is."""
    return _extreme(asked, max)


def shortest_keys(asked: Sequence[Asked]) -> Tally:
    """How often the key is the shortest option, of the checks in which one option is."""
    return _extreme(asked, min)


def key_places(asked: Sequence[Asked]) -> tuple[Places, ...]:
    """Where keys are shown, for each number of options."""
    found: dict[int, Counter[int]] = {}
    for question, check in asked:
        shown = shown_order(check_path(question, check), check.options, keep=check.keep_order)
        place = next((place for place, option in enumerate(shown) if option.id == check.key))
        found.setdefault(len(shown), Counter())[place] += 1
    return tuple(Places(count, tuple(found[count][place] for place in range(count))) for count in sorted(found))


def places_probability(places: Iterable[Places]) -> float:
    """The probability of places at least as uneven, over all numbers of options with enough checks."""
    tested = [group for group in places if group.enough]
    freedom = sum(group.options - 1 for group in tested)
    return chi_square_tail(math.fsum(group.statistic for group in tested), freedom) if freedom else 1.0


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
