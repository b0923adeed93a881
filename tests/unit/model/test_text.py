"""The kind `text`: which answers are one, and what a response is graded by."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Text
from macros.model.text import normalize_answer

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "data/folds.yml").read_text(encoding="utf-8"))
TEXT = {
    "id": "name-it",
    "kind": "text",
    "stem": "What is it called?",
    "answers": ["F1 score", "F-measure"],
    "feedback": {"right": "Yes.", "wrong": "No."},
    "close": [
        {"answer": "accuracy", "also": ["hit rate"], "feedback": "It counts all."},
        {"answer": "F-beta", "feedback": "That is all of them.", "partly": "true"},
    ],
}


@pytest.mark.parametrize("answers", TABLE["same"], ids=lambda answers: answers[0])
def test_what_is_one_answer(answers: list[str]) -> None:
    assert len({normalize_answer(answer) for answer in answers}) == 1


@pytest.mark.parametrize("answers", TABLE["different"], ids=lambda answers: answers[0])
def test_what_is_not(answers: list[str]) -> None:
    assert len({normalize_answer(answer) for answer in answers}) == len(answers)


@given(st.text())
def test_folding_again_changes_nothing_but_articles(text: str) -> None:
    folded = normalize_answer(text)
    assert normalize_answer(folded) in (folded, "")
    assert not any(sign.isspace() for sign in folded)


words = st.lists(st.text("abcdefgxyz0123456789", min_size=1), min_size=1, max_size=5)


@given(
    words,
    st.sampled_from([" ", "  ", "-", " – ", "_", "\u00a0", ", ", " (", "’ "]),
    st.sampled_from(["", "the ", "An "]),
)
def test_how_words_are_set_apart_does_not_matter(parts: list[str], between: str, before: str) -> None:
    assert normalize_answer(before + between.join(parts).upper()) == normalize_answer(" ".join(parts))


def test_the_revision_is_of_what_is_graded() -> None:
    revision = Text.model_validate(TEXT).revision
    assert revision == "b0db3052"
    same: list[dict[str, object]] = [
        {"answers": ["the f-measure", "F1-Score"]},
        {"feedback": {"right": "Good.", "wrong": "Bad."}},
        {"close": TEXT["close"][1:]},  # type: ignore[index]
    ]
    other: list[dict[str, object]] = [{"answers": ["F1 score"]}, {"close": []}]
    assert {Text.model_validate(TEXT | change).revision for change in same} == {revision}
    assert revision not in {Text.model_validate(TEXT | change).revision for change in other}


def test_outcomes_are_by_answer_as_written() -> None:
    outcomes = {"accuracy": 0, "hit rate": 0, "F-beta": 0.5, "F1 score": 1, "F-measure": 1}
    assert Text.model_validate(TEXT).outcomes == outcomes
