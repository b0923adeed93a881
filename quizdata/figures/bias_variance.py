"""Bias and variance of polynomials, from repeated fits."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, DOTTED, INK, MIXED, SOFT, WARN, label, name_axes, plot

DEGREES = np.arange(10)
NOISE = 0.5


def parts() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Squared bias and variance for each degree, averaged over the inputs."""
    rng, x = np.random.default_rng(0), np.linspace(-1, 1, 20)
    truth = np.sin(3 * x)
    samples = truth + rng.normal(0, NOISE, (2000, 20))
    bias, variance = [], []
    for degree in DEGREES:
        fits = np.polynomial.legendre.legvander(x, degree) @ np.polynomial.legendre.legfit(x, samples.T, degree)
        bias.append(np.mean((fits.mean(axis=1) - truth) ** 2))
        variance.append(fits.var(axis=1).mean())
    return np.array(bias), np.array(variance)


def draw() -> Figure:
    """The parts of the expected error, and their sum."""
    figure, axes = plot()
    bias, variance = parts()
    axes.set(xlim=(0, 9.2), ylim=(0, 0.8), xticks=DEGREES, yticks=[0, 0.2, 0.4, 0.6, 0.8])
    name_axes(axes, "degree of the polynomial", "squared error")
    axes.axhline(NOISE**2, color=SOFT, linewidth=1.5, linestyle=DOTTED)
    axes.plot(DEGREES, bias + variance + NOISE**2, color=INK, linewidth=2.5)
    axes.plot(DEGREES, variance, color=WARN, linestyle=DASHED)
    axes.plot(DEGREES, bias, color=ACCENT, linestyle=MIXED)
    label(axes, 9.1, 0.42, "expected error on new data", ha="right")
    label(axes, 9.1, NOISE**2 - 0.015, "noise", SOFT, ha="right", va="top")
    label(axes, 9.1, 0.015, "variance", WARN, ha="right")
    label(axes, 2.8, 0.15, "squared bias", ACCENT, va="center")
    return figure
