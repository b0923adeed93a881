"""One gradient, clipped by norm and by value."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from quizdata.figures.style import ACCENT, FINE, SOFT, WARN, arrow, canvas, label, panel, rectangle

GRADIENT, THRESHOLD = np.array([6.0, 8.0]), 5.0


def draw() -> Figure:
    """The three arrows."""
    figure = canvas(236)
    axes = panel(figure, 40, 30, 260, 192)
    by_norm = GRADIENT * min(1.0, THRESHOLD / float(np.linalg.norm(GRADIENT)))
    by_value = np.clip(GRADIENT, -THRESHOLD, THRESHOLD)
    axes.set(xlim=(0, 11.92), ylim=(0, 8.8), xticks=[0, 5], yticks=[0, 5])
    axes.add_patch(Circle((0, 0), THRESHOLD, fill=False, edgecolor=SOFT, linestyle=FINE))
    rectangle(axes, (0, 0), THRESHOLD, THRESHOLD, fill=False, edgecolor=SOFT, linestyle=FINE)
    for end, color, width in ((GRADIENT, SOFT, 1.0), (by_value, WARN, 2.0), (by_norm, ACCENT, 2.5)):
        arrow(axes, (0, 0), (end[0], end[1]), color, width)
    label(axes, 6.3, 7.8, "gradient (6, 8)", SOFT)
    label(axes, 5.3, 4.6, f"by value ({by_value[0]:.0f}, {by_value[1]:.0f}), {_angle(by_value)}", WARN)
    label(axes, 3.5, 5.35, f"by norm\n({by_norm[0]:.0f}, {by_norm[1]:.0f}), {_angle(by_norm)}", ACCENT, ha="right")
    return figure


def _angle(vector: np.ndarray) -> str:
    return f"{np.degrees(np.arctan2(vector[1], vector[0])):.0f}°"
