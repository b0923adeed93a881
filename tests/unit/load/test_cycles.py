"""Circles of prerequisites."""

from graphlib import CycleError, TopologicalSorter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.load.cycles import cycles


@pytest.mark.parametrize(
    ("follows", "found"),
    [
        ({}, []),
        ({"a": ["b"], "b": ["c"]}, []),
        ({"b": ["a"], "a": ["b"]}, [("a", "b")]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [("a", "b", "c")]),
        ({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, [("a", "b"), ("c", "d")]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, [("a", "b"), ("a", "c")]),
        ({"leads": ["a"], "a": ["b", "end"], "b": ["a"]}, [("a", "b")]),
    ],
)
def test_cycles(follows: dict[str, list[str]], found: list[tuple[str, ...]]) -> None:
    assert list(cycles(follows)) == found


NAMES = st.sampled_from("abcdefg")


@given(st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=3)))
def test_there_is_one_when_no_order_exists(follows: dict[str, list[str]]) -> None:
    try:
        tuple(TopologicalSorter(follows).static_order())
        ordered = True
    except CycleError:
        ordered = False
    found = list(cycles(follows))
    assert ordered == (found == [])
    for cycle in found:
        assert all(after in follows[before] for before, after in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


def test_a_long_circle_takes_no_recursion() -> None:
    size = 20_000
    assert len(next(cycles({str(n): [str((n + 1) % size)] for n in range(size)}))) == size
