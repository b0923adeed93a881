"""One look for every figure.

A figure is 340 units wide, and the narrowest screen shows it in about 340 pixels: a unit is a pixel there,
so text of 12 units is legible. Colors are those of the light scheme; `svg` makes names of them.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

INK = "#1c2426"
SOFT = "#55615f"
LINE = "#d9dfdc"
ACCENT = "#0b5f66"
RIGHT = "#1a6636"
WRONG = "#a02c1c"
WARN = "#7a5200"
KEYWORD = "#7b2d6b"
TINT = "#f3f5f3"
PAPER = "#fefdfb"

#: What each color is called in docs/assets/quiz/tokens.css, after `--quiz-`.
TOKENS: Mapping[str, str] = MappingProxyType(
    {
        INK: "ink",
        SOFT: "soft",
        LINE: "line",
        ACCENT: "accent",
        RIGHT: "right",
        WRONG: "wrong",
        WARN: "warn",
        KEYWORD: "keyword",
        TINT: "tint",
        PAPER: "paper",
    }
)

DASHED = (0, (5, 2))
DOTTED = (0, (1, 2))
MIXED = (0, (6, 2, 1, 2))
#: For thin lines that guide the eye.
FINE = (0, (2, 2))

WIDTH = 340
TEXT = 12
#: The group of a text that `svg` gives an edge in the color of the paper, to stand on top of lines.
HALO = "halo"


def look() -> AbstractContextManager[None]:
    """The settings of matplotlib under which figures are drawn, for the length of a `with`."""
    return rc_context(
        {
            "axes.edgecolor": SOFT,
            "axes.facecolor": "none",
            "axes.labelcolor": SOFT,
            "axes.linewidth": 1,
            "axes.spines.right": False,
            "axes.spines.top": False,
            "figure.dpi": 72,
            "figure.facecolor": "none",
            "font.family": "DejaVu Sans",  # comes with matplotlib, so the layout is the same everywhere
            "font.size": TEXT,
            "lines.linewidth": 2,
            "lines.markersize": 6,
            "lines.solid_capstyle": "round",
            "savefig.dpi": 72,
            "svg.fonttype": "none",
            "svg.hashsalt": "quiz",
            "text.color": INK,
            "text.parse_math": False,
            "xtick.bottom": False,
            "xtick.labelcolor": SOFT,
            "xtick.major.pad": 5,
            "ytick.labelcolor": SOFT,
            "ytick.left": False,
            "ytick.major.pad": 5,
        }
    )


def canvas(height: int = 212) -> Figure:
    """An empty figure, as wide as all are."""
    return Figure(figsize=(WIDTH / 72, height / 72))


def panel(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Axes at a place in units from the lower left corner."""
    high = figure.get_figheight() * 72
    return figure.add_axes((left / WIDTH, bottom / high, width / WIDTH, height / high))


def sheet(figure: Figure) -> Axes:
    """The whole figure to draw on in units, y downwards, without axes."""
    high = figure.get_figheight() * 72
    axes = panel(figure, 0, 0, WIDTH, high)
    axes.set(xlim=(0, WIDTH), ylim=(high, 0))
    axes.set_axis_off()
    return axes


def plot(height: int = 212, *, left: float = 36, bottom: float = 44) -> tuple[Figure, Axes]:
    """A figure with one pair of axes, which leaves room for its ticks and names."""
    figure = canvas(height)
    return figure, panel(figure, left, bottom, WIDTH - left - 12, height - bottom - 28)


def name_axes(axes: Axes, x: str, y: str) -> None:
    """Name both axes; the name of y is written upright, above its axis."""
    axes.set_xlabel(x, labelpad=3)
    axes.annotate(y, (0, 1), (-26, 10), xycoords="axes fraction", textcoords="offset points", color=SOFT)


def powers_of_ten(axes: Axes, *ticks: int) -> None:
    """A logarithmic x axis with these ticks."""
    axes.set_xscale("log")
    axes.minorticks_off()
    axes.set_xticks(ticks, [f"{tick:,}" for tick in ticks])


def arrow(axes: Axes, start: tuple[float, float], end: tuple[float, float], color: str, width: float = 1.5) -> None:
    """An arrow between two places in the data."""
    shape = {"arrowstyle": "-|>,head_length=5,head_width=2.5", "mutation_scale": 1, "shrinkA": 0, "shrinkB": 0}
    axes.annotate("", end, start, arrowprops={**shape, "color": color, "linewidth": width})


def rectangle(axes: Axes, corner: tuple[float, float], width: float, height: float, **look: Any) -> None:
    """A rectangle from its corner with the smallest x and y."""
    axes.add_patch(Rectangle(corner, width, height, **look))


def label(axes: Axes, x: float, y: float, text: str, color: str = INK, **options: Any) -> Text:
    """A word at a place in the data, legible on top of lines."""
    return axes.text(x, y, text, color=color, gid=HALO, **options)
