"""What is asked today and in which order, in a real browser."""

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elements.question import Call

PAGE = "../../scheduling.js"
#: A question: its id, its topic, and what was answered: the day, the outcome, how sure.
Row = list[Any]


def queue(call: Call, rows: list[Row], **at: Any) -> dict[str, Any]:
    [found] = call(PAGE, "queue", [(rows, {"today": 10, **at})])
    return dict(found)


def test_only_what_is_due_is_asked(call: Call) -> None:
    rows: list[Row] = [["due", "a", [8, 1]], ["not-due", "a", [9, 1]], ["wrong", "b", [9, 0]], ["today", "c", [10, 1]]]
    assert sorted(queue(call, rows)["due"]) == ["due", "wrong"]
    assert call(PAGE, "next", [(rows, 10), ([], 10)]) == [11, None]


def test_sure_errors_come_first_and_then_what_is_most_fragile(call: Call) -> None:
    rows: list[Row] = [
        ["firm", "a", [0, 1], [3, 1]],
        ["fragile", "b", [0, 0]],
        ["sure", "c", [9, 0, "sure"]],
        ["between", "d", [5, 1]],
    ]
    assert queue(call, rows, today=40)["due"] == ["sure", "fragile", "between", "firm"]


def test_after_a_pause_the_cap_holds_and_counts_what_was_done(call: Call) -> None:
    rows: list[Row] = [[f"q{n:03}", f"t{n % 7}", [0, n % 2], [5, 1]] for n in range(100)]
    found = queue(call, rows, today=400, cap=20)
    assert (len(found["due"]), found["held"]) == (20, 80)
    done = [row + ([[400, 1]] if row[0] in found["due"][:15] else []) for row in rows]
    later = queue(call, done, today=400, cap=20)
    assert (len(later["due"]), later["held"], later["reviewed"]) == (5, 80, 15)
    assert set(later["due"]) == set(found["due"][15:])
    assert queue(call, done, today=400, cap=10)["due"] == []
    new = [*rows, ["new", "a", [400, 1]]]
    assert queue(call, new, today=400, cap=20)["reviewed"] == 0, "what is answered for the first time is no review"


def test_what_was_missed_today_comes_again_after_a_while(call: Call) -> None:
    rows: list[Row] = [["missed", "a", [10, 0]], ["sure", "b", [10.001, 0, "sure"]], ["right", "c", [10, 1]]]
    soon, later, before = (10.002, 10.1, 9.9)
    assert queue(call, rows, now=soon * 864e5)["waiting"] == ["sure", "missed"]
    assert queue(call, rows, now=later * 864e5)["again"] == ["sure", "missed"]
    assert queue(call, rows, now=before * 864e5)["again"] == ["sure", "missed"], "the clock was set back"
    assert queue(call, rows, now=later * 864e5)["due"] == []


topics = st.lists(st.sampled_from("abcd"), max_size=14)


@given(st.lists(st.tuples(topics, st.sampled_from("abx")), min_size=20, max_size=40))
@settings(max_examples=15, deadline=None)
def test_no_topic_comes_twice_in_a_row_where_that_can_be_avoided(
    call: Call, cases: list[tuple[list[str], str]]
) -> None:
    batch = [
        ([[f"q{n}", topic, [0, 1]] for n, topic in enumerate(each)], {"today": 9, "topic": last})
        for each, last in cases
    ]
    for (given_topics, last), found in zip(cases, call(PAGE, "queue", batch), strict=True):
        mixed = [given_topics[int(name[1:])] for name in found["due"]]
        assert sorted(mixed) == sorted(given_topics), "each is asked once"
        repeats = sum(some == other for some, other in pairwise([last, *mixed]))
        assert repeats == _least_repeats(given_topics, last)


def _least_repeats(given_topics: list[str], last: str) -> int:
    """How many of a topic are too many for the others to stand between them, and before them if it was asked last."""
    total = len(given_topics)
    counts = {topic: given_topics.count(topic) for topic in given_topics}
    return max(0, *(2 * count - total - (topic != last) for topic, count in counts.items()), 0)


def test_the_forecast_carries_over_what_the_cap_holds_back(call: Call) -> None:
    rows: list[Row] = [[f"q{n}", "a", [0, 1]] for n in range(5)]
    [plan, whole] = call(
        PAGE,
        "plan",
        [
            (rows, {"today": 9, "days": 4, "cap": 2, "reviewed": 1}),
            (rows, {"today": 0, "days": 4, "cap": 9, "reviewed": 0}),
        ],
    )
    assert plan == [1, 2, 2, 0]
    assert whole == [0, 0, 5, 0]
