"""Reads the figures of the bank: SVG that is safe inside a page, checked against a list of what may be in it.

A browser reads an SVG inside a page by the rules of HTML, so everything that is not listed is refused.
"""

import re
from pathlib import Path
from typing import Final, NoReturn
from xml.parsers import expat

from macros.load.files import FIGURES, read_text
from macros.problems import Flaw, Problem, printable, printable_path, sort_problems

ELEMENTS: Final = frozenset({
    "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan",
    "clipPath", "linearGradient", "radialGradient", "stop", "marker",
})  # fmt: skip
ATTRIBUTES: Final = frozenset({
    "viewBox", "preserveAspectRatio", "aria-hidden", "focusable", "id", "x", "y", "x1", "y1", "x2", "y2", "cx",
    "cy", "r", "rx", "ry", "dx", "dy", "fx", "fy", "d", "points", "width", "height", "transform", "opacity",
    "color", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
    "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "paint-order", "vector-effect",
    "clip-path", "clip-rule", "clipPathUnits", "offset", "stop-color", "stop-opacity", "gradientUnits",
    "gradientTransform", "spreadMethod", "marker-start", "marker-mid", "marker-end", "markerWidth", "markerHeight",
    "markerUnits", "refX", "refY", "orient", "font-family", "font-size", "font-style", "font-weight", "text-anchor",
    "dominant-baseline", "letter-spacing", "word-spacing",
})  # fmt: skip
_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_VALUE: Final = re.compile(r"[\w\s.,#%+()-]*")
_FUNCTION: Final = re.compile(r"([\w-]*)\((?=([^()]*))")
_FUNCTIONS: Final = frozenset(["var", "rgb", "hsl", "translate", "rotate", "scale", "skewX", "skewY", "matrix"])
_CURE: Final = "Draw it with shapes and text only."


def load_figures(root: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Return the SVG of every file in ``root``/figures by name, and the problems; without the folder there is none."""
    figures: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted((root / FIGURES).glob("*.svg")):
        path = printable_path(root.name, FIGURES, file.name)
        text = read_text(file, root, path)
        if isinstance(text, str):
            text = text.replace("\r\n", "\n").strip()
        problem = text if isinstance(text, Problem) else figure_problem(path, file.name, text)
        if problem is not None:
            problems.append(problem)
        elif isinstance(text, str):
            figures[file.name] = text
    return figures, sort_problems(problems)


def figure_problem(path: str, name: str, text: str) -> Problem | None:
    """Return why the SVG of the figure ``name`` cannot be part of a page, or None; ``path`` is the file in messages."""
    checker = _Checker(name.removesuffix(".svg"))
    try:
        checker.parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003  # the end of the input
    except _RefusedError as error:
        return Problem.of(error.flaw, path, *error.place)
    except expat.ExpatError as error:
        flaw = Flaw("figure-syntax", (), f"this is not well-formed XML: {expat.ErrorString(error.code)}", _CURE)
        return Problem.of(flaw, path, error.lineno, error.offset + 1)
    return None


class _RefusedError(Exception):
    """The figure holds something that is not allowed."""

    def __init__(self, flaw: Flaw, place: tuple[int, int]) -> None:
        super().__init__(flaw.message)
        self.flaw, self.place = flaw, place


class _Checker:
    """Checks one figure while it is parsed; ``stem`` is the name of its file without `.svg`."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.is_root = True
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.element
        self.parser.XmlDeclHandler = self.parser.StartDoctypeDeclHandler = self.markup
        self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = self.markup
        self.parser.StartCdataSectionHandler = self.markup

    def refuse(self, code: str, message: str, cure: str = _CURE) -> NoReturn:
        place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        raise _RefusedError(Flaw(code, (), message, cure), place)

    def markup(self, *_: object) -> None:
        message = "a figure cannot hold a declaration, a comment, CDATA or a processing instruction"
        self.refuse("figure-markup", message, "Remove it.")

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if self.is_root:
            self.is_root = False
            self.root(name, attributes)
        elif name == "svg" or name not in ELEMENTS:
            self.refuse("figure-element", f"a figure cannot hold the element `{printable(name)}`")
        for attribute, value in attributes.items():
            if (name, attribute) != ("svg", "xmlns"):
                self.attribute(attribute, value)

    def root(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or attributes.get("xmlns") != _NAMESPACE or "viewBox" not in attributes:
            message = f'the figure does not begin with `<svg xmlns="{_NAMESPACE}" viewBox=…>`'
            self.refuse("figure-root", message)

    def attribute(self, name: str, value: str) -> None:
        if name not in ATTRIBUTES:
            self.refuse("figure-attribute", f"a figure cannot hold the attribute `{printable(name)}`")
        if name == "id" and not re.fullmatch(rf"{re.escape(self.stem)}-[0-9]+", value, re.ASCII):
            message = f"the id `{printable(value)}` could be that of another part of the page"
            cure = f"Call it `{self.stem}-1`: the name of the file and a number."
            self.refuse("figure-id", message, cure)
        if not _VALUE.fullmatch(value) or not all(_is_harmless(*call) for call in _FUNCTION.findall(value)):
            message = f"`{name}` cannot be `{printable(value)}`"
            self.refuse("figure-value", message, "Refer only to parts of the same figure, as in `url(#id)`.")


def _is_harmless(function: str, arguments: str) -> bool:
    if function == "url":
        return re.fullmatch("#[A-Za-z0-9_-]+", arguments) is not None
    return function in _FUNCTIONS
