"""A question or a check as an item of QTI 3: what is asked, what is right, what is said, and how it is scored.

Names are those of QTI 3.0; `qti.py` turns them into those of 2.1.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import singledispatch
from typing import Final
from xml.etree import ElementTree as ET

from macros.export import course, qti_text
from macros.export.edition import Edition
from macros.model import BaseCheck, Choice, Match, Multiple, Numeric, Option, Order, Question, Text

_SHOWN: Final = "shown"


def element(tag: str, parent: ET.Element | None = None, text: str | None = None, **attributes: str) -> ET.Element:
    """An element of QTI, its attributes with `-` for `_`."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    made = ET.Element(f"qti-{tag}", named) if parent is None else ET.SubElement(parent, f"qti-{tag}", named)
    made.text = text
    return made


def recalled(question: Question, edition: Edition, figure: str) -> ET.Element:
    """The question to write about; once something is written, answer, explanation, note and figure are shown."""
    item = _item(question.id, course.name(edition, question))
    _declared(item, "single", "string", ())
    body = _body(item, question.question)
    element("extended-text-interaction", body, response_identifier="RESPONSE", expected_lines="6")
    said = _feedback(body, _SHOWN)
    for text in (question.answer, question.explanation):
        qti_text.add(said, qti_text.block(text))
    if question.note is not None:
        ET.SubElement(ET.SubElement(said, "p"), "strong").text = edition.words["verdict"][question.note.verdict]
        qti_text.add(said, qti_text.block(question.note.text))
    if question.key_points:
        ET.SubElement(said, "p").text = f"{edition.words['export']['points']}:"
        points = ET.SubElement(said, "ul")
        for point in question.key_points:
            qti_text.fill(ET.SubElement(points, "li"), point)
    if question.figure is not None:
        ET.SubElement(ET.SubElement(said, "p"), "img", src=figure, alt=question.figure.alt)
        qti_text.fill(ET.SubElement(said, "p"), question.figure.caption)
    rules = element("response-processing", item)
    _set(rules, "FEEDBACK", "identifier", _SHOWN)
    return item


def checked(question: Question, check: BaseCheck, path: str, title: str) -> ET.Element:
    """A check, with all that is said to it."""
    item = _item(path.replace("/", "--"), title)
    _filled(check, item)
    return item


@singledispatch
def _filled(check: BaseCheck, item: ET.Element) -> None:
    """What is asked and how it is scored. Every kind has its own."""
    raise NotImplementedError(f"QTI has no item for the kind {check.kind}")


@_filled.register
def _(check: Choice, item: ET.Element) -> None:
    _options(item, check, (check.key,), "1")


@_filled.register
def _(check: Multiple, item: ET.Element) -> None:
    _options(item, check, check.key, "0")


@_filled.register
def _(check: Order, item: ET.Element) -> None:
    ids = [_id(each.id) for each in check.items]
    _declared(item, "ordered", "identifier", ids)
    body = _body(item, None)
    asked = element("order-interaction", body, response_identifier="RESPONSE", shuffle="true")
    _prompt(asked, check.stem)
    for each in check.items:
        qti_text.fill(element("simple-choice", asked, identifier=_id(each.id)), each.text)
    right = qti_text.add(_feedback(body, "right"), qti_text.block(check.feedback.right))
    for each in check.items:
        qti_text.fill(ET.SubElement(right, "p"), each.text)
        qti_text.add(right, qti_text.block(each.feedback) if each.feedback is not None else ())
    qti_text.add(_feedback(body, "wrong"), qti_text.block(check.feedback.wrong))
    _scored(item, [(_matches(), "right", True)], "wrong")


@_filled.register
def _(check: Match, item: ET.Element) -> None:
    _declared(item, "multiple", "directedPair", [f"L{pair.id} R{pair.id}" for pair in check.pairs])
    body = _body(item, None)
    most = str(len(check.pairs))
    asked = element("match-interaction", body, response_identifier="RESPONSE", shuffle="true", max_associations=most)
    _prompt(asked, check.stem)
    lefts, rights = (element("simple-match-set", asked) for _ in range(2))
    for pair in check.pairs:
        left = element("simple-associable-choice", lefts, identifier=f"L{pair.id}", match_max="1")
        qti_text.fill(left, pair.left)
    for entry in check.menu:
        element("simple-associable-choice", rights, entry.text, identifier=f"R{entry.id}", match_max="1")
    said = _feedback(body, "right"), _feedback(body, "wrong")
    for of, feedback in course.pairs_said(check):
        for block in said:
            qti_text.fill(ET.SubElement(block, "p"), of)
            qti_text.add(block, qti_text.block(feedback or ""))
    _scored(item, [(_matches(), "right", True)], "wrong")


@_filled.register
def _(check: Numeric, item: ET.Element) -> None:
    _declared(item, "single", "float", [course.decimal(Decimal(check.key))])
    known = [("right", check.key, check.feedback.right)]
    known += [(f"mistake-{at}", each.value, each.feedback) for at, each in enumerate(check.mistakes, 1)]
    body = _written(item, check.stem, check.unit)
    for name, _, feedback in [*known, ("wrong", "", check.feedback.wrong)]:
        qti_text.add(_feedback(body, name), qti_text.block(feedback))
    rules = [(_between(*check.interval(value)), name, name == "right") for name, value, _ in known]
    _scored(item, rules, "wrong")


