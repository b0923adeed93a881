"""Precision and recall of one ranking, against the threshold."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, WARN, label, name_axes, plot


def scored() -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Scores of 60 cases in rising order, and which of them are positive."""
    rng = np.random.default_rng(26)
    positive = np.repeat([True, False], [20, 40])
    score = 1 / (1 + np.exp(-rng.normal(np.where(positive, 1.0, -0.8), 1.2)))
    order = np.argsort(score)
    return score[order], positive[order]


def curves() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Each score as the threshold, with the precision and recall of the cases that reach it."""
    score, positive = scored()
    found = np.cumsum(positive[::-1])[::-1]
    return score, found / np.arange(60, 0, -1), found / positive.sum()


def draw() -> Figure:
    """Both as functions of the threshold."""
    figure, axes = plot()
    threshold, precision, recall = curves()
    axes.set(xlim=(0, 1), ylim=(0, 1.02), xticks=[0, 0.2, 0.4, 0.6, 0.8, 1], yticks=[0, 0.5, 1])
    name_axes(axes, "threshold", "")
    axes.step(threshold, recall, color=WARN, linestyle=DASHED)
    axes.step(threshold, precision, color=ACCENT)
    label(axes, 0.3, 0.9, "recall", WARN)
    label(axes, 0.3, 0.24, "precision", ACCENT)
    return figure
