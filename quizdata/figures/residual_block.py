"""A residual block, and how depth changed the error of plain and of residual networks on ImageNet."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from quizdata.figures.style import ACCENT, DASHED, INK, SOFT, TINT, WRONG, arrow, canvas, label, panel, rectangle, sheet

LAYERS = (18, 34)
#: Top-1 validation errors in percent: He and others (2016), "Deep residual learning for image recognition", table 2.
PLAIN = (27.94, 28.54)
RESIDUAL = (27.88, 25.03)


def draw() -> Figure:
    """Draw the block on the left and the errors on the right."""
    figure = canvas()
    _block(sheet(figure))
    axes = panel(figure, 176, 44, 130, 140)
    axes.set(xlim=(14, 38), ylim=(24, 29.4), xticks=LAYERS, yticks=[24, 26, 28])
    axes.set_xlabel("layers", labelpad=3)
    axes.annotate("error (%)", (0, 1), (-26, 12), xycoords="axes fraction", textcoords="offset points", color=SOFT)
    axes.plot(LAYERS, PLAIN, color=WRONG, linestyle=DASHED)
    axes.plot(LAYERS, RESIDUAL, color=ACCENT)
    for errors, color in ((PLAIN, WRONG), (RESIDUAL, ACCENT)):
        axes.plot(LAYERS, errors, "o", color=color)
    label(axes, 36, PLAIN[1] + 0.32, f"plain: {PLAIN[1]}", WRONG, ha="right")
    label(axes, 36, RESIDUAL[1] - 0.32, f"residual: {RESIDUAL[1]}", ACCENT, ha="right", va="top")
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
