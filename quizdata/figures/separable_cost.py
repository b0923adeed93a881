"""Weights of standard and of depthwise separable convolutions."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from quizdata.figures.style import ACCENT, INK, SOFT, WARN, WIDTH, canvas, label, rectangle, sheet

INPUTS, OUTPUTS = 128, 256
LENGTH = 300 / (7 * 7 * INPUTS * OUTPUTS)


def standard(kernel: int) -> int:
    """Weights without biases."""
    return kernel**2 * INPUTS * OUTPUTS


def separable(kernel: int) -> int:
    """Weights of the depthwise and the pointwise step together."""
    return kernel**2 * INPUTS + INPUTS * OUTPUTS


def draw() -> Figure:
    """Two bars for each kernel."""
    figure = canvas(204)
    axes = sheet(figure)
    for top, kernel in ((20, 3), (116, 7)):
        axes.text(12, top, f"kernel {kernel}×{kernel}", color=SOFT, va="center")
        axes.plot([12, 12], [top + 10, top + 62], color=SOFT, linewidth=1)
        _bar(axes, top + 14, standard(kernel), "standard", WARN)
        _bar(axes, top + 46, separable(kernel), "separable", ACCENT)
    return figure


def _bar(axes: Axes, top: float, weights: int, name: str, color: str) -> None:
    length = weights * LENGTH
    rectangle(axes, (12, top), length, 12, facecolor=color)
    room = length < WIDTH / 2
    x, y = (18 + length, top + 6) if room else (12 + length, top + 21)
    label(axes, x, y, f"{name}: {weights:,}", INK, va="center", ha="left" if room else "right")
