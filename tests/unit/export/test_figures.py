"""A drawing of the bank as a file of its own."""

from lxml import etree

from macros.export.figures import inline_colors
from macros.model import Bank


def test_every_drawing_stands_alone(bank: Bank) -> None:
    assert bank.figures
    for svg in bank.figures.values():
        alone = inline_colors(svg)
        assert "var(" not in alone
        assert "--quiz" not in alone
        top = etree.fromstring(alone)
        _, _, width, height = top.get("viewBox", "").split()
        assert (top.get("width"), top.get("height")) == (width, height)
        paper = top[0]
        assert (paper.get("width"), paper.get("fill")) == (width, "#fefdfb")
