"""Where a kernel of 3 fits on eight places, with and without padding and stride."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from quizdata.figures.style import ACCENT, FINE, LINE, PAPER, SOFT, WRONG, canvas, rectangle, sheet

KERNEL, INPUTS, CELL = 3, 8, 15


def windows(stride: int, padding: int) -> list[int]:
    """Where the windows begin, counted from the first place of the input."""
    last = INPUTS + padding - KERNEL
    return list(range(-padding, last + 1, stride))


def draw() -> Figure:
    """Four combinations of stride and padding."""
    figure = canvas(226)
    axes = sheet(figure)
    for left, top, stride, padding in ((10, 8, 1, 0), (180, 8, 1, 1), (10, 122, 2, 0), (180, 122, 2, 1)):
        _layer(axes, left, top, stride, padding)
    return figure


def _layer(axes: Axes, left: float, top: float, stride: int, padding: int) -> None:
    starts = windows(stride, padding)
    axes.text(left, top + 12, f"stride {stride}, padding {padding}:", color=SOFT)
    axes.text(left + 8, top + 29, f"{INPUTS} → {len(starts)}", weight="bold")
    first = left + CELL
    for place in range(-padding, INPUTS + padding):
        padded = not 0 <= place < INPUTS
        ground, line = (PAPER, FINE) if padded else (LINE, "-")
        corner = (first + place * CELL, top + 38)
        rectangle(axes, corner, CELL, CELL, facecolor=ground, edgecolor=SOFT, linewidth=1, linestyle=line)
        if not padded and place > starts[-1] + KERNEL - 1:
            axes.plot(corner[0] + CELL / 2, corner[1] + CELL / 2, "x", color=WRONG, markersize=9, markeredgewidth=2)
    for start in starts:
        x = first + (start + 1) * CELL
        rectangle(axes, (x, top + 80), CELL, CELL, facecolor=ACCENT, edgecolor=PAPER, linewidth=1)
    for start in (starts[0], starts[-1]):
        x, base = first + start * CELL, top + 38 + CELL
        corners = [(x, base), (x + 3 * CELL, base), (x + 2 * CELL, top + 80), (x + CELL, top + 80)]
        axes.add_patch(Polygon(corners, facecolor=ACCENT, alpha=0.2))
        axes.plot([x, x + 3 * CELL], [base, base], color=ACCENT)
