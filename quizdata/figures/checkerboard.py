"""How the stamps of a transposed convolution overlap."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, INK, LINE, PAPER, SOFT, TINT, canvas, rectangle, sheet

INPUTS, STRIDE, CELL = 4, 2, 15.5


def stamps(kernel: int) -> NDArray[np.int64]:
    """What each input adds to each place of the output: a row for each input."""
    out = np.zeros((INPUTS, (INPUTS - 1) * STRIDE + kernel), dtype=np.int64)
    for row in range(INPUTS):
        out[row, row * STRIDE : row * STRIDE + kernel] = 1
    return out


def draw() -> Figure:
    """Kernel 3 at the left, kernel 4 at the right."""
    figure = canvas(190)
    axes = sheet(figure)
    _stamped(axes, 10, 3)
    _stamped(axes, 175, 4)
    return figure


def _stamped(axes: Axes, left: float, kernel: int) -> None:
    rows = stamps(kernel)
    axes.text(left, 22, f"stride 2, kernel {kernel}", color=SOFT)
    for row, stamp in enumerate(rows):
        first, last = np.flatnonzero(stamp)[[0, -1]]
        place = (left + first * CELL, 40 + 20 * row)
        width = (last - first + 1) * CELL
        rectangle(axes, place, width, 13, facecolor=LINE, edgecolor=SOFT, linewidth=1)
    for column, total in enumerate(rows.sum(axis=0)):
        place = (left + column * CELL, 136)
        twice = total > 1
        color = ACCENT if twice else TINT
        rectangle(axes, place, CELL, 24, facecolor=color, edgecolor=SOFT, linewidth=1)
        axes.text(place[0] + CELL / 2, 148, str(total), color=PAPER if twice else INK, ha="center", va="center")
    axes.text(left, 178, "their sum", color=SOFT)
