"""Grading an order and pairs."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elements.question import Call

ids = st.lists(st.text("abcdefgh0123-", min_size=1, max_size=4), min_size=3, max_size=7, unique=True)


@st.composite
def orders(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """A key, and an order of the same items."""
    key = draw(ids)
    return key, draw(st.permutations(key))


def ascents(key: list[str], order: list[str]) -> int:
    """How many neighbors are the right way around."""
    return sum(key.index(above) < key.index(below) for above, below in pairwise(order))


@given(st.lists(orders(), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_an_order_is_graded_by_its_neighbors(call: Call, cases: list[tuple[list[str], list[str]]]) -> None:
    batch = [({"key": " ".join(key)}, response) for key, response in cases]
    graded = call("check-kinds.js", "order.grade", batch)
    assert graded == pytest.approx([ascents(key, response) / (len(key) - 1) for key, response in cases])
    assert [outcome == 1 for outcome in graded] == [key == response for key, response in cases]
    assert [outcome == 0 for outcome in graded] == [key == response[::-1] for key, response in cases]


@given(st.lists(orders(), min_size=20, max_size=40))
@settings(max_examples=10, deadline=None)
def test_an_item_is_marked_by_its_place(call: Call, cases: list[tuple[list[str], list[str]]]) -> None:
    batch = [(item, response, {"key": " ".join(key)}) for key, response in cases for item in response]
    places = [place == wanted for key, response in cases for place, wanted in zip(response, key, strict=True)]
    assert call("check-kinds.js", "order.mark", batch) == ["right" if place else "wrong" for place in places]


@given(st.lists(ids.flatmap(lambda key: st.tuples(st.just(key), st.lists(st.sampled_from([*key, "extra"]),
       min_size=len(key), max_size=len(key)))), min_size=50, max_size=100))  # fmt: skip
@settings(max_examples=10, deadline=None)
def test_pairs_are_graded_by_the_row(call: Call, cases: list[tuple[list[str], list[str]]]) -> None:
    batch = [({"key": " ".join(key)}, dict(zip(key, chosen, strict=True))) for key, chosen in cases]
    right = [sum(map(str.__eq__, key, chosen)) / len(key) for key, chosen in cases]
    assert call("check-kinds.js", "match.grade", batch) == pytest.approx(right)
