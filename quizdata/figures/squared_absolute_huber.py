"""Squared, absolute, and Huber loss, and the constants that they prefer."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, DOTTED, INK, KEYWORD, WARN, canvas, label, name_axes, panel

TARGETS = np.array([1.0, 2.0, 3.0, 4.0, 100.0])


def squared(error: NDArray[np.float64]) -> NDArray[np.float64]:
    """The square."""
    return error**2


def huber(error: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half the square up to an error of 1, from there on a straight line."""
    size = np.abs(error)
    return np.where(size <= 1, size**2 / 2, size - 0.5)


def best() -> list[float]:
    """The constant with the smallest mean squared, absolute, and Huber loss."""
    constant = np.linspace(0, 100, 10_001)
    error = TARGETS - constant[:, None]
    return [float(constant[np.argmin(loss(error).mean(axis=1))]) for loss in (squared, np.abs, huber)]


def draw() -> Figure:
    """The losses above, the constants below."""
    figure = canvas(262)
    axes = panel(figure, 36, 142, 292, 92)
    error = np.linspace(-3, 3, 121)
    axes.set(xlim=(-3, 3), ylim=(0, 4), yticks=[0, 2, 4], xticks=[-3, -2, -1, 0, 1, 2, 3])
    name_axes(axes, "error", "loss")
    axes.plot(error, squared(error), color=WARN)
    axes.plot(error, np.abs(error), color=ACCENT, linestyle=DASHED)
    axes.plot(error, huber(error), color=KEYWORD, linestyle=DOTTED)
    label(axes, 1.2, 3.3, "squared", WARN, ha="right")
    label(axes, 2.05, 2.35, "absolute", ACCENT, ha="right")
    label(axes, 2.1, 1.0, "Huber", KEYWORD)
    _constants(panel(figure, 36, 44, 292, 52))
    return figure


def _constants(axes: Axes) -> None:
    mean, median, same = best()
    axes.set(xlim=(-2, 104), ylim=(0, 1), yticks=[], xticks=[0, 25, 50, 75, 100])
    axes.set_xlabel("targets, and the best constants", labelpad=3)
    axes.spines["left"].set_visible(False)
    axes.plot([mean, mean], [0, 0.4], color=WARN)
    axes.plot([median, median], [0, 0.75], color=ACCENT, linestyle=DASHED)
    axes.plot(TARGETS, np.full(5, 0.16), "o", color=INK)
    label(axes, mean + 1.5, 0.3, f"squared loss: {mean:.0f}", WARN)
    label(axes, median + 1.5, 0.72, f"absolute loss: {median:.0f}, Huber loss: {same:.0f}", ACCENT)
