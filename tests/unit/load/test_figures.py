"""A figure is part of a page, so an SVG that could run, load or hide anything is refused with its place."""

import json
from pathlib import Path

import pytest

from macros.load.figures import figure_problem, load_figures

PROJECT = Path(__file__).parents[3]
HOSTILE: dict[str, str] = json.loads((PROJECT / "tests/data/hostile-figures.json").read_text(encoding="utf-8"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
INSIDE = [
    "<foreignObject/>", "<FOREIGNOBJECT><body ONLOAD='x()'/></FOREIGNOBJECT>", "<a href='#x'/>", "<use href='#x'/>",
    "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='//example.org/a.svg#a'/>", "<style>a{}</style>",
    "<image href='data:image/png;base64,AA'/>", "<filter id='a-1'><feImage href='//example.org'/></filter>",
    "<animate attributeName='x' onbegin='x()'/>", "<video poster='//example.org'/>", "<svg/>", "<title><b/></title>",
    "<g fill='URL(//example.org)'/>", "<g fill='url( #a-1 )'/>", "<g fill=\"url('#a-1')\"/>", "<g href ='#a'/>",
    "<g fill='image-set(x)'/>", r"<g fill='\75rl(#a-1)'/>", "<g fill='var(--a,url(http))'/>", "<g style='x'/>",
    "<g class='quiz-status'/>", "<g data-check='a/b'/>", "<g id='main'/>", "<g id='b-1'/>", "<g id='a-'/>",
    "<path fill='x' FILL='y'/>", "<?php x?>", "<!-- x -->", "&undefined;", "<g", "<g></p></g>", "<script/>",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_figure_is_refused(name: str) -> None:
    assert figure_problem("a.svg", "a.svg", HOSTILE[name]) is not None


@pytest.mark.parametrize("inside", INSIDE)
def test_only_listed_elements_attributes_and_values_pass(inside: str) -> None:
    problem = figure_problem("a.svg", "a.svg", SVG.format(inside))
    assert problem is not None
    assert (problem.line, problem.column) >= (1, len(SVG) - len("{}</svg>"))


def test_shapes_text_and_references_within_the_figure_pass() -> None:
    shapes = (
        "<defs><clipPath id='a-1'><rect width='3' height='3'/></clipPath></defs>"
        "<g clip-path='url(#a-1)' fill='var(--quiz-ink,rgb(1 2 3))' transform='translate(1,2) rotate(-5)'>"
        "<path d='M1 1L2,2e-1z' stroke-dasharray='3 4'/><text x='1' y='2'>&lt;b> &amp; 5 &#8804; 6</text></g>"
    )
    assert figure_problem("a.svg", "a.svg", SVG.format(shapes)) is None


def test_line_endings_of_a_file_do_not_change_a_figure(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    text = SVG.format("\n<path d='M1 1z'/>\n")
    (tmp_path / "figures/a.svg").write_bytes(text.replace("\n", "\r\n").encode())
    assert load_figures(tmp_path) == ({"a.svg": text}, ())
