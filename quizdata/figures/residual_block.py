"""A residual block, and what fifty of them do to a derivative."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, INK, SOFT, TINT, WARN, WRONG, arrow, canvas, label, panel, rectangle, sheet

DEPTH = 50


def chain(factor: float) -> NDArray[np.float64]:
    """The derivative of 0 to 50 blocks, each with the same factor."""
    return factor ** np.arange(DEPTH + 1.0)


def draw() -> Figure:
    """The block at the left, the derivatives at the right."""
    figure = canvas()
    _block(sheet(figure))
    axes = panel(figure, 156, 44, 172, 140)
    blocks = np.arange(DEPTH + 1)
    axes.set(xlim=(0, 50), ylim=(-70, 15), xticks=[0, 25, 50], yticks=[-60, -40, -20, 0])
    axes.set_yticklabels(["10⁻⁶⁰", "10⁻⁴⁰", "10⁻²⁰", "1"])
    axes.set_xlabel("blocks", labelpad=3)
    axes.annotate("derivative", (0, 1), (-36, 12), xycoords="axes fraction", textcoords="offset points", color=SOFT)
    for factor, color, dashes in ((0.05, WRONG, (5, 2)), (1.05, ACCENT, ()), (1.5, WARN, (6, 2, 1, 2))):
        axes.plot(blocks, np.log10(chain(factor)), color=color, dashes=dashes or (None, None))
    label(axes, 49, 11, "skip, F′ = 0.5", WARN, ha="right")
    label(axes, 49, -3, "skip, F′ = 0.05", ACCENT, ha="right", va="top")
    label(axes, 3, -62, "no skip,\nF′ = 0.05", WRONG)
    return figure


def _block(axes: Axes) -> None:
    rectangle(axes, (24, 76), 48, 34, facecolor=TINT, edgecolor=INK, linewidth=1.5)
    axes.text(48, 93, "F", ha="center", va="center")
    axes.plot([48, 86, 86, 61], [46, 46, 148, 148], color=ACCENT)
    for start, end in ((24, 76), (110, 137), (159, 184)):
        arrow(axes, (48, start), (48, end), INK)
    arrow(axes, (70, 148), (60, 148), ACCENT)
    axes.plot(48, 148, "o", markersize=22, markerfacecolor=TINT, markeredgecolor=INK, markeredgewidth=1.5)
    axes.text(48, 148, "+", ha="center", va="center")
    axes.text(48, 18, "x", ha="center")
    axes.text(48, 200, "x + F(x)", ha="center")
    label(axes, 90, 104, "skip", ACCENT, va="center")
