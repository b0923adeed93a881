"""Three predicted boxes against one true box."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from quizdata.figures.style import ACCENT, DASHED, INK, WARN, canvas, label, rectangle, sheet

Box = tuple[int, int, int, int]
TRUE: Box = (0, 0, 10, 10)
PREDICTED: tuple[Box, ...] = ((2, 2, 12, 12), (5, 0, 15, 10), (11, 0, 21, 10))
SCALE = 5.4


def area(box: Box) -> int:
    """The area of (x1, y1, x2, y2); 0 when it has no inside."""
    return max(box[2] - box[0], 0) * max(box[3] - box[1], 0)


def shared(a: Box, b: Box) -> Box:
    """The intersection."""
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def iou(a: Box, b: Box) -> float:
    """The area of the intersection divided by that of the union."""
    both = area(shared(a, b))
    return both / (area(a) + area(b) - both)


def draw() -> Figure:
    """The pairs, and their IoU."""
    figure = canvas(160)
    axes = sheet(figure)
    for left, predicted in zip((14, 109, 220), PREDICTED, strict=True):
        _box(axes, left, shared(TRUE, predicted), facecolor=ACCENT, alpha=0.3)
        _box(axes, left, TRUE, fill=False, edgecolor=INK, linewidth=2)
        _box(axes, left, predicted, fill=False, edgecolor=WARN, linewidth=2, linestyle=DASHED)
        middle = left + predicted[2] * SCALE / 2
        label(axes, middle, 140, f"IoU {iou(TRUE, predicted):.2f}".replace("0.00", "0"), ha="center", weight="bold")
    label(axes, 14, 30, "true", INK)
    label(axes, 62, 30, "predicted", WARN)
    return figure


def _box(axes: Axes, left: float, box: Box, **look: Any) -> None:
    if area(box):
        place = (left + box[0] * SCALE, 44 + box[1] * SCALE)
        rectangle(axes, place, (box[2] - box[0]) * SCALE, (box[3] - box[1]) * SCALE, **look)
