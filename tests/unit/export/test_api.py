"""The data at an address for good: whole, linked to the pages, as its schema says."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from macros.export.api import SCHEMA_FILE, document, schema
from macros.model import Bank
from tools.site_build import PROJECT

SITE = "https://example.org/guide/"


@pytest.fixture(scope="module")
def data(bank: Bank) -> Any:
    return json.loads(document(bank, SITE, "The guide", "https://example.org/license"))


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(json.loads(schema()))
    return Draft202012Validator(json.loads(schema()))


def test_the_site_has_the_schema_of_the_models() -> None:
    """`python -m macros schema --write` brings it up to date."""
    assert (PROJECT / "docs" / SCHEMA_FILE).read_text(encoding="utf-8") == schema()


def test_it_is_as_its_schema_says(validator: Draft202012Validator, data: Any) -> None:
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("key", ["version", "site", "topics", "questions", "license"])
def test_its_schema_asks_for_what_a_program_relies_on(validator: Draft202012Validator, data: Any, key: str) -> None:
    assert not validator.is_valid({name: value for name, value in data.items() if name != key})
    assert not validator.is_valid({**data, key: 2})


def test_every_question_is_there_with_its_answer_and_its_addresses(bank: Bank, data: Any) -> None:
    assert [each["id"] for each in data["questions"]] == [each.id for each in bank.questions]
    for written, question in zip(data["questions"], bank.questions, strict=True):
        assert written["url"] == f"{SITE}q/{question.id}/"
        assert written["embed"] == f"{SITE}embed/{question.id}/"
        assert written["card"] == f"{SITE}q/{question.id}/card.png"
        assert (written["question"], written["answer"]) == (question.question, question.answer)
        assert len(written["checks"]) == len(question.checks)
        assert "accepted" not in written
        assert set(written["references"]) <= set(data["references"])


def test_the_same_bank_gives_the_same_bytes(bank: Bank) -> None:
    assert document(bank, SITE, "x", "y") == document(bank, SITE, "x", "y")
