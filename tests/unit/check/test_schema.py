"""The schemas: valid, tolerant of what an editor makes of YAML, and of one mind with the loader."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.check.schema import SCHEMAS, schema

PROJECT = Path(__file__).parents[3]
BANK = PROJECT / "tests/golden/problems/bank"


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema(name)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas_are_valid(name: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema(name)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_project_has_the_schemas_of_its_models(name: str) -> None:
    assert (PROJECT / "quizdata" / name).read_text(encoding="utf-8") == schema(name)


@pytest.mark.parametrize("folder", [BANK, PROJECT / "quizdata"], ids=["golden", "project"])
def test_what_loads_is_valid(folder: Path) -> None:
    for path in sorted(folder.glob("*/*.yml")):
        name = "topic.schema.json" if path.name == "topic.yml" else "question.schema.json"
        assert list(validator(name).iter_errors(yaml.safe_load(path.read_text(encoding="utf-8")))) == []


def question(**changes: Any) -> dict[str, Any]:
    read = yaml.safe_load((BANK / "loss-functions/hinge-loss.yml").read_text(encoding="utf-8"))
    return {**read, **changes}


@pytest.mark.parametrize(
    "changes", [{"number": "9"}, {"number": 9}, {"answer": 0.5}, {"answer": True}, {"keywords": [1.1, True]}]
)
def test_editors_do_not_flag_numbers(changes: dict[str, Any]) -> None:
    assert validator("question.schema.json").is_valid(question(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 9.5},
        {"id": "hinge-loss"},
        {"level": "medium"},
        {"colour": "red"},
        {"hint": None},
        {"note": None},
        {"related": ["Hinge"]},
        {"checks": [{"id": "abc", "kind": "choice"}]},
        {"checks": [{"id": "abc", "kind": "other"}]},
    ],
)
def test_editors_flag_mistakes(changes: dict[str, Any]) -> None:
    assert not validator("question.schema.json").is_valid(question(**changes))
