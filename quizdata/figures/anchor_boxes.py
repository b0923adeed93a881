"""An anchor, and the box that is decoded from it."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, INK, SOFT, WARN, arrow, canvas, label, panel, rectangle

ANCHOR = np.array([50.0, 50.0, 100.0, 80.0])
OFFSETS = np.array([0.1, -0.25, np.log(2), np.log(0.5)])


def decode(anchor: NDArray[np.float64], t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Center and size of the box that the offsets make of an anchor."""
    return np.concatenate([anchor[:2] + t[:2] * anchor[2:], anchor[2:] * np.exp(t[2:])])


def draw() -> Figure:
    """The anchors of one position at the left, a decoded box at the right."""
    figure = canvas(206)
    _anchors(panel(figure, 6, 24, 130, 150))
    axes = panel(figure, 150, 24, 184, 150)
    axes.set(xlim=(-52, 172), ylim=(141.3, -41.3), xticks=[-40, 0, 50, 100, 160], yticks=[])
    axes.spines["left"].set_visible(False)
    decoded = decode(ANCHOR, OFFSETS)
    for (x, y, width, height), color, line in ((ANCHOR, SOFT, DASHED), (decoded, ACCENT, "-")):
        _centered(axes, x, y, width, height, edgecolor=color, linewidth=2, linestyle=line)
    arrow(axes, (ANCHOR[0], ANCHOR[1]), (decoded[0], decoded[1]), INK)
    label(axes, 0, 108, "anchor", SOFT)
    label(axes, decoded[0] + decoded[2] / 2, 2, "decoded box", ACCENT, ha="right")
    return figure


def _anchors(axes: Axes) -> None:
    axes.set(xlim=(0, 130), ylim=(0, 150), xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)
    for size, color in ((28, WARN), (56, SOFT), (84, ACCENT)):
        for ratio in (0.5, 1, 2):
            width, height = size * np.sqrt(ratio), size / np.sqrt(ratio)
            _centered(axes, 65, 75, width, height, edgecolor=color, linewidth=1.5)
    axes.plot(65, 75, "o", color=INK, markersize=5)
    label(axes, 65, 158, "nine anchors", SOFT, ha="center")


def _centered(axes: Axes, x: float, y: float, width: float, height: float, **look: Any) -> None:
    rectangle(axes, (x - width / 2, y - height / 2), width, height, fill=False, **look)
