"""A loss that is logged with dropout on, and the same model measured without."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, DOTTED, WARN, label, name_axes, plot

EPOCHS = 30


def losses() -> NDArray[np.float64]:
    """Logged training loss, validation loss, and training loss without dropout: a row for each epoch.

    Each of four causes shows in five noisy inputs, so that what is dropped can be made up for.
    """
    rng = np.random.default_rng(7)
    causes = rng.normal(size=(2, 200, 4))
    x = np.repeat(causes, 5, axis=2) + rng.normal(0, 0.3, (2, 200, 20))
    y = causes @ np.array([1.0, -1.0, 1.0, -1.0]) + rng.normal(0, 0.3, (2, 200))
    w, history = np.zeros(20), []
    for _ in range(EPOCHS):
        logged = []
        for rows in rng.permutation(200).reshape(10, 20):
            dropped = x[0, rows] * rng.integers(0, 2, (20, 20)) / 0.5
            misfit = dropped @ w - y[0, rows]
            logged.append(np.mean(misfit**2))
            w = w - 0.01 * dropped.T @ misfit / 20
        off = np.mean((x @ w - y) ** 2, axis=1)
        history.append([np.mean(logged), off[1], off[0]])
    return np.array(history)


def draw() -> Figure:
    """The three losses against the epoch."""
    figure, axes = plot()
    epoch = np.arange(1, EPOCHS + 1)
    logged, validation, measured = losses().T
    axes.set(xlim=(0, 31), ylim=(0, 1.6), xticks=[1, 10, 20, 30], yticks=[0, 0.5, 1, 1.5])
    name_axes(axes, "epoch", "squared error")
    axes.plot(epoch, logged, color=ACCENT, linestyle=DASHED)
    axes.plot(epoch, validation, color=WARN)
    axes.plot(epoch, measured, color=ACCENT, linestyle=DOTTED)
    label(axes, 30, 1.0, "training, as logged: with dropout", ACCENT, ha="right")
    label(axes, 30, 0.42, "validation", WARN, ha="right")
    label(axes, 30, 0.08, "training, without dropout", ACCENT, ha="right")
    return figure
