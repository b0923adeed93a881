"""The JSON document: whole, and as its schema says."""

import json

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from macros.export.edition import Edition, bank_version
from macros.export.format import restrict_to_topics
from macros.export.json_bank import write_bank, write_schema
from macros.load.json_bank import Document
from macros.model import Bank


@pytest.fixture(scope="module")
def validator(bank: Bank, edition: Edition) -> Draft202012Validator:
    schema = json.loads(write_schema(bank, edition))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_reading_it_again_gives_the_same_bank(bank: Bank, edition: Edition) -> None:
    again = Document.model_validate_json(write_bank(bank, edition)).bank
    assert again == bank
    assert write_bank(again, edition) == write_bank(bank, edition)


def test_a_topic_alone_leads_nowhere_else(bank: Bank, edition: Edition) -> None:
    topic = Document.model_validate_json(write_bank(restrict_to_topics(bank, ["metrics"]), edition)).bank
    assert [question.id for question in topic.questions] == [question.id for question in bank.in_topic("metrics")]
    linked = {name for question in topic.questions for name in (*question.related, *question.prerequisites)}
    assert linked <= {question.id for question in topic.questions}
    assert all(
        question.references and set(question.references) <= set(topic.references) for question in topic.questions
    )


def test_its_schema_takes_it(validator: Draft202012Validator, bank: Bank, edition: Edition) -> None:
    assert [error.message for error in validator.iter_errors(json.loads(write_bank(bank, edition)))] == []


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("version",), 2),
        (("format",), "another"),
        (("bank", "questions", 0, "id"), "No Id"),
        (("bank", "questions", 0, "level"), "hard"),
        (("bank", "questions", 0, "checks", 0, "kind"), "riddle"),
        (("bank", "questions", 0, "title"), "A $formula$"),
        (("bank", "questions", 0, "surprise"), "what"),
    ],
)
def test_its_schema_refuses_what_reading_refuses(
    validator: Draft202012Validator, bank: Bank, edition: Edition, place: tuple[str | int, ...], value: object
) -> None:
    document = json.loads(write_bank(bank, edition))
    part = document
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    assert not validator.is_valid(document)
    with pytest.raises(ValidationError):
        Document.model_validate_json(json.dumps(document))


def test_it_says_of_which_edition_it_is(bank: Bank, edition: Edition) -> None:
    document = json.loads(write_bank(bank, edition))
    assert (document["edition"], document["date"]) == (bank_version(bank), "2026-11-25")
