"""Three learning-rate schedules, and the expected loss under each."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, DOTTED, WARN, WRONG, canvas, label, name_axes, panel

STEPS = 200


def cosine() -> NDArray[np.float64]:
    """The rate of each step, from 0.2 to 0."""
    return np.asarray(0.1 * (1 + np.cos(np.pi * np.arange(STEPS) / STEPS)))


def distances(rates: NDArray[np.float64]) -> NDArray[np.float64]:
    """The expectation of x², from 100, before each step and after the last; exact for this loss."""
    squares = [100.0]
    for rate in rates:
        squares.append((1 - rate) ** 2 * squares[-1] + rate**2)
    return np.array(squares)


def draw() -> Figure:
    """The rates above, what they lead to below."""
    figure = canvas(268)
    above, below = panel(figure, 40, 190, 288, 54), panel(figure, 40, 44, 288, 100)
    above.set(xlim=(0, STEPS), ylim=(0, 0.28), xticks=[], yticks=[0, 0.1, 0.2])
    below.set(xlim=(0, STEPS), yscale="log", ylim=(0.005, 150), xticks=[0, 50, 100, 150, 200])
    below.minorticks_off()
    below.set_yticks([0.01, 0.1, 1, 10, 100], ["0.01", "0.1", "1", "10", "100"])
    name_axes(above, "", "learning rate")
    name_axes(below, "step", "mean of x²")
    large, small = np.full(STEPS, 0.2), np.full(STEPS, 0.02)
    for rates, color, line in ((large, WRONG, DASHED), (small, WARN, DOTTED), (cosine(), ACCENT, "-")):
        above.plot(np.arange(0, STEPS, 4), rates[::4], color=color, linestyle=line)
        below.plot(np.arange(0, STEPS + 1, 2), distances(rates)[::2], color=color, linestyle=line)
    label(above, 196, 0.222, "constant 0.2", WRONG, ha="right")
    label(above, 52, 0.11, "cosine", ACCENT)
    label(above, 4, 0.04, "constant 0.02", WARN)
    label(below, 110, 8, "constant 0.02", WARN)
    label(below, 30, 0.18, f"constant 0.2: stays at {distances(large)[-1]:.2f}", WRONG)
    label(below, 30, 0.012, f"cosine: ends at {distances(cosine())[-1]:.3f}", ACCENT)
    return figure
