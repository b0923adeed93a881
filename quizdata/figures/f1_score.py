"""The harmonic and the arithmetic mean of precision and recall."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, FINE, INK, SOFT, WARN, label, name_axes, plot

RECALL = 0.1


def f1(recall: NDArray[np.float64]) -> NDArray[np.float64]:
    """The harmonic mean with a precision of 1."""
    return np.asarray(2 * recall / (1 + recall))


def draw() -> Figure:
    """Both means, and their values at one recall."""
    figure, axes = plot()
    recall = np.linspace(0, 1, 61)
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xticks=[0, 0.2, 0.4, 0.6, 0.8, 1], yticks=[0, 0.5, 1])
    name_axes(axes, "recall, when precision is 1", "mean")
    axes.axvline(RECALL, color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot(recall, (1 + recall) / 2, color=WARN, linestyle=DASHED)
    axes.plot(recall, f1(recall), color=ACCENT)
    points = {WARN: (1 + RECALL) / 2, ACCENT: float(f1(np.array(RECALL)))}
    for color, value in points.items():
        axes.plot(RECALL, value, "o", color=color)
        label(axes, RECALL + 0.03, value - 0.1, f"{value:.2f}", INK)
    label(axes, 0.5, 0.84, "arithmetic", WARN, ha="right")
    label(axes, 0.5, 0.5, "F1", ACCENT)
    return figure
