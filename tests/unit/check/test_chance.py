"""What is put down to chance, compared with SciPy."""

import pytest
from scipy import stats  # type: ignore[import-untyped]

from macros.check.chance import binomial_tail, chi_square_tail
from macros.check.keys import Places, Tally, places_probability


@pytest.mark.parametrize("chance", [0.2, 0.25, 0.5, 0.9])
@pytest.mark.parametrize(("count", "trials"), [(0, 10), (1, 10), (10, 10), (39, 93), (9, 95), (2700, 10_000)])
def test_binomial(count: int, trials: int, chance: float) -> None:
    assert binomial_tail(count, trials, chance) == pytest.approx(stats.binom.sf(count - 1, trials, chance), abs=1e-9)


@pytest.mark.parametrize("chance", [0.0, 1.0])
def test_binomial_without_chance(chance: float) -> None:
    assert binomial_tail(3, 10, chance) == chance
    assert binomial_tail(0, 10, chance) == 1


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 12])
@pytest.mark.parametrize("statistic", [0.0, 0.5, 3.0, 11.345, 60.0])
def test_chi_square(statistic: float, freedom: int) -> None:
    assert chi_square_tail(statistic, freedom) == pytest.approx(stats.chi2.sf(statistic, freedom), rel=1e-9)


@pytest.mark.parametrize("count", [9, 24, 39])
def test_a_tally_is_unlikely_on_both_sides(count: int) -> None:
    one_side = min(stats.binom.sf(count - 1, 93, 0.25), stats.binom.cdf(count, 93, 0.25))
    assert Tally(count, 93, 0.25).probability == pytest.approx(2 * one_side)


def test_places_are_tested_together_where_there_are_enough() -> None:
    places = [Places(2, (30, 10)), Places(4, (10, 10, 10, 10)), Places(5, (4, 0, 0, 0, 0))]
    assert [group.enough for group in places] == [True, True, False]
    assert places_probability(places) == pytest.approx(stats.chi2.sf(10, 4))
    assert places_probability([]) == 1
