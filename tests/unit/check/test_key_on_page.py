"""A numeric key is looked for in everything that is visible before answering, as a number and not as text."""

from typing import Any

import pytest

from macros.check.key_on_page import key_on_page
from macros.model import Bank, Question

OPTIONS = [{"id": "a", "text": "One", "feedback": "F 77.5."}, {"id": "b", "text": "Two", "feedback": "F."}]


def found(key: str, *, tolerance: str = "0.01", other: dict[str, Any] | None = None, **fields: Any) -> bool:
    """Whether a key is found on the page of a question with these fields."""
    numeric = {
        "id": "number", "kind": "numeric", "stem": f"Is it {key}?", "hint": f"Not {key}?", "key": key,
        "tolerance": tolerance, "feedback": {"right": f"It is {key}.", "wrong": f"It is {key}."},
        "mistakes": [{"value": "9999", "feedback": f"Not {key}."}],
    }  # fmt: skip
    words = {"title": "Words", "question": "?", "answer": ".", "explanation": ".", "keywords": (), "level": "intro"}
    choice = {"id": "choice", "kind": "choice", "stem": "?", "options": OPTIONS, "key": "a", **(other or {})}
    values = {"id": "one", "topic": "topic", "number": 1, "checks": [numeric, choice], **words, **fields}
    figures = {"a.svg": '<svg viewBox="1 88.5 1 1"><text x="1">about 66.5</text></svg>'}
    bank = Bank(topics=(), questions=(Question.model_validate(values),), references={}, figures=figures)
    return bool([*key_on_page(bank)])


def note(text: str) -> dict[str, Any]:
    return {"verdict": "sound", "text": text}


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("0.417", "It is 0.417."), ("0.417", "It is $0.4170$."), ("0.417", "It is 0.41672 exactly."),
        ("0.846", "That is 85%."), ("0.846", "That is $84.6\\%$."), ("-0.33", "It is −0.33."), ("0.33", "From 1-0.33."),
        ("294912", "It has 294,912 weights."), ("294912", "It has $294{,}912$."), ("4e-1", "It is 0.4."),
        ("3", "It is 3."),
    ],
)  # fmt: skip
def test_a_number_that_would_be_accepted_is_found(key: str, text: str) -> None:
    assert found(key, note=note(text))


@pytest.mark.parametrize(
    ("key", "text"),
    [("0.417", "It is 0.45."), ("0.4", "It is 4."), ("3", "It is 3.5, or 13, or 30."), ("12", "See x12 and 1.2."),
     ("0.995", "It is 1.")],
)  # fmt: skip
def test_other_numbers_and_accidental_digits_are_not(key: str, text: str) -> None:
    assert not found(key, note=note(text))


def test_every_visible_text_is_read() -> None:
    assert found("77", key_points=["It is 77."])
    assert found("77", worked={"stem": "X.", "code": "assert x == 77"})
    assert found("77", worked={"stem": "For 77.", "code": "assert x"})
    assert found("77", other={"stem": "With 77?"})
    assert found("77", other={"options": [*OPTIONS, {"id": "c", "text": "77", "feedback": "F."}]})
    figure = {"file": "a.svg", "alt": "A line to 55.5.", "caption": "From 44.5."}
    assert [found(key, figure=figure) for key in ("66.5", "55.5", "44.5", "88.5")] == [True, True, True, False]


def test_what_is_shown_only_after_answering_is_not_read() -> None:
    assert not found("77.5")
