"""Four detections before and after non-maximum suppression, with two thresholds."""

from collections.abc import Mapping
from types import MappingProxyType

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from quizdata.figures.iou_boxes import Box, iou
from quizdata.figures.style import ACCENT, DOTTED, INK, SOFT, canvas, label, rectangle, sheet

BOXES: Mapping[str, Box] = MappingProxyType(
    {"A": (0, 0, 10, 10), "B": (1, 1, 11, 11), "C": (3, 0, 13, 10), "D": (20, 20, 30, 30)}
)
SCORES: Mapping[str, float] = MappingProxyType({"A": 0.95, "B": 0.90, "C": 0.85, "D": 0.30})


def kept(threshold: float) -> list[str]:
    """The boxes that greedy suppression keeps, in order of decreasing score."""
    names: list[str] = []
    for name in sorted(BOXES, key=lambda name: -SCORES[name]):
        if all(iou(BOXES[name], BOXES[other]) <= threshold for other in names):
            names.append(name)
    return names


def draw() -> Figure:
    """All boxes at the left, what is left of them at the right."""
    figure = canvas(226)
    axes = sheet(figure)
    axes.text(12, 18, "before", color=SOFT)
    _boxes(axes, (12, 46), 4.8, list(BOXES))
    for (name, score), (x, y) in zip(SCORES.items(), ((12, 40), (36, 114), (80, 66), (108, 136)), strict=True):
        label(axes, x, y, f"{name} {score:.2f}", INK)
    for top, threshold in ((0, 0.5), (112, 0.6)):
        left = kept(threshold)
        axes.text(212, top + 18, f"threshold {threshold}", color=SOFT)
        _boxes(axes, (230, top + 28), 2.6, left)
        for name, (x, y) in {"A": (216, 46), "C": (267, 46), "D": (268, 98)}.items():
            if name in left:
                label(axes, x, top + y, name, INK)
    axes.text(12, 218, f"IoU of A and C: {iou(BOXES['A'], BOXES['C']):.2f}", color=SOFT)
    return figure


def _boxes(axes: Axes, corner: tuple[float, float], scale: float, names: list[str]) -> None:
    for name, box in BOXES.items():
        place = (corner[0] + scale * box[0], corner[1] + scale * box[1])
        color, width, line = (ACCENT, 2, "-") if name in names else (SOFT, 1, DOTTED)
        size = scale * (box[2] - box[0]), scale * (box[3] - box[1])
        rectangle(axes, place, *size, fill=False, edgecolor=color, linewidth=width, linestyle=line, zorder=width)
