"""The receptive field of a unit behind three layers."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, INK, PAPER, SOFT, canvas, label, sheet

KERNEL, LAYERS, UNITS = 3, 3, 9
STEP, FALL = 28, 46


def paths(layers: int) -> NDArray[np.int64]:
    """How many paths lead from one unit to each unit of its field, so many layers below."""
    count = np.array([1])
    for _ in range(layers):
        count = np.convolve(count, np.ones(KERNEL, dtype=np.int64))
    return count


def draw() -> Figure:
    """The units, the connections, and the number of paths."""
    figure = canvas()
    axes = sheet(figure)
    middle = 84 + STEP * (UNITS // 2)
    for depth in range(LAYERS + 1):
        high = 22 + FALL * depth
        name = "input" if depth == LAYERS else f"layer {LAYERS - depth}"
        axes.text(8, high, name, color=SOFT, va="center")
        reach = len(paths(depth)) // 2
        if depth < LAYERS:
            for unit in range(-reach, reach + 1):
                for tap in (-1, 0, 1):
                    ends = [middle + STEP * unit, middle + STEP * (unit + tap)]
                    axes.plot(ends, [high, high + FALL], color=SOFT, linewidth=1)
        everyone = np.arange(-(UNITS // 2), UNITS // 2 + 1)
        seen = np.abs(everyone) <= reach
        away = middle + STEP * everyone
        axes.plot(away[~seen], np.full((~seen).sum(), high), "o", markersize=12, color=PAPER, markeredgecolor=SOFT)
        axes.plot(away[seen], np.full(seen.sum(), high), "o", markersize=12, color=ACCENT)
    for unit, count in enumerate(paths(LAYERS), start=-LAYERS):
        label(axes, middle + STEP * unit, 22 + FALL * LAYERS + 26, str(count), INK, ha="center", va="center")
    axes.text(8, 22 + FALL * LAYERS + 26, "paths", color=SOFT, va="center")
    return figure
