"""Grading options, and the folds over the attempt log."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elements.question import Call

ids = st.sampled_from("abcdef")
options = st.sets(ids)


@given(st.lists(st.tuples(options.filter(bool), options), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_multiple_gives_partial_credit(call: Call, pairs: list[tuple[set[str], set[str]]]) -> None:
    batch = [({"key": " ".join(sorted(key))}, sorted(chosen)) for key, chosen in pairs]
    expected = [max(0, (len(key & chosen) - len(chosen - key)) / len(key)) for key, chosen in pairs]
    graded = call("check/multiple.js", "multiple.grade", batch)
    assert graded == pytest.approx(expected)
    assert [outcome == 1 for outcome in graded] == [key == chosen for key, chosen in pairs]


def test_choice_is_right_or_wrong(call: Call) -> None:
    batch = [({"key": "a"}, "a"), ({"key": "a"}, "b"), ({"key": "long-id"}, "long"), ({}, "a")]
    assert call("check/choice.js", "choice.grade", batch) == [1, 0, 0, 0]


def test_marks_tell_chosen_from_missed(call: Call) -> None:
    batch = [(option, ["a", "b"], ["b", "c"]) for option in "abcd"]
    assert call("check/options.js", "markOf", batch) == ["wrong", "right", "missed", None]


def test_outcomes_have_three_names(call: Call) -> None:
    outcomes = [[1], [0.999], [0.5], [0.001], [0]]
    verdicts = call("log.js", "verdictOf", outcomes)
    assert verdicts == ["right", "partly", "partly", "partly", "wrong"]


def attempt(check: str, outcome: float, at: int = 1, revision: str = "r1", response: Any = "a") -> dict[str, Any]:
    return {
        "id": check,
        "at": at,
        "response": response,
        "outcome": outcome,
        "confidence": None,
        "revision": revision,
    }


attempts = st.builds(
    attempt,
    check=st.sampled_from(["one", "recall", "__proto__", "constructor"]),
    outcome=st.sampled_from([0, 0.5, 1]),
    at=st.integers(0, 3),
    response=st.none() | ids | st.lists(ids, max_size=2),
)
logs = st.lists(attempts, max_size=6)


@given(st.lists(st.tuples(logs, logs), min_size=30, max_size=60))
@settings(max_examples=10, deadline=None)
def test_union_is_a_set_union(call: Call, pairs: list[tuple[list[Any], list[Any]]]) -> None:
    there = call("log.js", "union", pairs)
    assert there == call("log.js", "union", [(other, one) for one, other in pairs])
    assert there == call("log.js", "union", [(union, one) for union, (one, _) in zip(there, pairs, strict=True)])
    for union, (one, other) in zip(there, pairs, strict=True):
        texts = [json.dumps(entry, sort_keys=True) for entry in union]
        assert sorted(texts) == sorted({json.dumps(entry, sort_keys=True) for entry in one + other})
        assert [entry["at"] for entry in union] == sorted(entry["at"] for entry in union)


@pytest.mark.parametrize(
    ("log", "progress"),
    [
        ([], None),
        ([attempt("one", 0)], "tried"),
        ([attempt("one", 1)], "right"),
        ([attempt("one", 0, at=1), attempt("one", 1, at=2)], "right"),
        ([attempt("one", 1, at=1), attempt("one", 0.5, at=2)], "tried"),
        ([attempt("one", 1), attempt("recall", 0.5, revision="r2")], "tried"),
        ([attempt("one", 1), attempt("recall", 1, revision="r2")], "right"),
        ([attempt("one", 1, revision="older")], "tried"),
        ([attempt("one", 1), attempt("no-longer-there", 0)], "right"),
        ([attempt("no-longer-there", 1)], "tried"),
    ],
)
def test_progress_of_a_question(call: Call, log: list[Any], progress: str | None) -> None:
    revisions = [("one", "r1"), ("recall", "r2")]
    assert call("log.js", "progressOf", [(log, revisions)]) == [progress]
