"""Principal components of two classes that differ in the direction of little variance."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, SOFT, WARN, canvas, panel, sheet


def data() -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Forty points, and which of them are of the second class."""
    rng = np.random.default_rng(0)
    label = np.arange(40) % 2 == 1
    return np.stack([rng.uniform(-17, 17, 40), np.where(label, 1, -1) + rng.normal(0, 0.25, 40)], axis=1), label


def components() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The points in their principal components, and the share of the variance of each."""
    points, _ = data()
    centered = points - points.mean(axis=0)
    _, size, directions = np.linalg.svd(centered, full_matrices=False)
    directions = directions * np.sign(np.diag(directions))[:, None]
    return centered @ directions.T, size**2 / np.sum(size**2)


def draw() -> Figure:
    """The points, and their projections on either component."""
    figure = canvas(222)
    scores, share = components()
    on_axis = np.zeros(len(scores))
    _strip(panel(figure, 16, 148, 308, 44), data()[0], 20)
    _strip(panel(figure, 16, 78, 308, 22), np.stack([scores[:, 0], on_axis], axis=1), 20)
    _strip(panel(figure, 16, 8, 308, 22), np.stack([scores[:, 1], on_axis], axis=1), 3)
    words = sheet(figure)
    words.text(16, 22, "two classes, filled and hollow", color=SOFT)
    words.text(16, 112, f"first component, {share[0]:.0%} of the variance", color=SOFT)
    words.text(16, 182, f"second component, {share[1]:.0%}", color=SOFT)
    return figure


def _strip(axes: Axes, points: NDArray[np.float64], reach: float) -> None:
    _, second = data()
    axes.set(xlim=(-reach, reach), ylim=(-2.9, 2.9), xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.axhline(0, color=SOFT, linewidth=1)
    axes.plot(*points[~second].T, "o", color=ACCENT, clip_on=False)
    axes.plot(*points[second].T, "s", color=WARN, markerfacecolor="none", clip_on=False)
