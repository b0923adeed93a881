"""When things are asked again, in a real browser: as ts-fsrs itself says, and sensible whatever the log holds."""

import json
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from tests.elements.question import Call

GOLDEN: list[dict[str, Any]] = json.loads((Path(__file__).parents[1] / "data/schedules.json").read_text("utf-8"))
PAGE = "../../scheduling.js"
DAY = 86_400_000
#: What a learner does for each rating of FSRS: again, hard, good.
GIVEN = {1: (0, "sure"), 2: (1, "not-sure"), 3: (1, None)}


def attempt(at: float, outcome: float = 1, confidence: str | None = None, **more: Any) -> dict[str, Any]:
    return {"id": "one", "revision": "r", "at": at, "outcome": outcome, "confidence": confidence, **more}


def log_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    days = accumulate(row["gaps"])
    return [attempt(day * DAY, *GIVEN[rating]) for day, rating in zip(days, row["ratings"], strict=True)]


def test_schedules_are_those_of_ts_fsrs(call: Call) -> None:
    logs = [log_of(row) for row in GOLDEN]
    steps = [(log[: count + 1], log[count]["at"] // DAY) for log in logs for count in range(len(log))]
    assert [found["due"] for found in call(PAGE, "standing", steps)] == [due for row in GOLDEN for due in row["dues"]]
    found = call(PAGE, "standing", [(log, log[-1]["at"] // DAY) for log in logs])
    for name in ("stability", "difficulty"):
        assert [each["memory"][name] for each in found] == [row[name] for row in GOLDEN]
    ahead = call(PAGE, "ahead", [(log, log[-1]["at"] // DAY + 30) for log in logs])
    assert [each["outlook"] for each in ahead] == [row["after"] for row in GOLDEN]
    assert [each["known"] for each in ahead] == pytest.approx([row["known"] for row in GOLDEN], abs=1e-7)
    assert len(GOLDEN) == 1_000


@pytest.mark.parametrize(
    ("check", "outcome", "confidence", "rating"),
    [
        ("one", 1, "sure", 3),
        ("one", 1, None, 3),
        ("one", 1, "not-sure", 2),
        ("one", 1, "guess", 1),
        ("one", 0.9, "sure", 1),
        ("one", 0, None, 1),
        ("recall", 1, None, 3),
        ("recall", 0.5, None, 2),
        ("recall", 0.49, None, 1),
        ("recall", 0, None, 1),
    ],
)
def test_the_rating_follows_from_the_answer(
    call: Call, check: str, outcome: float, confidence: str | None, rating: int
) -> None:
    assert call("scheduler.js", "ratingOf", [[attempt(0, outcome, confidence, id=check)]]) == [rating]


def test_only_the_first_attempt_of_a_day_is_a_review(call: Call) -> None:
    wrong, right = attempt(DAY, 0, "sure"), attempt(DAY + 60_000, 1, "sure")
    first, both = call(PAGE, "standing", [([wrong], 1), ([wrong, right], 1)])
    assert first["missed"] == DAY
    assert both["missed"] is None
    assert (first["sureError"], both["sureError"]) == (True, False)
    alike = ("memory", "due", "last", "reviews")
    assert [both[name] for name in alike] == [first[name] for name in alike]
    [later] = call(PAGE, "standing", [([wrong, right], 2)])
    assert later["missed"] is None
    assert later["due"] == 2


def test_who_is_sure_waits_longest(call: Call) -> None:
    log = [attempt(0), attempt(3 * DAY), attempt(15 * DAY)]
    [ahead] = call(PAGE, "ahead", [(log, 60)])
    again, hard, good = ahead["outlook"]
    assert 60 < again < hard < good
    assert 0 < ahead["known"] < 1
    [same] = call(PAGE, "ahead", [(log, 15)])
    assert len(set(same["outlook"])) == 1, "reviewed today: nothing changes any more"


times = st.integers(-40, 40).map(lambda day: day * DAY) | st.sampled_from([1e300, -1e300, 8.7e15, 0.5])
logs = st.lists(
    st.builds(attempt, times, st.sampled_from([0, 0.5, 1]), st.sampled_from([None, "sure", "x"])), min_size=1
)


@given(st.lists(st.tuples(logs, st.integers(0, 30)), min_size=20, max_size=40))
@settings(max_examples=10, deadline=None)
def test_a_wrong_clock_breaks_nothing(call: Call, cases: list[tuple[list[dict[str, Any]], int]]) -> None:
    ordered = [(sorted(log, key=lambda each: each["at"]), today) for log, today in cases]
    for (_, today), found in zip(ordered, call(PAGE, "standing", ordered), strict=True):
        assert found["last"] <= today
        assert found["due"] > found["last"]
        assert found["memory"]["stability"] > 0


def test_attempts_at_what_is_asked_no_longer_do_not_count(call: Call) -> None:
    entry = {"id": "q", "checks": [{"id": "recall", "revision": "n"}, {"id": "one", "revision": "r"}]}
    log = [attempt(0), attempt(DAY, id="recall"), attempt(DAY, id="gone")]
    items = partial(call, PAGE, "items")
    assert items([(entry, log, 5), (entry, log[1:], 5), (entry, [], 5)]) == [["q/one"], [], []]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def test_a_day_is_that_of_the_readers_calendar(browser: Browser, guide: str, zone: str) -> None:
    with closing(browser.new_context(timezone_id=zone)) as context:
        page = context.new_page()
        page.goto(f"{guide}/home.html")
        found = page.evaluate(
            """async (path) => {
              const { dayOf, noonOf } = await import(path);
              const days = Array.from({ length: 800 }, (_, day) => 20000 + day);
              const edges = [new Date(2026, 2, 29, 0, 1), new Date(2026, 2, 29, 23, 59), new Date(2026, 2, 30, 0, 1)];
              return [days.every((day) => dayOf(noonOf(day)) === day), ...edges.map((date) => dayOf(date.getTime()))];
            }""",
            f"{guide}/assets/quiz/scheduler.js",
        )
    sunday = (datetime(2026, 3, 29, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)).days
    assert found == [True, sunday, sunday, sunday + 1]
