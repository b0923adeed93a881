"""Cross-entropy of logits, and of a softmax that is applied twice."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, FINE, SOFT, WARN, label, name_axes, plot


def loss(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cross-entropy of rows of logits, when the first class is true."""
    return np.asarray(np.logaddexp.reduce(logits, axis=-1) - logits[..., 0])


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probabilities of rows of logits."""
    powers = np.exp(logits)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def draw() -> Figure:
    """Both losses against the lead of the true class."""
    figure, axes = plot()
    lead = np.linspace(-4, 8, 97)
    logits = lead[:, None] * np.array([1, 0, 0])
    floor = float(loss(np.array([1.0, 0.0, 0.0])))
    axes.set(xlim=(-4, 8), ylim=(0, 4.8), xticks=[-4, -2, 0, 2, 4, 6, 8], yticks=[0, 1, 2, 3, 4])
    name_axes(axes, "lead of the true class's logit", "cross-entropy")
    axes.axhline(floor, color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot(lead, loss(logits), color=ACCENT)
    axes.plot(lead, loss(softmax(logits)), color=WARN, linestyle=DASHED)
    label(axes, -2.4, 3.4, "from logits", ACCENT)
    label(axes, 2.2, 1.05, "softmax applied twice", WARN)
    label(axes, -3.9, floor - 0.08, f"never below {floor:.2f}", SOFT, va="top")
    return figure
