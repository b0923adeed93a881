"""A course in Moodle's own XML: a category for each topic, every question to write about, every check to answer.

Ids become id numbers, so that a question can be found again. Items to put in order are what Moodle has since 4.4;
an older one tells that it does not know them and brings in the rest.
"""

import base64
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import Final
from xml.etree import ElementTree as ET

from macros.export import lms
from macros.export.columns import asked as columns
from macros.export.edition import Edition
from macros.export.figures import inline_colors
from macros.export.format import Format
from macros.export.lms import Spoken, block, inline
from macros.model import Bank, BaseCheck, Check, Choice, Match, Multiple, Numeric, Option, Order, Question, Text, Topic

_TYPES: Final[Mapping[str, str]] = {
    "choice": "multichoice",
    "multiple": "multichoice",
    "numeric": "numerical",
    "text": "shortanswer",
    "order": "ordering",
    "match": "matching",
}
_OPEN: Final = "essay"
_COMBINED: Final = {"correctfeedback": "right", "partiallycorrectfeedback": "partly", "incorrectfeedback": "wrong"}


@dataclass(frozen=True, slots=True)
class _Course:
    bank: Bank
    edition: Edition
    spoken: Spoken
    drawing: Callable[[str], str]


def write(bank: Bank, edition: Edition) -> bytes:
    """The file that "Question bank > Import > Moodle XML format" takes."""
    drawings = {name: base64.b64encode(inline_colors(svg).encode()).decode() for name, svg in bank.figures.items()}
    of = _Course(bank, edition, lms.spoken(edition), drawings.__getitem__)
    # Two hyphens would end the comment.
    title = edition.title.replace("-", "\N{NON-BREAKING HYPHEN}")
    comment = f"<!-- {title}. {edition.stated} -->"
    # Bytes as they come: as one text, a sign beyond Latin makes all of it twice as large.
    out = io.BytesIO()
    out.write(f"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>\n {comment}".encode())
    for topic in bank.topics:
        questions = bank.in_topic(topic.id)
        # A tree for each question: one for all of a large bank would take a gigabyte.
        quiz = ET.Element("quiz")
        if questions:
            _category(quiz, topic, edition)
        out.writelines(_spelled(quiz))
        for question in questions:
            quiz = ET.Element("quiz")
            _recall(quiz, question, of)
            for check in question.checks:
                stem = check.stem if lms.is_graded(check) else lms.open_stem(check)
                asked = _begin(quiz, _TYPES.get(check.kind, _OPEN), lms.name(edition, question, check), stem)
                _end(asked, lms.path(question, check), _general(check, question, of), check.hint)
                _answers(check, asked, edition)
                _tags(asked, lms.tags(question, check))
            out.writelines(_spelled(quiz))
    out.write(b"\n</quiz>\n")
    return out.getvalue()


def _spelled(elements: Iterable[ET.Element]) -> Iterator[bytes]:
    for element in elements:
        ET.indent(element, " ", level=1)
        yield f"\n {ET.tostring(element, encoding='unicode').rstrip()}".encode()


def _category(quiz: ET.Element, topic: Topic, edition: Edition) -> None:
    element = ET.SubElement(quiz, "question", type="category")
    names = (name.replace("/", "//") for name in (edition.title, topic.title))
    _text(ET.SubElement(element, "category"), "/".join(("$course$", "top", *names)))
    _html(element, "info", block(topic.introduction))
    ET.SubElement(element, "idnumber").text = topic.id


def _recall(quiz: ET.Element, question: Question, of: _Course) -> None:
    essay = _begin(quiz, _OPEN, lms.name(of.edition, question), question.question)
    figure = question.figure
    general = of.spoken.question(question, f"@@PLUGINFILE@@/{figure.file}" if figure else "")
    feedback = _end(essay, question.first_id, general, None)
    if figure is not None:
        file = ET.SubElement(feedback, "file", name=figure.file, path="/", encoding="base64")
        file.text = of.drawing(figure.file)
    _open_answer(essay, question.answer)
    _tags(essay, lms.tags(question))


def _open_answer(essay: ET.Element, answer: str) -> None:
    for tag, text in (("responseformat", "editor"), ("responserequired", "1"), ("responsefieldlines", "10")):
        ET.SubElement(essay, tag).text = text
    _html(essay, "graderinfo", block(answer))


def _begin(quiz: ET.Element, kind: str, name: str, asked: str) -> ET.Element:
    element = ET.SubElement(quiz, "question", type=kind)
    _text(ET.SubElement(element, "name"), name)
    _html(element, "questiontext", block(asked))
    return element


def _end(element: ET.Element, path: str, general: str, hint: str | None) -> ET.Element:
    """What every question has after its text; the element of its general feedback."""
    feedback = _html(element, "generalfeedback", general)
    for tag, text in (("defaultgrade", "1"), ("penalty", "0.3333333"), ("hidden", "0"), ("idnumber", path)):
        ET.SubElement(element, tag).text = text
    if hint is not None:
        _html(element, "hint", block(hint))
    return feedback


def _general(check: Check, question: Question, of: _Course) -> str:
    if not lms.is_graded(check):
        return of.spoken.check(question, said=lms.open_said(check))
    return of.spoken.check(question, said=lms.pairs_said(check) if isinstance(check, Match) else ())


