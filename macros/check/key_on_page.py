"""Finds numeric keys that can be copied from the page: numbers in the text that is visible before answering."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from macros.check.lint_text import plain
from macros.model import Bank, Choice, Match, Multiple, Numeric, Order, Question
from macros.model.checks import BaseCheck
from macros.problems import Flaw

_NUMBER: Final = re.compile(r"(?<![\w.])[-+−]?(?:\d+(?:(?:,|\{,\})\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w]|\.\d)")
_SVG_TEXT: Final = re.compile(r">([^<>]+)</(?:text|tspan)>")


def key_on_page(bank: Bank) -> Iterator[tuple[Question, Flaw]]:
    """A numeric key occurs in the visible text of its question."""
    for question in bank.questions:
        visible = [*_question_texts(question), *_figure_texts(question, bank)]
        for place, check in enumerate(question.checks):
            if not isinstance(check, Numeric):
                continue
            others = [text for other in question.checks if other is not check for text in _check_texts(other)]
            where = next((name for name, text in (*visible, *others) if _shows(text, check)), None)
            if where is not None:
                message = f"the key {check.key} can be copied from the page: it is in {where}"
                cure = "Ask for other numbers than the page works out."
                yield question, Flaw("key-on-page", ("checks", place, "key"), message, cure)


def _shows(text: str, check: Numeric) -> bool:
    """Whether the text has a number that is the key, or that is accepted for it and not a single digit."""
    key = Decimal(check.key)
    low, high = check.interval(check.key)
    return any(
        number == key or (low <= number <= high and len(number.normalize().as_tuple().digits) > 1)
        for number in _numbers(text)
    )


def _numbers(text: str) -> Iterator[Decimal]:
    for found in _NUMBER.finditer(text):
        number = Decimal(re.sub(r"\{?,\}?", "", found[0]).replace("−", "-"))
        if text[found.end() : found.end() + 2].lstrip("\\ ").startswith("%"):
            yield number / 100
        yield number
        if number < 0:
            yield -number  # a hyphen or a minus between two numbers is not a sign


def _question_texts(question: Question) -> Iterator[tuple[str, str]]:
    yield "the question", plain(question.question)
    yield "the short answer", plain(question.answer)
    yield "the explanation", plain(question.explanation)
    if question.note is not None:
        yield "the note", plain(question.note.text)
    for point in question.key_points:
        yield "a key point", plain(point)
    if question.worked is not None:
        yield "the worked example", plain(question.worked.stem)
        yield "the code of the worked example", question.worked.code


def _figure_texts(question: Question, bank: Bank) -> Iterator[tuple[str, str]]:
    if question.figure is not None:
        yield "the description of the figure", question.figure.alt
        yield "the caption of the figure", plain(question.figure.caption)
        yield "the figure", "\n".join(_SVG_TEXT.findall(bank.figures.get(question.figure.file, "")))


def _check_texts(check: BaseCheck) -> Iterator[tuple[str, str]]:
    """The texts of a check that are visible before it is answered."""
    texts = [check.stem]
    if isinstance(check, Choice | Multiple):
        texts += [option.text for option in check.options]
    elif isinstance(check, Order):
        texts += [item.text for item in check.items]
    elif isinstance(check, Match):
        texts += [pair.left for pair in check.pairs] + [entry.text for entry in check.menu]
    for text in texts:
        yield f"the check `{check.id}`", plain(text)
