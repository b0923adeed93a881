"""Reconstruction errors of a linear autoencoder that has seen only one digit."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray
from sklearn.datasets import load_digits

from quizdata.figures.style import ACCENT, DASHED, FINE, SOFT, WRONG, label, name_axes, plot

CODE = 10


def errors() -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """The threshold, and the mean squared errors of new normal images and of anomalies.

    Of the eights a third each goes into training, threshold (at their 95th percentile), and test.
    """
    images, digit = load_digits(return_X_y=True)
    eights, ones = (images[digit == kind] for kind in (8, 1))
    train = eights[::3]
    directions = np.linalg.svd(train - train.mean(axis=0), full_matrices=False)[2][:CODE]

    def error(x: NDArray[np.float64]) -> NDArray[np.float64]:
        centered = x - train.mean(axis=0)
        return np.asarray(np.mean((centered - centered @ directions.T @ directions) ** 2, axis=1))

    return (float(np.quantile(error(eights[1::3]), 0.95)), error(eights[2::3]), error(ones))


def draw() -> Figure:
    """Both histograms, and the threshold."""
    figure, axes = plot()
    threshold, normal, anomalies = errors()
    edges = np.arange(0, 17)
    for values, color, line in ((normal, ACCENT, "-"), (anomalies, WRONG, DASHED)):
        share = np.histogram(values, edges)[0] / len(values)
        axes.stairs(share, edges, color=color, linewidth=2, linestyle=line)
    axes.axvline(threshold, color=SOFT, linewidth=1, linestyle=FINE)
    name_axes(axes, "reconstruction error", "share of the images")
    axes.set(xlim=(0, 16.2), ylim=(0, 0.36), xticks=[0, 5, 10, 15], yticks=[0, 0.1, 0.2, 0.3])
    label(axes, threshold + 0.3, 0.33, "flagged:", SOFT)
    label(axes, threshold + 0.3, 0.285, f"{np.mean(normal > threshold):.0%} of the eights (normal)", ACCENT)
    label(axes, threshold + 0.3, 0.24, f"{np.mean(anomalies > threshold):.0%} of the ones (anomalies)", WRONG)
    return figure
