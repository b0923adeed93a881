r"""Questions in GIFT, the text that teachers edit: categories, ids and tags in comments, feedback on every option.

A backslash is escaped before the signs of the format are, so that `\nabla` stays what it is. What GIFT has no
place for stands in the general feedback; items to put in order are matched with their places.
"""

import re
from collections.abc import Iterator, Sequence
from functools import singledispatch
from typing import Final

from macros.export import lms
from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.lms import Spoken, block, inline
from macros.model import Bank, BaseCheck, Check, Choice, Match, Multiple, Numeric, Order, Question, Text

_SIGNS: Final = re.compile(r"[\\#=~{}:]")
_CODE: Final = re.compile(r"<pre>.*?</pre>", re.DOTALL)


def write(bank: Bank, edition: Edition) -> bytes:
    """The file that "Question bank > Import > GIFT format" takes."""
    # Bytes as they come: as one text, a sign beyond Latin makes all of it twice as large.
    return b"\n".join(part.encode() for part in _parts(bank, edition))


def _parts(bank: Bank, edition: Edition) -> Iterator[str]:
    spoken = lms.spoken(edition)
    yield f"// {edition.title}. {edition.stated}\n"
    for topic in bank.topics:
        questions = bank.in_topic(topic.id)
        if questions:
            names = (name.replace("/", "//") for name in (edition.title, topic.title))
            yield f"$CATEGORY: {'/'.join(('$course$', 'top', *names))}\n"
        for question in questions:
            yield "\n".join(_recall(question, edition, spoken))
            yield from ("\n".join(_check(question, check, edition, spoken)) for check in question.checks)


def escaped(text: str) -> str:
    r"""The text with a backslash before what GIFT reads.

    >>> print(escaped(r"\nabla f = {x}: 5 # a ~ b"))
    \\nabla f \= \{x\}\: 5 \# a \~ b
    """
    return _SIGNS.sub(r"\\\g<0>", " ".join(text.split("\n")))


def _html(html: str) -> str:
    """HTML for GIFT: a line break in code is an element, since it would end the question."""
    html = _CODE.sub(lambda found: found[0].replace("\n", "<br />"), html)
    # A percent sign at the beginning would be the weight of an option.
    return escaped(f"&#37;{html[1:]}" if html.startswith("%") else html)


def _head(path: str, tags: Sequence[str], name: str, asked: str) -> str:
    told = [("id", path), *(("tag", tag) for tag in tags)]
    comment = " ".join(f"[{key}:{value}]" for key, value in ((key, value.replace("]", "\\]")) for key, value in told))
    return f"// {comment}\n::{escaped(name)}::[html]{_html(block(asked))} {{"


def _recall(question: Question, edition: Edition, spoken: Spoken) -> Iterator[str]:
    yield _head(question.first_id, lms.tags(question), lms.name(edition, question), question.question)
    yield f"\t####{_html(spoken.question(question, ''))}"
    yield "}\n"


def _check(question: Question, check: Check, edition: Edition, spoken: Spoken) -> Iterator[str]:
    path, name = lms.path(question, check), lms.name(edition, question, check)
    head = _head(path, lms.tags(question, check), name, check.stem if lms.is_graded(check) else lms.open_stem(check))
    yield head + ("#" if isinstance(check, Numeric) else "")
    yield from _answers(check)
    general = spoken.check(question, hint=check.hint, **_general(check))
    yield from [f"\t####{_html(general)}"] if general else []
    yield "}\n"


@singledispatch
def _answers(check: BaseCheck) -> Iterator[str]:
    """Return what can be answered, a line each; a kind that GIFT cannot grade is an essay, which has no answers."""
    return iter(())


@_answers.register
def _(check: Choice) -> Iterator[str]:
    for option in check.options:
        mark = "=" if option.id == check.key else "~"
        yield f"\t{mark}{_html(inline(option.text))}#{_html(block(option.feedback))}"


@_answers.register
def _(check: Multiple) -> Iterator[str]:
    right = dict(zip(check.key, lms.share(len(check.key)), strict=True))
    for option in check.options:
        weight = right.get(option.id, f"-{right[check.key[0]]}")
        yield f"\t~%{weight}%{_html(inline(option.text))}#{_html(block(option.feedback))}"


@_answers.register
def _(check: Numeric) -> Iterator[str]:
    for weight, value, feedback in (
        ("100", check.key, check.feedback.right),
        *(("0", mistake.value, mistake.feedback) for mistake in check.mistakes),
    ):
        yield f"\t=%{weight}%{lms.number_in_digits(value)}:{lms.reach(check, value)}#{_html(block(feedback))}"
    yield f"\t~#{_html(block(check.feedback.wrong))}"


@_answers.register
def _(check: Text) -> Iterator[str]:
    known = [("100", answer, check.feedback.right) for answer in check.answers]
    known += [
        ("50" if close.partly else "0", answer, close.feedback)
        for close in check.close
        for answer in (close.answer, *close.also)
    ]
    for weight, answer, feedback in known:
        literal = answer.replace("*", "\\*")  # a star stands for any words
        yield f"\t=%{weight}%{escaped(literal)}#{_html(block(feedback))}"
    yield f"\t=%0%*#{_html(block(check.feedback.wrong))}"


@_answers.register
def _(check: Order) -> Iterator[str]:
    for place, item in enumerate(check.items, 1):
        yield f"\t={_html(inline(item.text))} -> {place}"


@_answers.register
def _(check: Match) -> Iterator[str]:
    for pair in check.pairs:
        yield f"\t={_html(inline(pair.left))} -> {escaped(pair.right)}"
    for extra in check.extra:
        yield f"\t= -> {escaped(extra.text)}"


def _general(check: Check) -> dict[str, object]:
    """What has no other place."""
    if isinstance(check, Match):
        return {"said": lms.pairs_said(check)}
    if isinstance(check, Order):
        said = lms.items_said(check)
        return {"right": check.feedback.right, "wrong": check.feedback.wrong, "said": said}
    return {} if lms.is_graded(check) else {"said": lms.open_said(check)}


FORMAT = Format("gift", ".gift", write, text=True)
