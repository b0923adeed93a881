"""The pure parts of practice: the choice in an address, the checks it picks, and a session as a value."""

import json
from typing import Any

import pytest

from macros.model import Bank
from macros.render.bank_index import bank_index
from macros.render.urls import Page
from tests.elements.question import Call

DEFAULT = {
    "topics": [], "levels": [], "kinds": [], "missed": False,
    "length": 10, "inOrder": False, "exam": False, "minutes": 0, "seed": None,
}  # fmt: skip
SESSION = {
    "query": "seed=1", "exam": True, "paths": ["a/b", "a/c", "d/e"], "at": 0, "ends": 1000, "done": False,
    "responses": {}, "outcomes": {}, "flagged": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def pick(call: Call, bank: Bank) -> Any:
    """The paths that a query picks from the real bank; nothing was answered before."""
    index = json.dumps(bank_index(bank, Page("practice/", "practice/")))

    def picked(query: str, seed: int = 7) -> list[str]:
        return list(call("../../picking.js", "pick", [[index, query, seed]])[0])

    return picked


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", {}),
        ("topic=a&topic=b&level=intro&kind=order", {"topics": ["a", "b"], "levels": ["intro"], "kinds": ["order"]}),
        ("only=missed&length=3&order=guide", {"missed": True, "length": 3, "inOrder": True}),
        ("mode=exam&minutes=45&seed=12", {"exam": True, "minutes": 45, "seed": 12}),
        ("length=0&minutes=-1&seed=x&mode=1", {"seed": 0}),
        ("length=1e9&minutes=601&only=", {}),
        ("topics=a,b&level=intro", {"topics": ["a", "b"], "levels": ["intro"]}),
    ],
)
def test_an_address_says_the_choice(call: Call, query: str, said: dict[str, Any]) -> None:
    assert call("../../picking.js", "filterOf", [[query]]) == [DEFAULT | said]


def test_what_is_not_chosen_is_not_picked(pick: Any, bank: Bank) -> None:
    everything = pick("length=100&order=guide")
    asked = [f"{question.id}/{check.id}" for question in bank.questions for check in question.checks]
    assert everything == asked[:100]
    orders = pick("kind=order&length=100")
    assert sorted(orders) == sorted(path for path in asked if kind_of(bank, path) == "order")
    advanced = pick("topic=metrics&level=advanced&length=100")
    assert {bank.question(path.split("/")[0]).level for path in advanced} == {"advanced"}
    assert {bank.question(path.split("/")[0]).topic for path in advanced} == {"metrics"}
    assert pick("topic=nowhere") == []
    assert pick("only=missed") == []


def test_recalls_are_asked_where_chosen_and_never_in_an_exam(pick: Any) -> None:
    assert {path.split("/")[1] for path in pick("kind=recall&length=100")} == {"recall"}
    assert pick("kind=recall&mode=exam") == []


def test_the_same_seed_picks_the_same_set_and_another_another(pick: Any) -> None:
    assert pick("length=20", 3) == pick("length=20", 3)
    assert pick("length=20", 3) != pick("length=20", 4)
    assert len(set(pick("length=100", 5))) == 100


def test_steps(call: Call) -> None:
    steps = [("back", 0), ("next", 0), ("go", 2), ("go", 99), ("flag", 0), ("more", 0), ("end", 0)]
    found = call("../../picking.js", "step", [[SESSION, name, place, 5000] for name, place in steps])
    assert [session["at"] for session in found] == [0, 1, 2, 2, 0, 0, 0]
    assert [session["flagged"] for session in found][4] == ["a/b"]
    assert found[5]["ends"] == 5000 + 300_000
    assert found[6]["done"]
    [again] = call("../../picking.js", "step", [[found[4], "flag", 0, 0]])
    assert again["flagged"] == []


@pytest.mark.parametrize(
    "change",
    [
        {"paths": ["a/b", "gone/gone"]}, {"paths": []}, {"at": 3}, {"at": -1}, {"at": "1"}, {"query": None},
        {"flagged": "a"}, {"flagged": ["x"]}, {"responses": 1}, {"responses": None}, {"responses": []},
        {"outcomes": None}, {"outcomes": {"a/b": "great"}}, {"ends": "soon"}, {"paths": ["a/b"] * 101},
        {"query": "x" * 2001},
    ],
)  # fmt: skip
def test_what_cannot_go_on_is_no_session(call: Call, change: dict[str, Any]) -> None:
    known = SESSION["paths"]
    kept = [[SESSION, known], [SESSION | change, known], [None, known], ["x", known]]
    assert call("../../picking.js", "parse", kept) == [SESSION, None, None, None]


def test_scores_by_topic(call: Call) -> None:
    session = SESSION | {"outcomes": {"a/b": "right", "a/c": "partly"}}
    assert call("../../picking.js", "score", [[session, ["t", "u", "v"], {"a/b": "u", "a/c": "u", "d/e": "t"}]]) == [
        [{"topic": "t", "right": 0, "total": 1}, {"topic": "u", "right": 1, "total": 2}]
    ]


def kind_of(bank: Bank, path: str) -> str:
    question, check = path.split("/")
    return next(entry.kind for entry in bank.question(question).checks if entry.id == check)
