"""Where a budget for the weights meets the loss, for L1 and for L2."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, INK, LINE, SOFT, TINT, WARN, canvas, label, panel

LEAST_SQUARES = np.array([0.9, 2.1])
CURVATURE = np.array([[1.0, 0.35], [0.35, 1.0]])
TURN = np.linspace(0, 2 * np.pi, 7201)


def loss(w: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much worse than least squares each row of weights is."""
    away = w - LEAST_SQUARES
    return np.asarray(np.einsum("...i,ij,...j->...", away, CURVATURE, away) / 2)


def edge(order: int) -> NDArray[np.float64]:
    """Weights whose norm of that order is 1."""
    circle = np.stack([np.cos(TURN), np.sin(TURN)], axis=1)
    return np.asarray(circle / np.linalg.norm(circle, ord=order, axis=1)[:, None])


def best(order: int) -> NDArray[np.float64]:
    """The best weights within a budget of 1, which is smaller than least squares needs."""
    return np.asarray(np.round(edge(order)[np.argmin(loss(edge(order)))], 3) + 0)


def draw() -> Figure:
    """L1 at the left, L2 at the right."""
    figure = canvas(224)
    for left, order in ((4, 1), (174, 2)):
        _budget(panel(figure, left, 4, 162, 194.4), order)
    return figure


def _budget(axes: Axes, order: int) -> None:
    w = best(order)
    axes.set(xlim=(-1.15, 2.6), ylim=(-1.15, 3.35), xticks=[], yticks=[])
    axes.spines[["left", "bottom"]].set(position="zero", color=LINE)
    axes.add_patch(Polygon(edge(order)[:: 1800 if order == 1 else 120], facecolor=TINT, edgecolor=INK, linewidth=1.5))
    stretch = np.linalg.inv(np.linalg.cholesky(CURVATURE))
    for level in (0.1, 0.4, float(loss(w))):
        oval = LEAST_SQUARES + np.sqrt(2 * level) * edge(2)[::120] @ stretch
        axes.plot(*oval.T, color=SOFT, linewidth=1)
    axes.plot(*LEAST_SQUARES, "s", color=WARN)
    axes.plot(*w, "o", color=ACCENT, markersize=8)
    label(axes, 0.9, 2.3, "least squares", WARN, ha="center")
    label(axes, w[0] + 0.15, w[1] + 0.1, f"({w[0]:.2g}, {w[1]:.2g})", ACCENT)
    axes.set_title(f"L{order} budget", color=SOFT, fontsize=12, pad=4, loc="left")
