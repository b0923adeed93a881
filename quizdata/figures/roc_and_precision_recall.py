"""One classifier under two prevalences: ROC curve and precision–recall curve."""

from math import erf

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, WARN, canvas, label, name_axes, panel

#: How far the scores of positives lie above those of negatives, in standard deviations.
SEPARATION = 2.9


def rates() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """False- and true-positive rates from the highest threshold to the lowest."""
    threshold = np.linspace(8, -5, 2601)
    above = np.vectorize(lambda z: 0.5 * (1 - erf(z / np.sqrt(2))))
    return above(threshold), above(threshold - SEPARATION)


def precision(prevalence: float) -> NDArray[np.float64]:
    """Precision at each of the thresholds of `rates`."""
    false, true = rates()
    return np.asarray(prevalence * true / (prevalence * true + (1 - prevalence) * false))


def area(y: NDArray[np.float64], x: NDArray[np.float64]) -> float:
    """Under y against x."""
    return float(np.trapezoid(y, x))


def draw() -> Figure:
    """ROC at the left, precision–recall at the right."""
    figure = canvas(206)
    false, true = rates()
    shown = np.unique(np.searchsorted(true + false, np.linspace(0.002, 1.998, 90)))
    roc, pr = panel(figure, 36, 44, 124, 124), panel(figure, 204, 44, 124, 124)
    for axes in (roc, pr):
        axes.set(xlim=(0, 1), ylim=(0, 1))
        axes.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        axes.set_yticks([0, 1], ["0", "1"])
    name_axes(roc, "false-positive rate", "recall")
    name_axes(pr, "recall", "precision")
    roc.plot(false[shown], true[shown], color=ACCENT, linewidth=3, clip_on=False)
    label(roc, 0.16, 0.3, f"AUC {area(true, false):.2f}\nat 50% and at\n1% positives", ACCENT)
    half, few = precision(0.5), precision(0.01)
    pr.plot(true[shown], half[shown], color=ACCENT, clip_on=False)
    pr.plot(true[shown], few[shown], color=WARN, linestyle=DASHED, clip_on=False)
    label(pr, 0.98, 0.84, f"50%: AP {area(half, true):.2f}", ACCENT, ha="right")
    label(pr, 0.05, 0.16, f"1%: AP {area(few, true):.2f}", WARN)
    return figure
