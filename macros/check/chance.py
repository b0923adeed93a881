"""How likely it is that chance alone made what was counted."""

import math

#: What is rarer than this is not put down to chance.
RARE = 0.01


def binomial_tail(count: int, trials: int, chance: float) -> float:
    """The probability of ``count`` or more successes in that many trials.

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


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability of a chi-square value of ``statistic`` or more, for that many degrees of freedom.

    >>> round(chi_square_tail(11.345, 3), 4), round(chi_square_tail(9.21, 2), 4)
    (0.01, 0.01)
    """
    half = statistic / 2
    if half <= 0:
        return 1.0
    # Q(a + 1, x) = Q(a, x) + x^a e^-x / Γ(a + 1), from Q(1/2, x) = erfc(√x) or Q(1, x) = e^-x.
    order, tail = (0.5, math.erfc(math.sqrt(half))) if freedom % 2 else (1.0, math.exp(-half))
    while order < freedom / 2:
        tail += math.exp(order * math.log(half) - half - math.lgamma(order + 1))
        order += 1
    return min(tail, 1.0)
