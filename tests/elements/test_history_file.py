"""A history as a file: what is written is read again, and what comes in is checked, counted, and never interpreted."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.elements.question import Call

SITE, MADE = "https://example.org/guide/", "2026-03-04T05:06:07.000Z"
FORMAT = "ml-study-guide-progress"
BATCHES = settings(max_examples=10, deadline=None)
# In JSON as JavaScript writes it there are no lone surrogates and no numbers beyond a double.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ids = st.sampled_from(["hinge-loss", "a-question-that-is-gone", "constructor", "f1-score", "tostring"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["__proto__", "toString", "at", "x"]) | texts, inner, max_size=3)
    ),
    max_leaves=5,
)
attempts = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["recall", "zero-loss", "constructor"]),
        "at": st.integers(0, 3) | st.just(8_640_000_000_000_000),
        "response": json_values,
        "outcome": st.sampled_from([0, 0.5, 1]),
        "confidence": st.sampled_from([None, "sure", "not-sure", "guess"]),
        "revision": st.sampled_from(["1a2b3c4d", "00000000"]),
    },
    optional={"of-a-later-version": json_values},
)
logs = st.dictionaries(ids, st.lists(attempts, min_size=1, max_size=4), max_size=3)


def attempt(**other: Any) -> dict[str, Any]:
    return {
        "id": "recall",
        "at": 5,
        "response": "a",
        "outcome": 1,
        "confidence": None,
        "revision": "1a2b3c4d",
        **other,
    }


def file_of(questions: Any, **other: Any) -> str:
    return json.dumps({"format": FORMAT, "version": 1, "site": SITE, "made": MADE, "questions": questions, **other})


def read(call: Call, files: list[str]) -> list[dict[str, Any]]:
    """What is read of each: refusal, logs as pairs, and what is set aside."""
    return list(call("../../reading.js", "read", [[text] for text in files]))


def as_set(entries: list[dict[str, Any]]) -> set[str]:
    return {json.dumps(entry, sort_keys=True) for entry in entries}


@given(st.lists(logs, min_size=10, max_size=20))
@BATCHES
def test_what_is_written_is_read(call: Call, histories: list[dict[str, Any]]) -> None:
    files = call("../../reading.js", "write", [[list(history.items()), SITE, MADE] for history in histories])
    for history, text, found in zip(histories, files, read(call, files), strict=True):
        assert json.loads(text).keys() == {"format", "version", "site", "made", "questions"}
        assert found["refusal"] is None
        assert found["aside"] == []
        assert {question: as_set(log) for question, log in found["logs"]} == {
            question: as_set(log) for question, log in history.items()
        }


@given(st.lists(logs, min_size=10, max_size=20), st.randoms(use_true_random=False))
@BATCHES
def test_a_file_does_not_depend_on_any_order(
    call: Call, histories: list[dict[str, Any]], chance: random.Random
) -> None:
    def mixed(items: Any) -> list[Any]:
        return chance.sample(list(items), len(items))

    again = [
        [(key, mixed([dict(mixed(one.items())) for one in log])) for key, log in mixed(h.items())] for h in histories
    ]
    one = call("../../reading.js", "write", [[list(history.items()), SITE, MADE] for history in histories])
    assert one == call("../../reading.js", "write", [[history, SITE, MADE] for history in again])


@given(st.lists(st.tuples(logs, logs, logs), min_size=4, max_size=8))
@BATCHES
def test_merging_is_idempotent_commutative_and_associative(call: Call, triples: list[Any]) -> None:
    def merge(pairs: list[tuple[Any, Any]]) -> list[Any]:
        return list(call("../../reading.js", "merge", [[list(a.items()), list(b.items())] for a, b in pairs]))

    def dicts(merged: list[Any]) -> list[dict[str, Any]]:
        return [dict(pairs) for pairs in merged]

    ab = merge([(a, b) for a, b, _ in triples])
    assert ab == merge([(b, a) for a, b, _ in triples])
    assert ab == merge([(both, b) for both, (_, b, _) in zip(dicts(ab), triples, strict=True)])
    bc = merge([(b, c) for _, b, c in triples])
    left = merge([(both, c) for both, (_, _, c) in zip(dicts(ab), triples, strict=True)])
    assert left == merge([(a, both) for both, (a, _, _) in zip(dicts(bc), triples, strict=True)])
    # To the byte: the order of keys within an attempt too.
    assert json.dumps(left) == json.dumps(
        merge([(c, both) for both, (_, _, c) in zip(dicts(ab), triples, strict=True)])
    )


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "unreadable"),
        ("{", "unreadable"),
        ("[]", "unreadable"),
        ("null", "unreadable"),
        ('"text"', "unreadable"),
        ("[" * 100_000, "unreadable"),
        ("\x00\ufffe", "unreadable"),
        ("<html><script>alert(1)</script></html>", "unreadable"),
        (file_of({"recall": [attempt(response=json.loads("[" * 30 + "]" * 30))]}), "unreadable"),
        ('{"format":"' + FORMAT + '","version":1,"questions":{"x":' + "[" * 50_000 + "]" * 50_000 + "}}", "unreadable"),
        ("{}", "other_file"),
        (file_of({}, format="ml-study-guide-bank"), "other_file"),
        (file_of({}, version="1"), "other_file"),
        (file_of({}, version=1.5), "other_file"),
        (file_of({}, version=0), "other_file"),
        (file_of({}, version=-1), "other_file"),
        (file_of({}, version=None), "other_file"),
        (file_of([]), "other_file"),
        (file_of(None), "other_file"),
        (file_of({}, version=2), "newer_file"),
        (file_of({"recall": 7}, version=10**15), "newer_file"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(call: Call, text: str, refusal: str) -> None:
    assert read(call, [text]) == [{"refusal": refusal, "logs": [], "aside": []}]


def test_what_is_too_large_is_not_even_parsed(call: Call) -> None:
    assert call("../../reading.js", "sized", [[20_000_001], [19_000_000]]) == ["too_large", "unreadable"]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        7,
        "text",
        [],
        {},
        {"__proto__": attempt()},
        attempt(id="__proto__"),
        attempt(id="../recall"),
        attempt(id="<b>recall</b>"),
        attempt(id="a" * 61),
        attempt(id=["recall"]),
        attempt(at="5"),
        attempt(at=5.5),
        attempt(at=-1),
        attempt(at=8_640_000_000_000_001),
        attempt(outcome=1.01),
        attempt(outcome=-0.01),
        attempt(outcome=None),
        attempt(outcome=True),
        attempt(confidence="certain"),
        attempt(confidence=1),
        attempt(revision=None),
        {name: value for name, value in attempt().items() if name != "response"},
        {name: value for name, value in attempt().items() if name != "confidence"},
    ],
)
def test_an_entry_that_is_none_is_set_aside_and_the_others_taken(call: Call, entry: Any) -> None:
    [found] = read(call, [file_of({"hinge-loss": [attempt(), entry, attempt(at=6)]})])
    assert found["refusal"] is None
    assert [log for _, log in found["logs"]] == [[attempt(), attempt(at=6)]]
    assert found["aside"] == [{"question": "hinge-loss", "entry": entry}]


@pytest.mark.parametrize("question", ["__proto__", "", "a", "../hinge-loss", "Hinge-Loss", "a:b", "x" * 61, "a b c"])
def test_a_question_without_an_id_is_set_aside(call: Call, question: str) -> None:
    [found] = read(call, [file_of({question: [attempt()], "hinge-loss": [attempt()]})])
    assert [name for name, _ in found["logs"]] == ["hinge-loss"]
    assert found["aside"] == [{"question": question, "entry": [attempt()]}]


def test_infinite_numbers_are_set_aside(call: Call) -> None:
    text = file_of({"hinge-loss": [attempt(at=12345)]}).replace("12345", "1e999")
    [found] = read(call, [text])
    assert (found["logs"], len(found["aside"])) == ([], 1)
