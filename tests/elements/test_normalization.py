"""Grading what is written: folded alike in the browser and in Python, and never taken for what it only resembles."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.text import normalize_answer
from tests.elements.question import Call

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "data/folds.yml").read_text(encoding="utf-8"))
SLIPS = [(answer, written, not rest) for answer, written, *rest in TABLE["slips"]]
DATA = {"key": "max pooling", "answers": '{"average pooling":0,"pooling":0.5,"max pooling":1,"maximum pooling":1}'}


def folded(call: Call, texts: list[str]) -> list[str]:
    return list(call("typed-answers.js", "normalizeAnswer", [(text,) for text in texts]))


def test_the_browser_folds_as_the_table_says(call: Call) -> None:
    for answers in TABLE["same"]:
        assert len(set(folded(call, answers))) == 1
    for answers in TABLE["different"]:
        assert len(set(folded(call, answers))) == len(answers)


# What a reader can type: all but control characters, and what later versions of Unicode have added.
signs = st.characters(max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Cn", "Co"))
texts = st.text(signs, max_size=20) | st.text("aA bthen-–_.,1٣²'`(“é\u0301ßİΣς", max_size=20)


@given(st.lists(texts, min_size=50, max_size=100))
@settings(max_examples=20, deadline=None)
def test_the_browser_and_python_fold_alike(call: Call, written: list[str]) -> None:
    assert folded(call, written) == [normalize_answer(text) for text in written]


def test_a_slip_is_told_from_another_word(call: Call) -> None:
    batch = [(normalize_answer(written), normalize_answer(answer)) for answer, written, _ in SLIPS]
    found = zip(SLIPS, call("typed-answers.js", "isSlip", batch), strict=True)
    assert [case for case, is_slip in found if is_slip is not case[2]] == []


letters = st.text("abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12)


@given(st.lists(st.tuples(letters, st.integers(1, 4), st.sampled_from("abcdef")), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_every_slip_of_one_letter_is_found(call: Call, cases: list[tuple[str, int, str]]) -> None:
    slips = [
        (written, answer)
        for answer, at, letter in cases
        for written in (
            answer[:at] + letter + answer[at + 1 :],
            answer[:at] + letter + answer[at:],
            answer[:at] + answer[at + 1 :],
            answer[: at - 1] + answer[at] + answer[at - 1] + answer[at + 1 :] if at > 1 else answer[:-1],
        )
        if written != answer
    ]
    assert set(call("typed-answers.js", "isSlip", slips)) <= {True}


@given(st.lists(st.tuples(letters, letters), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_two_words_that_share_little_are_no_slip(call: Call, pairs: list[tuple[str, str]]) -> None:
    far = [(one, other) for one, other in pairs if len(set(one) ^ set(other)) > 2]
    assert set(call("typed-answers.js", "isSlip", far)) <= {False}


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        ("Max-pooling", 1),
        ("a maximum pooling", 1),
        ("average pooling", 0),
        ("pooling", 0.5),
        ("max poolings", None),
        ("mxa pooling", None),
        ("averag pooling", 0),
        ("min pooling", 0),
        ("poolin", 0),
        ("__proto__", 0),
    ],
)
def test_only_what_is_listed_is_right(call: Call, written: str, outcome: float | None) -> None:
    assert call("check-kinds.js", "text.grade", [(DATA, written)]) == [outcome]


@given(st.lists(st.text(max_size=30), min_size=100, max_size=200))
@settings(max_examples=10, deadline=None)
def test_no_text_makes_grading_fail(call: Call, given_texts: list[str]) -> None:
    assert set(call("check-kinds.js", "text.grade", [(DATA, text) for text in given_texts])) <= {0, 0.5, 1, None}
    assert set(call("check-kinds.js", "text.grade", [({}, text) for text in given_texts])) <= {0}
