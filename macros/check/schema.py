"""JSON Schemas of the files, for editors: made from the models, kept beside the data."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.load.files import read_text
from macros.load.validation import DERIVED
from macros.model import Question, Topic
from macros.model.base import SCALAR
from macros.problems import Problem, printable_path

SCHEMAS: Mapping[str, type[BaseModel]] = {"question.schema.json": Question, "topic.schema.json": Topic}

#: What pydantic adds and no editor needs.
_NOISE = ("default", "title")


@cache
def schema(name: str) -> str:
    """The text of one schema file."""
    made = SCHEMAS[name].model_json_schema()
    for key in DERIVED:
        made["properties"].pop(key, None)
    made["required"] = [key for key in made["required"] if key not in DERIVED]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | _tolerant(made), indent=2, ensure_ascii=False) + "\n"


def schema_problems(root: Path) -> Iterator[Problem]:
    """A problem for each schema file that is not what the models say."""
    for name in SCHEMAS:
        file, path = root / name, printable_path(root.name, name)
        text = read_text(file, root, path) if file.exists() else ""
        if isinstance(text, Problem):
            yield text
        elif text.replace("\r\n", "\n") != schema(name):
            cure = "Run `python -m macros schema --write`."
            yield Problem(path, 1, 1, "this schema is not what the models say now", cure, "schema-stale")


def _tolerant(part: Any) -> Any:
    """An editor reads `0.5` and `true` as a number and a truth, where the loader takes text."""
    if isinstance(part, list):
        return [_tolerant(item) for item in part]
    if not isinstance(part, dict):
        return part
    if "anyOf" in part:  # a field that may be left out, which is not the same as one that is null
        kind = next(kind for kind in part["anyOf"] if kind != {"type": "null"})
        return _tolerant({**{key: value for key, value in part.items() if key != "anyOf"}, **kind})
    tolerant = {key: _tolerant(value) for key, value in part.items() if key not in _NOISE}
    if "properties" in part:
        tolerant["properties"] = {key: _tolerant(value) for key, value in part["properties"].items()}
    if part.get("type") in ("string", "number") and "enum" not in part and "const" not in part:
        tolerant["type"] = list(SCALAR)
    if "description" in part:
        tolerant["description"] = " ".join(part["description"].replace("``", "`").split())
    return tolerant
