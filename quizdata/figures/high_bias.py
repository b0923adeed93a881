"""Learning curves of a straight line that is fitted to a parabola."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, FINE, SOFT, WARN, label, name_axes, plot

ROWS = np.array([3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32, 40, 50, 65, 80, 100])
INPUTS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])


def errors(rows: int, rng: np.random.Generator) -> tuple[float, float]:
    """Mean squared error in training and on all inputs, averaged over 4,000 training sets."""
    x = rng.choice(INPUTS, (4000, rows))
    y = x**2
    away = x - x.mean(axis=1, keepdims=True)
    spread = np.sum(away**2, axis=1)
    slope = np.sum(away * y, axis=1) / np.where(spread == 0, 1, spread)
    offset = y.mean(axis=1) - slope * x.mean(axis=1)

    def mse(points: NDArray[np.float64]) -> float:
        return float(np.mean((slope[:, None] * points + offset[:, None] - points**2) ** 2))

    return mse(x), mse(INPUTS)


def floor() -> float:
    """The error of the best line, on all inputs."""
    line = np.polyfit(INPUTS, INPUTS**2, 1)
    return float(np.mean((np.polyval(line, INPUTS) - INPUTS**2) ** 2))


def draw() -> Figure:
    """Both errors against the number of training examples."""
    figure, axes = plot()
    rng = np.random.default_rng(0)
    train, validation = np.array([errors(int(rows), rng) for rows in ROWS]).T
    axes.set(xlim=(0, 104), ylim=(0, 8), yticks=[0, 2, 4, 6, 8])
    name_axes(axes, "training examples", "mean squared error")
    axes.axhline(floor(), color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot(ROWS, validation, color=WARN)
    axes.plot(ROWS, train, color=ACCENT, linestyle=DASHED)
    label(axes, 14, 5.2, "validation", WARN)
    label(axes, 14, 1.2, "training", ACCENT)
    label(axes, 104, floor() - 0.3, f"{floor():.1f}, the error of the best line", SOFT, ha="right", va="top")
    return figure