@singledispatch
def _answers(check: BaseCheck, element: ET.Element, edition: Edition) -> None:
    """Add what can be answered, and the feedback; a kind that Moodle cannot grade is an essay."""
    _open_answer(element, "\n\n".join(columns(check).key))


@_answers.register
def _(check: Choice, element: ET.Element, edition: Edition) -> None:
    _options(element, check, {check.key: "100"}, "0", edition)


@_answers.register
def _(check: Multiple, element: ET.Element, edition: Edition) -> None:
    right = dict(zip(check.key, lms.share(len(check.key)), strict=True))
    # A wrong one costs what a right one earns, as on the site.
    _options(element, check, right, f"-{right[check.key[0]]}", edition)


@_answers.register
def _(check: Numeric, element: ET.Element, edition: Edition) -> None:
    reach = lms.reach(check, check.key)
    ET.SubElement(_answer(element, "100", check.key, check.feedback.right), "tolerance").text = reach
    for mistake in check.mistakes:
        answer = _answer(element, "0", mistake.value, mistake.feedback)
        ET.SubElement(answer, "tolerance").text = lms.reach(check, mistake.value)
    ET.SubElement(_answer(element, "0", "*", check.feedback.wrong), "tolerance").text = "0"
    if check.unit is not None:
        units = ET.SubElement(element, "units")
        for unit, multiplier in [(check.unit, "1"), *((unit, f"{1 / by:.15g}") for unit, by in check.units.items())]:
            each = ET.SubElement(units, "unit")
            ET.SubElement(each, "multiplier").text = multiplier
            ET.SubElement(each, "unit_name").text = unit
    # A unit may be written behind the number, and need not be.
    shown = "3" if check.unit is None else "0"
    for tag, text in (("unitgradingtype", "0"), ("unitpenalty", "0.1"), ("showunits", shown), ("unitsleft", "0")):
        ET.SubElement(element, tag).text = text


@_answers.register
def _(check: Text, element: ET.Element, edition: Edition) -> None:
    ET.SubElement(element, "usecase").text = "0"
    for answer in check.answers:
        _answer(element, "100", _literal(answer), check.feedback.right)
    for close in check.close:
        for answer in (close.answer, *close.also):
            _answer(element, "50" if close.partly else "0", _literal(answer), close.feedback)
    _answer(element, "0", "*", check.feedback.wrong)


@_answers.register
def _(check: Order, element: ET.Element, edition: Edition) -> None:
    for tag, text in (
        ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"),
        ("gradingtype", "RELATIVE_NEXT_EXCLUDE_LAST"), ("showgrading", "SHOW"), ("numberingstyle", "none"),
    ):  # fmt: skip
        ET.SubElement(element, tag).text = text
    _html(element, "correctfeedback", block(check.feedback.right))
    for tag in ("partiallycorrectfeedback", "incorrectfeedback"):
        _html(element, tag, block(check.feedback.wrong))
    for place, item in enumerate(check.items, 1):
        answer = _html(element, "answer", inline(item.text), fraction=str(place))
        _html(answer, "feedback", block(item.feedback) if item.feedback is not None else "")


@_answers.register
def _(check: Match, element: ET.Element, edition: Edition) -> None:
    ET.SubElement(element, "shuffleanswers").text = "1"
    _combined(element, edition)
    rows = [(inline(pair.left), pair.right) for pair in check.pairs]
    for left, right in [*rows, *(("", extra.text) for extra in check.extra)]:
        _text(ET.SubElement(_html(element, "subquestion", left), "answer"), right)


def _options(
    element: ET.Element, check: Choice | Multiple, right: Mapping[str, str], wrong: str, edition: Edition
) -> None:
    for tag, text in (
        ("single", str(isinstance(check, Choice)).lower()), ("shuffleanswers", str(not check.keep_order).lower()),
        ("answernumbering", "none"), ("showstandardinstruction", "0"),
    ):  # fmt: skip
        ET.SubElement(element, tag).text = text
    _combined(element, edition)
    for option in check.options:
        _option(element, option, right.get(option.id, wrong))


def _option(element: ET.Element, option: Option, fraction: str) -> None:
    answer = _html(element, "answer", inline(option.text), fraction=fraction)
    _html(answer, "feedback", block(option.feedback))


def _answer(element: ET.Element, fraction: str, text: str, feedback: str) -> ET.Element:
    """An answer in words or digits."""
    answer = ET.SubElement(element, "answer", fraction=fraction, format="moodle_auto_format")
    _text(answer, text)
    _html(answer, "feedback", block(feedback))
    return answer


def _literal(text: str) -> str:
    # A star stands for any words.
    return text.replace("*", "\\*")


def _combined(element: ET.Element, edition: Edition) -> None:
    for tag, word in _COMBINED.items():
        _html(element, tag, block(edition.words["browser"][word]))


def _tags(element: ET.Element, tags: Iterable[str]) -> None:
    parent = ET.SubElement(element, "tags")
    for tag in tags:
        _text(ET.SubElement(parent, "tag"), tag)


def _html(parent: ET.Element, tag: str, html: str, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, {**attributes, "format": "html"})
    _text(element, html)
    return element


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


FORMAT = Format("moodle", ".moodle.xml", write, text=True)
