"""Training and validation error of one long training run."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, FINE, SOFT, WARN, label, name_axes, plot, powers_of_ten

STEPS = np.unique(np.geomspace(1, 10_000, 80).astype(int))


def errors() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Mean squared errors in training and validation after each of STEPS."""
    rng, order = np.random.default_rng(3), np.arange(20)
    x = rng.random(20), rng.random(400)
    y = [np.sin(2 * np.pi * points) + rng.normal(0, 0.4, points.size) for points in x]
    features = [np.cos(np.pi * order * points[:, None]) / (1 + order) for points in x]
    hessian = features[0].T @ features[0]
    rate, w, history = 1 / np.linalg.norm(hessian, 2), np.zeros(order.size), {}
    for step in range(1, STEPS[-1] + 1):
        w = w - rate * (hessian @ w - features[0].T @ y[0])
        history[step] = w
    fits = np.array([history[step] for step in STEPS]).T
    train, validation = (
        np.mean((inputs @ fits - targets[:, None]) ** 2, axis=0) for inputs, targets in zip(features, y, strict=True)
    )
    return train, validation


def draw() -> Figure:
    """Both errors, with the step at which to stop."""
    figure, axes = plot()
    train, validation = errors()
    best = int(np.argmin(validation))
    powers_of_ten(axes, 1, 10, 100, 1_000, 10_000)
    axes.set(xlim=(1, 16_000), ylim=(0, 0.8), yticks=[0, 0.2, 0.4, 0.6, 0.8])
    name_axes(axes, "training steps", "mean squared error")
    axes.axvline(STEPS[best], color=SOFT, linewidth=1, linestyle=FINE)
    axes.plot(STEPS, validation, color=WARN)
    axes.plot(STEPS, train, color=ACCENT, linestyle=DASHED)
    axes.plot(STEPS[best], validation[best], "o", color=WARN)
    label(axes, STEPS[best], 0.7, "stop here", SOFT, ha="center")
    label(axes, 2_000, 0.49, "validation", WARN, ha="right")
    label(axes, 2_000, 0.09, "training", ACCENT, ha="center")
    return figure
