"""Whether the length of options gives keys away is counted as a learner sees them, and compared with chance."""

import pytest
from scipy import stats  # type: ignore[import-untyped]

from macros.check.answer_bias import Tally, binomial_tail, choices, longest_keys, shortest_keys
from macros.model import Question


def question(*texts: str) -> Question:
    """A question with one check of these options, of which the first is the key."""
    options = [{"id": f"o{place}", "text": text, "feedback": "Why."} for place, text in enumerate(texts)]
    check = {"id": "check-0", "kind": "choice", "stem": "?", "options": options, "key": "o0"}
    words = {"title": "Words", "question": "?", "answer": ".", "explanation": ".", "keywords": (), "level": "intro"}
    return Question.model_validate({"id": "one", "topic": "topic", "number": 1, "checks": [check], **words})


@pytest.mark.parametrize("chance", [0.2, 0.25, 0.5, 0.9])
@pytest.mark.parametrize(("count", "trials"), [(0, 10), (1, 10), (10, 10), (39, 93), (9, 95), (2700, 10_000)])
def test_binomial(count: int, trials: int, chance: float) -> None:
    assert binomial_tail(count, trials, chance) == pytest.approx(stats.binom.sf(count - 1, trials, chance), abs=1e-9)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_binomial_without_chance(chance: float) -> None:
    assert binomial_tail(3, 10, chance) == chance
    assert binomial_tail(0, 10, chance) == 1


@pytest.mark.parametrize("count", [9, 24, 39])
def test_a_tally_is_unlikely_on_both_sides(count: int) -> None:
    one_side = min(stats.binom.sf(count - 1, 93, 0.25), stats.binom.cdf(count, 93, 0.25))
    assert Tally(count, 93, 0.25).probability == pytest.approx(2 * one_side)


def test_lengths() -> None:
    asked = choices([question("longest", "two", "one"), question("a", "three"), question("three", "a", "b", "c")])
    longest, shortest = longest_keys(asked), shortest_keys(asked)
    assert (longest.count, longest.trials) == (2, 3)
    assert longest.chance == (1 / 3 + 1 / 2 + 1 / 4) / 3
    # Of options that are equally short none is the shortest.
    assert (shortest.count, shortest.trials, shortest.chance) == (1, 1, 0.5)


def test_a_formula_is_as_long_as_it_is_shown() -> None:
    assert longest_keys(choices([question(r"$\frac{a}{b}$", "seven..")])).count == 0


def test_nothing_is_asked() -> None:
    assert longest_keys(()).probability == 1
