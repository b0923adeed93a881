"""The drawings of the bank: SVG that can stand in a page as it is."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from macros.load.source import read_text
from macros.load.walk import FIGURES
from macros.problems import Problem, printable_path, sort_problems

#: What is no drawing and could act on the page: scripts, handlers, links, styles that reach beyond it.
_ACTIVE = re.compile(r"<!|<\?|<(?:script|style|foreignObject|iframe|a)\b|\son\w+\s*=|javascript:|(?:href|src)=")


def load_figures(root: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The SVG of every file in ``root``/figures by its name, and what is wrong there. No folder is no figure."""
    drawings: dict[str, str] = {}
    problems: list[Problem] = []
    for file in sorted((root / FIGURES).glob("*.svg")):
        path = printable_path(root.name, FIGURES, file.name)
        text = read_text(file, root, path)
        problem = text if isinstance(text, Problem) else drawing_problem(path, text)
        if problem is not None:
            problems.append(problem)
        elif isinstance(text, str):
            drawings[file.name] = text.strip()
    return drawings, sort_problems(problems)


def drawing_problem(path: str, text: str) -> Problem | None:
    """Why this is no drawing that can stand in a page, or None where it can."""
    found = _ACTIVE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        message = f"a drawing may not hold `{found[0].strip()}`"
        return Problem(path, line, 1, message, "Leave only shapes and text in it.", "figure-active")
    try:
        top = ET.fromstring(text)  # noqa: S314  # without a document type there are no entities to expand
    except ET.ParseError as error:
        line, column = error.position
        return Problem(path, line, column + 1, "this is not well-formed XML", "Draw it again.", "figure-syntax")
    if not top.tag.endswith("svg") or "viewBox" not in top.attrib:
        return Problem(path, 1, 1, "this is no `<svg>` with a `viewBox`", "Draw it again.", "figure-root")
    return None
