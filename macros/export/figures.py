"""Figures for programs that do not know the site's colors: light colors on white paper."""

import re

_COLOR = re.compile(r"var\(--quiz-[a-z-]+,\s*([^()]+)\)")
_PAPER = "#fefdfb"
_VIEW = re.compile(r'viewBox="([-\d.]+) ([-\d.]+) ([\d.]+) ([\d.]+)"')
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif"


def inline_colors(svg: str) -> str:
    """The drawing as a file of its own: its size stated, every color a number, legible on a dark card too."""
    found = _VIEW.search(svg)
    if found is None:
        raise ValueError("a drawing without a viewBox, which the loader refuses")
    left, top, width, height = found.groups()
    head, rest = svg[: found.start()], svg[found.end() :]
    opening, _, shapes = rest.partition(">")
    size = f'width="{width}" height="{height}" font-family="{_FONT}"'
    paper = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{_PAPER}"/>'
    return _COLOR.sub(r"\1", f"{head}{size} {found[0]}{opening}>{paper}{shapes}") + "\n"