@_filled.register
def _(check: Text, item: ET.Element) -> None:
    _declared(item, "single", "string", check.answers[:1])
    known = [("right", check.answers, check.feedback.right)]
    known += [(f"close-{at}", (each.answer, *each.also), each.feedback) for at, each in enumerate(check.close, 1)]
    body = _written(item, check.stem, None)
    for name, _, feedback in [*known, ("wrong", (), check.feedback.wrong)]:
        qti_text.add(_feedback(body, name), qti_text.block(feedback))
    rules = [(_one_of(answers), name, name == "right") for name, answers, _ in known]
    _scored(item, rules, "wrong")


def _item(identifier: str, title: str) -> ET.Element:
    return element("assessment-item", identifier=_id(identifier), title=title, adaptive="false", time_dependent="false")


def _id(name: str) -> str:
    # An identifier begins with a letter, an id of ours may begin with a digit.
    return f"q-{name}"


def _declared(item: ET.Element, cardinality: str, base: str, key: Iterable[str]) -> None:
    response = element("response-declaration", item, identifier="RESPONSE", cardinality=cardinality, base_type=base)
    if values := list(key):
        correct = element("correct-response", response)
        for value in values:
            element("value", correct, value)
    score = element("outcome-declaration", item, identifier="SCORE", cardinality="single", base_type="float")
    element("value", element("default-value", score), "0")
    several = cardinality if base == "identifier" and cardinality == "multiple" else "single"
    element("outcome-declaration", item, identifier="FEEDBACK", cardinality=several, base_type="identifier")


def _body(item: ET.Element, stem: str | None) -> ET.Element:
    body = element("item-body", item)
    return qti_text.add(body, qti_text.block(stem) if stem is not None else ())


def _prompt(interaction: ET.Element, stem: str) -> None:
    prompt = element("prompt", interaction)
    inside = qti_text.one_paragraph(stem)
    if inside is not None:
        qti_text.put(prompt, inside)
    else:
        qti_text.add(prompt, qti_text.block(stem))


def _written(item: ET.Element, stem: str, unit: str | None) -> ET.Element:
    body = _body(item, stem)
    line = ET.SubElement(body, "p")
    element("text-entry-interaction", line, response_identifier="RESPONSE", expected_length="20")
    if unit is not None:
        line[-1].tail = f" {unit}"
    return body


def _feedback(body: ET.Element, name: str) -> ET.Element:
    return element("feedback-block", body, outcome_identifier="FEEDBACK", identifier=name, show_hide="show")


def _options(item: ET.Element, check: Choice | Multiple, key: Sequence[str], most: str) -> None:
    cardinality = "single" if isinstance(check, Choice) else "multiple"
    _declared(item, cardinality, "identifier", [_id(name) for name in key])
    shuffle = str(not check.keep_order).lower()
    asked = element("choice-interaction", _body(item, None), response_identifier="RESPONSE", shuffle=shuffle,
                    max_choices=most)  # fmt: skip
    _prompt(asked, check.stem)
    for option in check.options:
        _option(asked, option)
    rules = element("response-processing", item)
    value = element("set-outcome-value", rules, identifier="FEEDBACK")
    element("variable", value, identifier="RESPONSE")
    # One option is worth all or nothing; of several a wrong one costs what a right one earns, as on the site.
    share = f"{1 / len(key):.6g}"
    mapping = element("mapping", item[0], lower_bound="0", upper_bound="1", default_value=f"-{share}")
    for name in key:
        element("map-entry", mapping, map_key=_id(name), mapped_value=share)
    score = element("set-outcome-value", rules, identifier="SCORE")
    element("map-response", score, identifier="RESPONSE")


def _option(asked: ET.Element, option: Option) -> None:
    choice = qti_text.fill(element("simple-choice", asked, identifier=_id(option.id)), option.text)
    inside = qti_text.one_paragraph(option.feedback)
    shape = "feedback-inline" if inside is not None else "feedback-block"
    said = element(shape, choice, outcome_identifier="FEEDBACK", identifier=_id(option.id), show_hide="show")
    if inside is not None:
        qti_text.put(said, inside)
    else:
        qti_text.add(said, qti_text.block(option.feedback))


def _matches() -> ET.Element:
    test = element("match")
    element("variable", test, identifier="RESPONSE")
    element("correct", test, identifier="RESPONSE")
    return test


def _between(low: Decimal, high: Decimal) -> ET.Element:
    both = element("and")
    for name, end in (("gte", low), ("lte", high)):
        test = element(name, both)
        element("variable", test, identifier="RESPONSE")
        element("base-value", test, course.decimal(end), base_type="float")
    return both


def _one_of(answers: Iterable[str]) -> ET.Element:
    either = element("or")
    for answer in answers:
        test = element("string-match", either, case_sensitive="false")
        element("variable", test, identifier="RESPONSE")
        element("base-value", test, answer, base_type="string")
    return either


def _scored(item: ET.Element, rules: Sequence[tuple[ET.Element, str, bool]], otherwise: str) -> None:
    """The first test that holds sets what is said, and whether it was right."""
    condition = element("response-condition", element("response-processing", item))
    for place, (test, said, is_right) in enumerate(rules):
        branch = element("response-else-if" if place else "response-if", condition)
        branch.append(test)
        if is_right:
            _set(branch, "SCORE", "float", "1")
        _set(branch, "FEEDBACK", "identifier", said)
    _set(element("response-else", condition), "FEEDBACK", "identifier", otherwise)


def _set(parent: ET.Element, outcome: str, base: str, value: str) -> None:
    element("base-value", element("set-outcome-value", parent, identifier=outcome), value, base_type=base)
