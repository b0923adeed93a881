"""What becomes of 10,000 people who are tested for a rare disease."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from quizdata.figures.style import LINE, SOFT, WRONG, canvas, rectangle, sheet

PEOPLE, PREVALENCE, SENSITIVITY, RATE = 10_000, 0.01, 0.90, 0.05
LENGTH = 316


def counts() -> tuple[int, int, int]:
    """The healthy, the true alarms, and the false alarms."""
    sick = round(PEOPLE * PREVALENCE)
    healthy = PEOPLE - sick
    return healthy, round(sick * SENSITIVITY), round(healthy * RATE)


def draw() -> Figure:
    """The false alarms as a share of the healthy and of the alarms."""
    figure = canvas(180)
    axes = sheet(figure)
    healthy, true, false = counts()
    _bar(axes, 30, f"{healthy:,} healthy people", false / healthy)
    _bar(axes, 116, f"{true + false} alarms: {false} false, {true} true", false / (true + false))
    axes.text(12, 74, f"{false} flagged: false-positive rate {false / healthy:.0%}", color=WRONG)
    axes.text(12, 160, f"false discovery rate {false / (true + false):.0%}", color=WRONG)
    return figure


def _bar(axes: Axes, top: float, name: str, share: float) -> None:
    axes.text(12, top - 8, name)
    rectangle(axes, (12, top), LENGTH, 26, facecolor=LINE, edgecolor=SOFT, linewidth=1)
    rectangle(axes, (12, top), LENGTH * share, 26, facecolor=WRONG)
