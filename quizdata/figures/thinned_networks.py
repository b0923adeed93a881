"""The four thinned networks that dropout makes of a unit with two inputs."""

from itertools import product

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, FINE, INK, PAPER, SOFT, canvas, label, sheet

WEIGHTS, INPUTS, KEPT = np.array([1.0, 2.0]), np.array([3.0, 1.0]), 0.5
MASKS = np.array(list(product([1, 0], repeat=2)))


def draw() -> Figure:
    """The four networks, and the mean of their outputs."""
    figure = canvas(224)
    axes = sheet(figure)
    axes.text(170, 18, "training: inputs are dropped or doubled", color=SOFT, ha="center")
    outputs = (MASKS * INPUTS / KEPT) @ WEIGHTS
    for column, (mask, output) in enumerate(zip(MASKS, outputs, strict=True)):
        _network(axes, 44 + 84 * column, mask, output)
    axes.text(170, 194, f"mean of the four outputs: {outputs.mean():.0f}", ha="center")
    axes.text(170, 214, f"full network at test time: {INPUTS @ WEIGHTS:.0f}", color=SOFT, ha="center")
    return figure


def _network(axes: Axes, center: float, mask: NDArray[np.int64], output: float) -> None:
    for side, kept, value, weight in zip((-23, 23), mask, INPUTS, WEIGHTS, strict=True):
        line = "-" if kept else FINE
        axes.plot([center + side, center], [150, 56], color=ACCENT if kept else SOFT, linestyle=line, linewidth=1.5)
        _unit(axes, center + side, 150, f"{kept * value / KEPT:.0f}", kept=bool(kept))
        if kept:
            label(axes, center + 0.6 * side, 106, f"×{weight:.0f}", ACCENT, ha="center", va="center")
    _unit(axes, center, 56, f"{output:.0f}", kept=True)


def _unit(axes: Axes, x: float, y: float, text: str, *, kept: bool) -> None:
    color, line = (INK, "-") if kept else (SOFT, FINE)
    axes.add_patch(Circle((x, y), 14, facecolor=PAPER, edgecolor=color, linestyle=line, linewidth=1.5, zorder=3))
    axes.text(x, y, text, color=color, ha="center", va="center", zorder=4)
