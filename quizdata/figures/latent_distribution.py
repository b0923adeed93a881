"""What the encoder of a variational autoencoder returns for one input."""

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from quizdata.figures.style import ACCENT, DASHED, DOTTED, INK, SOFT, WARN, label, name_axes, plot

MEAN, DEVIATION, NOISE = 1.0, 0.5, -0.4


def density(z: NDArray[np.float64], mean: float, deviation: float) -> NDArray[np.float64]:
    """The normal density."""
    return np.asarray(np.exp(-(((z - mean) / deviation) ** 2) / 2) / (deviation * np.sqrt(2 * np.pi)))


def divergence() -> float:
    """Of the encoder's distribution from the standard normal prior, in nats."""
    return float(0.5 * (DEVIATION**2 + MEAN**2 - 1 - np.log(DEVIATION**2)))


def draw() -> Figure:
    """Prior, encoder's distribution, and a drawn code."""
    figure, axes = plot(left=14)
    z = np.linspace(-3, 3.4, 97)
    drawn = MEAN + DEVIATION * NOISE
    axes.set(xlim=(-3, 3.4), ylim=(0, 1.05), xticks=[-3, -2, -1, 0, 1, 2, 3], yticks=[])
    axes.spines["left"].set_visible(False)
    name_axes(axes, "latent code z", "")
    encoded = density(z, MEAN, DEVIATION)
    axes.fill_between(z, encoded, color=ACCENT, alpha=0.15, linewidth=0)
    axes.plot(z, density(z, 0, 1), color=SOFT, linestyle=DASHED)
    axes.plot(z, encoded, color=ACCENT)
    axes.plot([MEAN, MEAN], [0, 0.97], color=WARN, linestyle=DOTTED)
    axes.vlines(drawn, 0, density(np.array([drawn]), MEAN, DEVIATION), color=INK, linewidth=1)
    axes.plot(drawn, 0, "o", color=INK, clip_on=False)
    label(axes, -2.95, 0.42, "prior p(z)", SOFT)
    label(axes, 1.1, 0.95, "regular: one code", WARN)
    label(axes, 1.75, 0.6, f"VAE: q(z | x)\nμ = {MEAN:.0f}, σ = {DEVIATION:.1f}", ACCENT)
    label(axes, drawn - 0.12, 0.05, f"drawn: {drawn:.1f}", ha="right")
    label(axes, -2.95, 0.72, f"KL(q ‖ p) = {divergence():.2f} nats")
    return figure
