"""The JSON document of a bank: `python -m macros export json` writes it."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError

from macros.importers.found import Chapter, Found, Item, Piece, lost
from macros.importers.settle import cleaned
from macros.load.document import FORMAT, VERSION
from macros.load.figures import figure_problem
from macros.model import Reference
from macros.model.question import FIGURE_FILE
from macros.problems import Problem, printable

_CURE: Final = "Export it with `python -m macros export json`."


class _NotThis(ValueError):
    """The file is no such document; the words say what is wrong."""


def read(path: str, text: str) -> Found:
    """Every question of the document, those too that the model will refuse."""
    try:
        bank = _bank(text)
    except _NotThis as error:
        return Found(lost=(lost(path, 1, str(error), _CURE, "not-a-bank"),))
    lines = _lines(text)
    chapters = tuple(_chapter(topic) for topic in _mappings(bank.get("topics")))
    items = tuple(_item(question, lines) for question in _mappings(bank.get("questions")))
    known = {chapter.key for chapter in chapters}
    more = tuple(Chapter(key, key.replace("-", " ").capitalize(), id=key) for key in _named(items, known))
    figures, problems = _figures(path, bank.get("figures"))
    references = _references(bank.get("references"))
    return Found(chapters + more, items, problems, references=references, figures=figures)


def _bank(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise _NotThis(f"this is not JSON: {error.msg}, in line {error.lineno}") from None
    except (RecursionError, ValueError):
        raise _NotThis("this nests too deeply, or holds a number that is too long") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise _NotThis(f"this is no JSON document whose `format` is `{FORMAT}`")
    if data.get("version") != VERSION or not isinstance(data.get("bank"), dict):
        raise _NotThis(f"the document has the version {printable(data.get('version'))}, and {VERSION} can be read")
    bank: Mapping[str, Any] = data["bank"]
    return bank


def _lines(text: str) -> Mapping[str, int]:
    """The line where each id stands first."""
    lines: dict[str, int] = {}
    line, end = 1, 0
    for found in re.finditer(r'"id":\s*"([a-z0-9-]{3,60})"', text):
        line += text.count("\n", end, found.start())
        end = found.start()
        lines.setdefault(found[1], line)
    return lines


def _mappings(value: object) -> list[Mapping[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _chapter(topic: Mapping[str, Any]) -> Chapter:
    name = str(topic.get("id", ""))
    return Chapter(name, str(topic.get("title", name)), id=name, introduction=str(topic.get("introduction", "")))


def _item(question: Mapping[str, Any], lines: Mapping[str, int]) -> Item:
    line = lines.get(str(question.get("id")), 1)
    checks = tuple(Piece(lines.get(str(check.get("id")), line), check) for check in _mappings(question.get("checks")))
    return Item(line, str(question.get("topic", "")), {k: v for k, v in question.items() if k != "checks"}, checks)


def _named(items: tuple[Item, ...], known: set[str]) -> list[str]:
    return [*dict.fromkeys(item.topic for item in items if item.topic not in known)]


def _figures(path: str, value: object) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The drawings that can stand in a page, and why others cannot."""
    named = {name: cleaned(svg) for name, svg in (value if isinstance(value, dict) else {}).items()
             if re.fullmatch(FIGURE_FILE, name) and isinstance(svg, str)}  # fmt: skip
    problems = {name: figure_problem(path, name, svg) for name, svg in named.items()}
    told = tuple(
        lost(path, 1, f"the drawing {name} was left out: {problem.message}", problem.cure, problem.code)
        for name, problem in problems.items()
        if problem is not None
    )
    return {name: svg for name, svg in named.items() if problems[name] is None}, told


def _references(value: object) -> Mapping[str, Reference]:
    found: dict[str, Reference] = {}
    for key, entry in (value if isinstance(value, dict) else {}).items():
        try:
            found[key] = Reference.model_validate(cleaned(entry))
        except ValidationError:
            continue  # a question that cites it is told that it is not there
    return {key: reference for key, reference in found.items() if key == reference.key}
