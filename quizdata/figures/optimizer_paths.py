"""Gradient descent, momentum, and Adam in a narrow valley."""

from collections.abc import Callable

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, KEYWORD, SOFT, WARN, canvas, label, panel

STEPS = 30
CURVATURE = np.array([1.0, 25.0])
START = np.array([-4.0, 1.0])

Rule = Callable[[NDArray[np.float64], int], NDArray[np.float64]]


def path(rule: Rule) -> NDArray[np.float64]:
    """The places of an optimizer, from the start on; the rule maps a gradient to a step."""
    places = [START]
    for step in range(1, STEPS + 1):
        places.append(places[-1] - rule(CURVATURE * places[-1], step))
    return np.array(places)


def descent() -> Rule:
    """Plain gradient descent."""
    return lambda gradient, _: 0.07 * gradient


def momentum() -> Rule:
    """Heavy-ball momentum."""
    velocity = np.zeros(2)

    def rule(gradient: NDArray[np.float64], _: int) -> NDArray[np.float64]:
        velocity[:] = 0.85 * velocity + 0.02 * gradient
        return velocity.copy()

    return rule


def adam() -> Rule:
    """Adam with its usual settings."""
    mean, square = np.zeros(2), np.zeros(2)

    def rule(gradient: NDArray[np.float64], step: int) -> NDArray[np.float64]:
        mean[:] = 0.9 * mean + 0.1 * gradient
        square[:] = 0.999 * square + 0.001 * gradient**2
        return np.asarray(0.25 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8))

    return rule


def draw() -> Figure:
    """The three paths, each in a strip of its own."""
    figure = canvas(262)
    strips = (("gradient descent", descent(), WARN), ("momentum", momentum(), KEYWORD), ("Adam", adam(), ACCENT))
    for row, (name, rule, color) in enumerate(strips):
        axes = panel(figure, 10, 180 - 86 * row, 320, 62)
        axes.set(xlim=(-4.6, 2), ylim=(-1.25, 1.25), xticks=[], yticks=[])
        axes.spines[["left", "bottom"]].set_visible(False)
        for level in (0.5, 3, 9):
            width, height = 2 * np.sqrt(2 * level / CURVATURE)
            axes.add_patch(Ellipse((0, 0), width, height, fill=False, edgecolor=SOFT, linewidth=0.6))
        axes.plot(0, 0, "+", color=SOFT, markersize=9, markeredgewidth=1.5)
        axes.plot(*path(rule).T, "o-", color=color, linewidth=1.2, markersize=3)
        axes.annotate(name, (0, 1), (0, 6), xycoords="axes fraction", textcoords="offset points", color=color)
    label(axes, 0.15, -1.0, "minimum", SOFT)
    return figure
