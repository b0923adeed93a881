"""Cross-entropy against confidence, with and without label smoothing."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, FINE, SOFT, WARN, label, name_axes, plot

CLASSES, EPSILON = 10, 0.1


def loss(lead: NDArray[np.float64], epsilon: float) -> NDArray[np.float64]:
    """Cross-entropy when the true class leads all others by so much, with softmax."""
    total = np.log(np.exp(lead) + CLASSES - 1)
    return np.asarray(total - (1 - epsilon + epsilon / CLASSES) * lead)


def best_lead() -> float:
    """Where the smoothed loss is smallest."""
    lead = np.linspace(0, 12, 120_001)
    return float(lead[np.argmin(loss(lead, EPSILON))])


def draw() -> Figure:
    """Both losses, with the minimum of the smoothed one."""
    figure, axes = plot()
    lead, best = np.linspace(0, 12, 97), best_lead()
    lowest = float(loss(np.array(best), EPSILON))
    confidence = np.exp(best) / (np.exp(best) + CLASSES - 1)
    axes.set(xlim=(0, 12), ylim=(0, 2.4), xticks=[0, 2, 4, 6, 8, 10, 12], yticks=[0, 1, 2])
    name_axes(axes, "lead of the true class's logit", "cross-entropy")
    axes.axvline(best, color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot(lead, loss(lead, 0), color=WARN, linestyle=DASHED)
    axes.plot(lead, loss(lead, EPSILON), color=ACCENT)
    axes.plot(best, lowest, "o", color=ACCENT)
    label(axes, 11.9, 1.35, "smoothed", ACCENT, ha="right")
    label(axes, 11.9, 0.1, "one-hot", WARN, ha="right")
    label(axes, best + 0.25, 2.1, f"lowest at {best:.2f}: p = {confidence:.2f}", SOFT)
    label(axes, best + 0.1, lowest + 0.12, f"{lowest:.2f}", ACCENT)
    return figure
