"""A map of four by four, max pooled."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, INK, LINE, PAPER, SOFT, arrow, canvas, rectangle, sheet

IMAGE = np.array([[1, 3, 2, 0], [4, 6, 1, 1], [0, 2, 9, 5], [1, 1, 3, 7]])
CELL = 40


def pooled() -> NDArray[np.int64]:
    """The largest value of each window of two by two."""
    return np.asarray(IMAGE.reshape(2, 2, 2, 2).max(axis=(1, 3)))


def draw() -> Figure:
    """The map, an arrow, and the pooled map."""
    figure = canvas(200)
    axes = sheet(figure)
    axes.text(16, 20, "4×4", color=SOFT)
    axes.text(236, 60, "2×2", color=SOFT)
    for (row, column), value in np.ndenumerate(IMAGE):
        _cell(axes, 16 + CELL * column, 28 + CELL * row, int(value), chosen=value == pooled()[row // 2, column // 2])
    for row in range(2):
        for column in range(2):
            place = (16 + 2 * CELL * column, 28 + 2 * CELL * row)
            rectangle(axes, place, 2 * CELL, 2 * CELL, fill=False, edgecolor=INK, linewidth=2.5)
    for (row, column), value in np.ndenumerate(pooled()):
        _cell(axes, 236 + CELL * column, 68 + CELL * row, int(value), chosen=True)
    arrow(axes, (188, 108), (224, 108), INK)
    return figure


def _cell(axes: Axes, x: float, y: float, value: int, *, chosen: bool) -> None:
    rectangle(axes, (x, y), CELL, CELL, facecolor=ACCENT if chosen else PAPER, edgecolor=LINE, linewidth=1)
    axes.text(x + CELL / 2, y + CELL / 2, str(value), color=PAPER if chosen else INK, ha="center", va="center")
