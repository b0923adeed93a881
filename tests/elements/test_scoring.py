"""Grading options, and the folds over the attempt log."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elements.question import Call

ids = st.sampled_from("abcdef")
NOW = 1_000
options = st.sets(ids)


@given(st.lists(st.tuples(options.filter(bool), options), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_multiple_gives_partial_credit(call: Call, pairs: list[tuple[set[str], set[str]]]) -> None:
    batch = [({"key": " ".join(sorted(key))}, sorted(chosen)) for key, chosen in pairs]
    expected = [max(0, (len(key & chosen) - len(chosen - key)) / len(key)) for key, chosen in pairs]
    graded = call("check-kinds.js", "multiple.grade", batch)
    assert graded == pytest.approx(expected)
    assert [outcome == 1 for outcome in graded] == [key == chosen for key, chosen in pairs]


def test_choice_is_right_or_wrong(call: Call) -> None:
    batch = [({"key": "a"}, "a"), ({"key": "a"}, "b"), ({"key": "long-id"}, "long"), ({}, "a")]
    assert call("check-kinds.js", "choice.grade", batch) == [1, 0, 0, 0]


def test_marks_tell_chosen_from_missed(call: Call) -> None:
    batch = [(option, ["a", "b"], {"key": "b c"}) for option in "abcd"]
    assert call("check-kinds.js", "multiple.mark", batch) == ["wrong", "right", "missed", None]


def test_outcomes_have_three_names(call: Call) -> None:
    outcomes = [[1], [0.999], [0.5], [0.001], [0]]
    verdicts = call("history.js", "verdictOf", outcomes)
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
    there = call("history.js", "union", pairs)
    assert there == call("history.js", "union", [(other, one) for one, other in pairs])
    assert there == call("history.js", "union", [(union, one) for union, (one, _) in zip(there, pairs, strict=True)])
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
        ([attempt("former", 1)], "right"),
        ([attempt("former", 1, at=1), attempt("one", 0, at=2)], "tried"),
        # A clock was ahead: what was answered since counts.
        ([attempt("one", 1, at=NOW), attempt("one", 0, at=NOW + 60_001)], "right"),
        ([attempt("one", 0, at=NOW + 60_001), attempt("one", 1, at=NOW + 60_002)], "right"),
        ([attempt("one", 1, at=NOW), attempt("one", 0, at=NOW + 1)], "tried"),  # two at once,
    ],
)
def test_progress_of_a_question(call: Call, log: list[Any], progress: str | None) -> None:
    checks = [{"id": "one", "aliases": ["former"], "revision": "r1"}, {"id": "recall", "revision": "r2"}]
    assert call("history.js", "progressOf", [(log, checks, NOW)]) == [progress]
