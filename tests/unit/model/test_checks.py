"""The kinds of check: what is graded, what is taken as right, and what is wrong with one."""

from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.model import BaseCheck, Check, Choice, Multiple, Numeric

CHOICE = {
    "id": "zero-loss",
    "kind": "choice",
    "stem": "When is it zero?",
    "options": [
        {"id": "a", "text": "Outside the margin", "feedback": "Yes."},
        {"id": "b", "text": "Always", "feedback": "No."},
    ],
    "key": "a",
}
MULTIPLE = {**CHOICE, "kind": "multiple", "key": ["a"]}
NUMERIC = {
    "id": "loss-value",
    "kind": "numeric",
    "stem": "How much?",
    "key": "0.40",
    "tolerance": "1%",
    "unit": "s",
    "units": {"ms": "0.001"},
    "feedback": {"right": "Yes.", "wrong": "No."},
}


def kinds() -> tuple[type[BaseCheck], ...]:
    union, _ = get_args(Check)
    found: tuple[type[BaseCheck], ...] = get_args(union)
    return found


def test_every_class_of_a_check_is_among_the_kinds() -> None:
    ours = {kind for kind in BaseCheck.__subclasses__() if kind.__module__.startswith("macros.")}
    assert ours == set(kinds())
    names = [get_args(kind.model_fields["kind"].annotation) for kind in kinds()]
    assert names == [(kind.__name__.lower(),) for kind in kinds()]


def test_the_kind_decides_the_class() -> None:
    read = TypeAdapter(Check).validate_python
    assert [type(read(check)) for check in (CHOICE, MULTIPLE, NUMERIC)] == [Choice, Multiple, Numeric]


def test_a_check_is_frozen() -> None:
    check = Choice.model_validate(CHOICE)
    with pytest.raises(ValidationError, match="frozen"):
        check.key = "b"  # type: ignore[misc]


# Written here by hand: a stored attempt is compared with these for ever.
@pytest.mark.parametrize(("check", "revision"), [(CHOICE, "47512e99"), (MULTIPLE, "bd3080fa"), (NUMERIC, "d7248973")])
def test_revisions_are_for_ever(check: dict[str, object], revision: str) -> None:
    assert TypeAdapter(Check).validate_python(check).revision == revision


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"stem": "When does it vanish?"}, True),
        ({"hint": "Look at the maximum."}, True),
        ({"keep_order": "true"}, True),
        ({"options": list(reversed(CHOICE["options"]))}, True),
        ({"key": "b"}, False),
        ({"options": [*CHOICE["options"], {"id": "c", "text": "Never", "feedback": "No."}]}, False),
    ],
)
def test_rewording_keeps_the_revision(change: dict[str, object], same: bool) -> None:  # noqa: FBT001
    assert (Choice.model_validate(CHOICE | change).revision == "47512e99") is same


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"key": "4e-1"}, True),
        ({"tolerance": "1 %"}, True),
        ({"units": {"ms": "1e-3"}}, True),
        ({"feedback": {"right": "Good.", "wrong": "Bad."}}, True),
        ({"mistakes": [{"value": "1.6", "feedback": "The sign."}]}, True),
        ({"key": "0.41"}, False),
        ({"tolerance": "2%"}, False),
        ({"unit": "h"}, False),
        ({"units": {}}, False),
    ],
)
def test_writing_a_number_otherwise_keeps_the_revision(change: dict[str, object], same: bool) -> None:  # noqa: FBT001
    assert (Numeric.model_validate(NUMERIC | change).revision == "d7248973") is same


@pytest.mark.parametrize(
    ("tolerance", "value", "low", "high"),
    [
        ("1%", "0.40", "0.396", "0.404"),
        ("1%", "-2", "-2.02", "-1.98"),
        ("0.05", "0.1", "0.05", "0.15"),
        ("0", "3", "3", "3"),
        ("1e-3", "6.02e23", "602000000000000000000000" + "-0.001", "602000000000000000000000" + "+0.001"),
    ],
)
def test_intervals_are_exact(tolerance: str, value: str, low: str, high: str) -> None:
    numeric = Numeric.model_validate(NUMERIC | {"tolerance": tolerance})
    got = numeric.interval(value)
    if "e23" in value:
        assert got == (Decimal("601999999999999999999999.999"), Decimal("602000000000000000000000.001"))
    else:
        assert got == (Decimal(low), Decimal(high))


@given(value=st.decimals(-(10**9), 10**9, places=6), share=st.integers(0, 99))
def test_an_interval_lies_around_its_value(value: Decimal, share: int) -> None:
    low, high = Numeric.model_validate(NUMERIC | {"tolerance": f"{share}%"}).interval(str(value))
    assert low <= value <= high
    assert high - value == value - low == abs(value) * share / 100


def test_a_number_stays_as_it_was_written() -> None:
    assert Numeric.model_validate(NUMERIC).key == "0.40"
    assert Numeric.model_validate(NUMERIC).units == {"ms": 0.001}


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("It is convex", " it  is *convex*. ", True),
        ("**Both**", "both", True),
        ("snake_case", "snakecase", False),
        ("$N$", "$n$", False),
        ("`True`", "`true`", False),
        ("0.5", "0.50", False),
    ],
)
def test_options_that_say_the_same(one: str, other: str, equal: bool) -> None:  # noqa: FBT001
    options = [
        {"id": "a", "text": one, "feedback": "Yes."},
        {"id": "b", "text": other, "feedback": "No."},
    ]
    flaws = Choice.model_validate(CHOICE | {"options": options}).flaws()
    assert ["options-equal" for flaw in flaws if flaw.code == "options-equal"] == ["options-equal"] * equal
