"""Imports the JSON document of a bank, as `python -m macros export json` writes it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

from macros.importers.records import CheckRecord, ImportedFile, Loss, QuestionRecord, TopicRecord, at_most
from macros.load.figures import figure_problem
from macros.load.json_bank import FORMAT, VERSION
from macros.model import Reference
from macros.model.base import FIGURE_FILE
from macros.problems import Problem, printable

_CURE: Final = "Export it with `python -m macros export json`."
#: Parts of a document's bank that are imported.
_PARTS: Final = ("topics", "questions", "references", "figures")


class InvalidDocumentError(ValueError):
    """The text is not a document of a bank; the message says why, ``line`` says where."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def read(text: str) -> ImportedFile:
    """Read every question of the document, including those that the model will refuse."""
    try:
        bank = _parse(text)
    except InvalidDocumentError as error:
        return ImportedFile(losses=(Loss(error.line, str(error), _CURE, "not-a-bank"),))
    lines = _lines_of_ids(text)
    losses = [*_unknown_parts(bank)]
    topics = [_topic(topic, lines) for topic in _mappings(bank, "topics", losses)]
    listed = at_most(_mappings(bank, "questions", losses), losses, lambda each: lines.get(str(each.get("id")), 1))
    questions = tuple(_question(question, lines, losses) for question in listed)
    known = {topic.key for topic in topics}
    named = dict.fromkeys(question.topic for question in questions if question.topic not in known)
    topics += [TopicRecord(key, key.replace("-", " ").capitalize(), id=key) for key in named]
    figures, references = _figures(bank, text, losses), _references(bank, losses)
    return ImportedFile(tuple(topics), questions, tuple(losses), references=references, figures=figures)


def _parse(text: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidDocumentError(f"this is not JSON: {error.msg}", error.lineno) from None
    except (RecursionError, ValueError):
        raise InvalidDocumentError("this is nested too deeply, or has a number that is too long") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise InvalidDocumentError(f"this is not a JSON document whose `format` is `{FORMAT}`")
    if data.get("version") != VERSION or not isinstance(data.get("bank"), dict):
        message = f"the document has the version {printable(data.get('version'))}, and only {VERSION} can be read"
        raise InvalidDocumentError(message)
    bank: Mapping[str, Any] = data["bank"]
    return bank


def _lines_of_ids(text: str) -> Mapping[str, int]:
    """Return the line where each id occurs first."""
    lines: dict[str, int] = {}
    line, end = 1, 0
    for found in re.finditer(r'"id":\s*"([^"\\\n]{1,100})"', text):
        line += text.count("\n", end, found.start())
        end = found.start()
        lines.setdefault(found[1], line)
    return lines


def _unknown_parts(bank: Mapping[str, Any]) -> Iterator[Loss]:
    for name in bank:
        if name not in _PARTS:
            yield Loss(1, f"`{printable(name)}` of the bank was not imported", f"The parts are {', '.join(_PARTS)}.")


def _mappings(values: Mapping[str, Any], name: str, losses: list[Loss], line: int = 1) -> list[Mapping[str, Any]]:
    """Return the objects in a list of objects; anything else is a loss."""
    listed = values.get(name)
    if listed is None:
        return []
    whole: list[Mapping[str, Any]] = (
        [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    )
    if not isinstance(listed, list) or len(whole) < len(listed):
        losses.append(Loss(line, f"an entry of `{name}` was left out: it is not an object", _CURE, "not-an-object"))
    return whole


def _topic(topic: Mapping[str, Any], lines: Mapping[str, int]) -> TopicRecord:
    name = str(topic.get("id", ""))
    title, introduction = str(topic.get("title", name)), str(topic.get("introduction", ""))
    return TopicRecord(name, title, name, introduction, lines.get(name, 1))


def _question(question: Mapping[str, Any], lines: Mapping[str, int], losses: list[Loss]) -> QuestionRecord:
    line = lines.get(str(question.get("id")), 1)
    checks = tuple(
        CheckRecord(lines.get(str(check.get("id")), line), check)
        for check in _mappings(question, "checks", losses, line)
    )
    values = {key: value for key, value in question.items() if key != "checks"}
    return QuestionRecord(line, str(question.get("topic", "")), values, checks)


def _objects(bank: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = bank.get(name)
    return value if isinstance(value, dict) else {}


def _figures(bank: Mapping[str, Any], text: str, losses: list[Loss]) -> Mapping[str, str]:
    """Return the drawings that can be part of a page; any other is a loss."""
    kept: dict[str, str] = {}
    for name, svg in _objects(bank, "figures").items():
        problem = _figure_problem(name, svg)
        if problem is None:
            kept[name] = svg
        else:
            place = f"line {problem.line}, column {problem.column} of the drawing"
            message = f"the drawing {printable(name)} was left out: {problem.message} ({place})"
            line = text.count("\n", 0, max(text.find(f'"{name}":'), 0)) + 1
            losses.append(Loss(line, message, problem.cure, problem.code))
    return kept


def _figure_problem(name: str, svg: object) -> Problem | None:
    if not re.fullmatch(FIGURE_FILE, name) or not isinstance(svg, str):
        cure = "Name it as in `iou_boxes.svg`, and give its SVG as a text."
        return Problem("", 1, 1, "it is not an SVG with a file name", cure, "figure-form")
    return figure_problem("", name, svg.strip())


def _references(bank: Mapping[str, Any], losses: list[Loss]) -> Mapping[str, Reference]:
    found: dict[str, Reference] = {}
    for key, entry in _objects(bank, "references").items():
        try:
            reference = Reference.model_validate(entry)
        except ValidationError:
            reference = None
        if reference is not None and reference.key == key:
            found[key] = reference
        else:
            message = f"the reference `{printable(key)}` was left out: a field is missing or invalid"
            losses.append(Loss(1, message, "Correct it in the document.", "reference-invalid"))
    return found
