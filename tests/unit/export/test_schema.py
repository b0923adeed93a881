"""The JSON Schema is one that validators know, and the same for every bank; test_json.py validates with it."""

import json

from jsonschema import Draft202012Validator

from macros.export.edition import Edition
from macros.export.format import restrict_to_topics
from macros.export.json_bank import write_schema
from macros.model import Bank


def test_it_is_a_schema_of_its_draft(bank: Bank, edition: Edition) -> None:
    schema = json.loads(write_schema(bank, edition))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)


def test_it_does_not_depend_on_the_bank(bank: Bank, edition: Edition) -> None:
    assert write_schema(restrict_to_topics(bank, ["metrics"]), edition) == write_schema(bank, edition)
