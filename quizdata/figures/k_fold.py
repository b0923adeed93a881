"""The splits of five-fold cross-validation."""

import numpy as np
from matplotlib.figure import Figure

from quizdata.figures.style import ACCENT, INK, LINE, PAPER, SOFT, canvas, label, rectangle, sheet

SCORES = np.array([0.80, 0.84, 0.78, 0.86, 0.82])


def draw() -> Figure:
    """A row of blocks for each round."""
    figure = canvas()
    axes = sheet(figure)
    axes.text(147, 18, "five blocks of the data", color=SOFT, ha="center", va="center")
    axes.text(310, 18, "score", color=SOFT, ha="center", va="center")
    for turn, score in enumerate(SCORES):
        top = 30 + 28 * turn
        axes.text(6, top + 12, f"{turn + 1}", color=SOFT, va="center")
        for block in range(5):
            scored = block == turn
            place = (24 + 50 * block, top)
            word, ground, ink = ("scored", ACCENT, PAPER) if scored else ("train", LINE, INK)
            rectangle(axes, place, 46, 24, facecolor=ground, edgecolor=SOFT, linewidth=1)
            axes.text(place[0] + 23, top + 12, word, color=ink, ha="center", va="center")
        axes.text(310, top + 12, f"{score:.2f}", ha="center", va="center")
    axes.plot([288, 332], [174, 174], color=SOFT, linewidth=1)
    label(axes, 274, 192, "mean", SOFT, ha="right", va="center")
    label(axes, 310, 192, f"{SCORES.mean():.2f}", ha="center", va="center", weight="bold")
    return figure
