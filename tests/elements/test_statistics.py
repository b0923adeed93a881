"""What a history shows: counted here a second time, by plain means."""

import math
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elements.question import Call

TOPICS = ["losses", "metrics", "empty-one"]
QUESTIONS = [
    {
        "id": "hinge",
        "topic": "losses",
        "checks": [
            {"id": "recall", "kind": "recall", "revision": "r0", "key": []},
            {"id": "zero", "kind": "choice", "revision": "r1", "key": ["a"]},
            {"id": "some", "kind": "multiple", "revision": "r2", "key": ["a", "b"]},
        ],
    },
    {"id": "kl", "topic": "losses", "checks": [{"id": "recall", "kind": "recall", "revision": "r3", "key": []}]},
    {"id": "f1", "topic": "metrics", "checks": [{"id": "value", "kind": "numeric", "revision": "r4", "key": []}]},
]


def attempt(check: str, outcome: float, at: int = 1, **other: Any) -> dict[str, Any]:
    return {"id": check, "at": at, "response": "a", "outcome": outcome, "confidence": None, "revision": "r0", **other}


def test_topics_stand_where_their_questions_do(call: Call) -> None:
    logs = {
        "hinge": [attempt("zero", 1, revision="r1"), attempt("recall", 0.5, at=2), attempt("recall", 1, at=3)],
        "kl": [attempt("recall", 1, revision="of-before")],
    }
    found = call("../../counting.js", "topics", [[TOPICS, QUESTIONS, logs, {"hinge": 0.9, "kl": 0.5}]])[0]
    assert found == [
        {"topic": "losses", "total": 2, "tried": 2, "mastered": 1, "retention": 0.9},
        {"topic": "metrics", "total": 1, "tried": 0, "mastered": 0, "retention": None},
        {"topic": "empty-one", "total": 0, "tried": 0, "mastered": 0, "retention": None},
    ]
    logs["kl"] = [attempt("recall", 1, revision="r3")]
    assert call("../../counting.js", "finished", [[TOPICS, QUESTIONS, logs]]) == [["losses"]]


@given(
    st.lists(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=50, max_size=99)
)
@settings(max_examples=10, deadline=None)
def test_the_interval_is_wilsons(call: Call, counts: list[tuple[int, int]]) -> None:
    z = NormalDist().inv_cdf(0.975)
    for (low, high), (right, total) in zip(call("statistics.js", "wilson", counts), counts, strict=True):
        assert 0 <= low <= right / total + 1e-12
        assert right / total - 1e-12 <= high <= 1
        # Its ends are the shares from which what was seen is just z standard deviations away.
        for end in (low, high):
            if 1e-9 < end < 1 - 1e-9:
                deviation = math.sqrt(end * (1 - end) / total)
                assert abs(right / total - end) == pytest.approx(z * deviation, rel=1e-6, abs=1e-9)


def test_confidence_is_compared_with_what_was_right(call: Call) -> None:
    log = [attempt("zero", outcome, confidence="sure") for outcome in (1, 1, 1, 0.5)]
    log += [attempt("zero", 1, confidence="guess"), attempt("zero", 1)]
    sure, unsure, guess = call("statistics.js", "calibration", [[log, 4]])[0]
    assert (sure["right"], sure["total"]) == (3, 4)
    assert sure["interval"] == pytest.approx([0.3006, 0.9544], abs=1e-4)
    assert unsure == {"confidence": "not-sure", "right": 0, "total": 0, "interval": None}
    assert guess == {"confidence": "guess", "right": 1, "total": 1, "interval": None}


def test_misconceptions_are_wrong_options_of_the_checks_as_they_are(call: Call) -> None:
    log = [
        attempt("zero", 0, 1, response="b", revision="r1"),
        attempt("zero", 0, 2, response="b", revision="r1"),
        attempt("zero", 1, 3, response="a", revision="r1"),
        attempt("zero", 0, 4, response="c", revision="of-before"),
        attempt("some", 0, 5, response=["a", "c"], revision="r2"),
        attempt("some", 0, 6, response=["__proto__", 7, None], revision="r2"),
        attempt("some", 0, 7, response={"a": "c"}, revision="r2"),
        attempt("recall", 0, 8, response="b"),
    ]
    found = call("../../counting.js", "misconceptions", [[QUESTIONS, {"hinge": log}]])[0]
    assert [(each["check"], each["option"], each["count"], each["last"]) for each in found] == [
        ("zero", "b", 2, 2),
        ("some", "__proto__", 1, 6),
        ("some", "c", 1, 5),
    ]


def test_attempts_are_counted_in_periods_without_gaps(call: Call) -> None:
    # Today is the third day, and a week has seven.
    log = [attempt("zero", outcome, at) for at, outcome in [(3, 1), (3, 0), (-10, 1), (-4, 0.5), (-400, 1), (9, 1)]]
    assert (
        call("../../counting.js", "periods", [[log, 3, 7, 3]])[0]
        == [
            {"start": -17, "right": 0, "missed": 0},
            {"start": -10, "right": 1, "missed": 1},
            {"start": -3, "right": 1, "missed": 1},
        ][1:]
    )
    assert call("../../counting.js", "periods", [[[], 3, 7, 3]]) == [[]]
    assert call("../../counting.js", "periods", [[[attempt("zero", 1, 3)], 3, 1, 5]]) == [
        [{"start": 3, "right": 1, "missed": 0}]
    ]
