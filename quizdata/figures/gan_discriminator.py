"""The best discriminator for two densities."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, FINE, INK, SOFT, WARN, label, name_axes, plot


def density(x: NDArray[np.float64], mean: float) -> NDArray[np.float64]:
    """Normal, with a standard deviation of 0.8."""
    return np.asarray(np.exp(-(((x - mean) / 0.8) ** 2) / 2) / (0.8 * np.sqrt(2 * np.pi)))


def draw() -> Figure:
    """Both densities and the discriminator."""
    figure, axes = plot()
    x = np.linspace(-3, 3, 97)
    data, generated = density(x, -1), density(x, 1)
    axes.set(xlim=(-3, 3), ylim=(0, 1.05), xticks=[-3, -2, -1, 0, 1, 2, 3], yticks=[])
    axes.set_yticks([0, 0.5, 1], ["0", "0.5", "1"])
    name_axes(axes, "x", "")
    axes.axhline(0.5, color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot(x, data, color=ACCENT)
    axes.plot(x, generated, color=WARN, linestyle=DASHED)
    axes.plot(x, data / (data + generated), color=INK, linewidth=2.5)
    axes.plot(0, 0.5, "o", color=INK)
    label(axes, -2.95, 0.33, "data", ACCENT)
    label(axes, 2.95, 0.33, "generated", WARN, ha="right")
    label(axes, 0.15, 0.85, "best discriminator D*")
    return figure
