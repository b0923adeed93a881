"""The kinds `order` and `match`: what a response is graded by, and in which order things are shown."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Match, Order
from macros.model.markdown import is_plain
from macros.model.shuffle import other_order

ORDER = {
    "id": "one-step",
    "kind": "order",
    "stem": "In which order?",
    "items": [{"id": "a", "text": "One"}, {"id": "b", "text": "Two", "feedback": "Why."}, {"id": "c", "text": "Three"}],
    "feedback": {"right": "Yes.", "wrong": "No."},
}
PAIRS = [{"id": name, "left": f"Left {name}", "right": f"Right {name}", "feedback": "Why."} for name in "abc"]
EXTRA = [{"id": "d", "text": "None", "feedback": "Why not."}]
MATCH = {"id": "what-belongs", "kind": "match", "stem": "Which?", "pairs": PAIRS, "extra": EXTRA}


def test_the_revision_of_an_order_is_of_its_order() -> None:
    revision = Order.model_validate(ORDER).revision
    assert revision == "dd0b1316"
    items = ORDER["items"]
    assert isinstance(items, list)
    reworded = [{**item, "text": item["text"].upper()} for item in items]
    assert Order.model_validate(ORDER | {"items": reworded}).revision == revision
    assert Order.model_validate(ORDER | {"items": items[::-1]}).revision != revision


def test_the_revision_of_pairs_is_of_what_there_is_to_choose() -> None:
    revision = Match.model_validate(MATCH).revision
    assert revision == "f514f0bc"
    assert Match.model_validate(MATCH | {"pairs": PAIRS[::-1]}).revision == revision
    reworded = [{**pair, "right": pair["right"].upper()} for pair in PAIRS]
    assert Match.model_validate(MATCH | {"pairs": reworded}).revision == revision
    assert Match.model_validate(MATCH | {"extra": []}).revision != revision
    assert Match.model_validate(MATCH | {"pairs": [*PAIRS, {**PAIRS[0], "id": "e"}]}).revision != revision


def test_the_menu_has_every_text_once() -> None:
    assert Match.model_validate(MATCH).menu == (("a", "Right a"), ("b", "Right b"), ("c", "Right c"), ("d", "None"))


@dataclass(frozen=True)
class Named:
    id: str


@given(st.text(), st.lists(st.text(min_size=1), min_size=2, max_size=8, unique=True))
def test_what_is_shown_is_never_in_the_order_of_the_file(path: str, ids: list[str]) -> None:
    items = tuple(map(Named, ids))
    shown = other_order(path, items)
    assert shown != items
    assert sorted(shown, key=hash) == sorted(items, key=hash)
    assert other_order(path, items) == shown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a few words", True),
        ("max_iter and 2 * 3 * 4", True),
        ("d(a, p) < d(a, n)", True),
        ("AT&T, 100%", True),
        ("[0, 1]", True),
        ("a *few* words", False),
        ("`code`", False),
        ("_word_", False),
        ("[link](to)", False),
        ("<https://example.org>", False),
        ("![picture](x.png)", False),
        ("&lt;", False),
    ],
)
def test_words_that_a_menu_can_show(text: str, plain: bool) -> None:  # noqa: FBT001 - a case
    assert is_plain(text) is plain
