"""The index of the bank: what Python writes is what the browser reads."""

import json

from macros.model import Bank
from macros.render.bank_index import bank_index
from macros.render.urls import Page
from tests.elements.question import Call


def test_the_browser_reads_what_the_page_says(call: Call, bank: Bank) -> None:
    index = bank_index(bank, Page("review/", "review/"))
    [parsed] = call("bank.js", "parseBank", [[json.dumps(index)]])
    questions = parsed["entries"]
    assert [entry["id"] for entry in questions] == [question.id for question in bank.questions]
    hinge = next(entry for entry in questions if entry["id"] == "hinge-loss")
    assert hinge["page"] == "../q/hinge-loss/"
    assert hinge["at"] == "../topics/loss-functions/#hinge-loss"
    assert hinge["aliases"] == []
    checks = bank.question("hinge-loss").checks
    assert [(check["id"], check["kind"], check["revision"]) for check in hinge["checks"][1:]] == [
        (check.id, check.kind, check.revision) for check in checks
    ]
    assert hinge["checks"][0]["kind"] == "recall"
    assert [check["key"] for check in hinge["checks"][:2]] == [[], [getattr(checks[0], "key", None)]]


def test_what_does_not_read_is_an_empty_bank(call: Call) -> None:
    assert call("bank.js", "parseBank", [[""], ["{"], ["[]"], [None]]) == [{"entries": [], "topics": []}] * 4
