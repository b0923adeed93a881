"""Classification losses against the margin."""

import numpy as np
from matplotlib.figure import Figure

from quizdata.figures.style import ACCENT, DOTTED, FINE, INK, KEYWORD, MIXED, SOFT, WARN, label, name_axes, plot


def draw() -> Figure:
    """The 0–1, hinge, logistic, and squared loss."""
    figure, axes = plot()
    margin = np.linspace(-2, 3, 126)
    axes.set(xlim=(-2, 3), ylim=(0, 3.4), xticks=[-2, -1, 0, 1, 2, 3], yticks=[0, 1, 2, 3])
    name_axes(axes, "margin  y · f(x)", "loss")
    axes.axvline(1, color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot([-2, 0, 0, 3], [1, 1, 0, 0], color=INK, linewidth=1.5, clip_on=False)
    axes.plot(margin, (1 - margin) ** 2, color=KEYWORD, linestyle=DOTTED)
    axes.plot(margin, np.log2(1 + np.exp(-margin)), color=WARN, linestyle=MIXED)
    axes.plot(margin, np.maximum(0, 1 - margin), color=ACCENT, linewidth=3, clip_on=False)
    label(axes, -1.9, 1.1, "0–1")
    label(axes, -1.3, 2.5, "hinge", ACCENT)
    label(axes, 2.35, 2.6, "squared", KEYWORD, ha="right")
    label(axes, 1.9, 0.32, "logistic", WARN)
    return figure
