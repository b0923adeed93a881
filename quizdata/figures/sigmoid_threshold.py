"""A sigmoid output, and two thresholds that make a class of it."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, FINE, INK, SOFT, label, name_axes, plot

LOGIT = 0.4


def sigmoid(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function."""
    return np.asarray(1 / (1 + np.exp(-z)))


def draw() -> Figure:
    """The curve, one output, and two thresholds."""
    figure, axes = plot()
    z = np.linspace(-5, 5, 81)
    output = float(sigmoid(np.array(LOGIT)))
    axes.set(xlim=(-5, 5), ylim=(0, 1.02), xticks=[-4, -2, 0, 2, 4], yticks=[0, 0.5, 1])
    name_axes(axes, "logit", "output")
    for threshold in (0.5, 0.7):
        word = "positive" if output >= threshold else "negative"
        axes.axhline(threshold, color=SOFT, linewidth=1, linestyle=FINE)
        label(axes, -4.9, threshold + 0.02, f"threshold {threshold}: {word}", SOFT)
    axes.plot(z, sigmoid(z), color=ACCENT)
    axes.plot([LOGIT, LOGIT], [0, output], color=INK, linewidth=1)
    axes.plot(LOGIT, output, "o", color=INK)
    label(axes, LOGIT + 0.35, output - 0.06, f"σ({LOGIT}) = {output:.2f}")
    return figure
