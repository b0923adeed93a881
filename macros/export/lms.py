"""What the formats of learning platforms share: names, tags, shares and feedback."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from functools import partial
from typing import Any, Final

from macros.export import html
from macros.export.columns import asked
from macros.export.edition import Edition
from macros.export.flashcards import number
from macros.export.html import environment
from macros.model import BaseCheck, Check, Choice, Match, Multiple, Numeric, Order, Question, Text
from macros.model.numeric import EXACT
from macros.model.question import permanent_path

#: How long Moodle's id numbers may be.
_LONGEST: Final = 100
_TENTHS: Final = 10
_CODE: Final = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
#: What is said of a part of a response: the part and its feedback, one of which may be None.
Said = Sequence[tuple[str | None, str | None]]


def block(text: str) -> str:
    """The author's Markdown as HTML on one line, but for code."""
    return flat(html.block(text))


def inline(text: str) -> str:
    """One paragraph's content on one line."""
    return flat(html.inline(text))


def flat(text: str) -> str:
    """The HTML with a space for every line break that is not in code."""
    if "\n" not in text:
        return text
    parts = _CODE.split(text)
    return "".join(part if place % 2 else re.sub(r"\s*\n\s*", " ", part) for place, part in enumerate(parts)).strip()


def path(question: Question, check: Check) -> str:
    """The permanent id of a check, cut where it is longer than a platform takes."""
    whole = permanent_path(question, check.id)
    if len(whole) <= _LONGEST:
        return whole
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    return f"{whole[: _LONGEST - 9].rstrip('-')}-{digest}"


def name(edition: Edition, question: Question, check: Check | None = None) -> str:
    """`Q9 Hinge loss in SVMs`, or that with the id of a check."""
    called = f"{number(edition, question)} {question.title}"
    return called if check is None else f"{called}: {check.id}"


def tags(question: Question, check: Check | None = None) -> list[str]:
    """Level and topic, and what a learner types to find the question; `macros.importers.lms` reads them."""
    told = [f"level:{question.level}", f"topic:{question.topic}"]
    if check is None:
        return [*told, *question.keywords]
    keep = ["keep-order"] if getattr(check, "keep_order", False) else []
    return [*told, f"kind:{check.kind}", *keep]


def share(right: int) -> list[str]:
    """What each of so many right options is worth in percent, as Moodle lists it, so that all are worth 100.

    >>> share(3), share(12)[-3:]
    (['33.33333', '33.33333', '33.33333'], ['5', '5', '5'])
    """
    if right > _TENTHS:  # of what Moodle lists only 10 and 5 add up
        tens = max(2 * _TENTHS - right, 0)
        return ["10"] * tens + ["5"] * (right - tens)
    return [f"{100 / right:.5f}".rstrip("0").rstrip(".")] * right


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said after a question and after a check, as HTML."""

    question: Callable[[Question, str], str]
    check: Callable[..., str]


def spoken(edition: Edition) -> Spoken:
    """The two templates, with the words of the edition."""
    templates = environment(edition)
    loaded = [templates.get_template(f"lms/{name}.html") for name in ("question", "check")]
    return Spoken(partial(_question, loaded[0], edition), partial(_check, loaded[1], edition))


def _question(template: Any, edition: Edition, question: Question, figure: str) -> str:
    return flat(template.render(question=question, figure=figure, link=edition.link(question)).strip())


def _check(template: Any, edition: Edition, question: Question, *, said: Said = (), **parts: str | None) -> str:
    known = {"right": None, "wrong": None, "hint": None, **parts}
    return flat(template.render(said=said, link=edition.link(question), **known).strip())


def is_graded(check: BaseCheck) -> bool:
    """Whether platforms can grade a check of this kind; if not, it is exported as an open question."""
    return isinstance(check, Choice | Multiple | Numeric | Text | Order | Match)


def open_stem(check: BaseCheck) -> str:
    """The stem of an open question, with what there is to choose from."""
    options = "\n".join(f"- {option}" for option in asked(check).options)
    return f"{check.stem}\n\n{options}".rstrip()


def open_said(check: BaseCheck) -> Said:
    """What is right, and the feedback, for a reader who compares an answer of their own."""
    columns = asked(check)
    return [*((text, None) for text in columns.key), *((None, text) for text in columns.feedback)]


def pairs_said(check: Match) -> Said:
    """The feedback on each pair, and on each text that belongs nowhere."""
    pairs = [(f"{pair.left} → {pair.right}", pair.feedback) for pair in check.pairs]
    return [*pairs, *((extra.text, extra.feedback) for extra in check.extra)]


def items_said(check: Order) -> Said:
    """The feedback on each item."""
    return [(item.text, item.feedback) for item in check.items]


def reach(check: Numeric, value: str) -> str:
    """How far a response may be from ``value``, exactly and without an exponent."""
    with localcontext(Context(prec=EXACT)):
        return decimal(check.interval(value)[1] - Decimal(value))


def decimal(number: Decimal) -> str:
    """The number in digits alone, exactly: no exponent, no zeros that say nothing.

    >>> decimal(Decimal("0.40")), decimal(Decimal("1E+3"))
    ('0.4', '1000')
    """
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def number_in_digits(text: str) -> str:
    """A number of the author for a format without exponents; 0.40 stays 0.40."""
    return text.removeprefix("+") if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text) else decimal(Decimal(text))
