"""Makes the JSON Schemas of the files, which editors use, from the models."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from macros.load.files import read_text
from macros.load.question_file import schema_comment
from macros.load.validation import DERIVED
from macros.model import Question, Topic
from macros.model.base import SCALAR
from macros.problems import Problem, printable_path

SCHEMAS: Mapping[str, type[BaseModel]] = {"question.schema.json": Question, "topic.schema.json": Topic}

#: Keys that pydantic adds and no editor needs.
_NOISE = ("default", "title")


@cache
def schema(name: str) -> str:
    """Return the text of one schema file."""
    made = SCHEMAS[name].model_json_schema()
    for key in DERIVED:
        made["properties"].pop(key, None)
    made["required"] = [key for key in made["required"] if key not in DERIVED]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | _tolerant(made), indent=2, ensure_ascii=False) + "\n"


def schema_problems(root: Path) -> Iterator[Problem]:
    """Yield a problem for each schema file that differs from the models."""
    for name in SCHEMAS:
        file, path = root / name, printable_path(root.name, name)
        text = read_text(file, root, path) if file.exists() else ""
        if isinstance(text, Problem):
            yield text
        elif text.replace("\r\n", "\n") != schema(name):
            cure = "Run `python -m macros schema --write`."
            yield Problem(path, 1, 1, "this schema differs from the models", cure, "schema-stale")


def schema_comment_problem(root: Path, topic: str, name: str) -> Problem | None:
    """Return a problem when the file does not begin with the comment that tells an editor its schema."""
    wanted, path = schema_comment(name), printable_path(root.name, topic, name)
    text = read_text(root / topic / name, root, path)
    if isinstance(text, Problem) or not text.strip() or text.startswith((f"{wanted}\n", f"{wanted}\r\n")):
        return None
    message = "the first line does not name the schema, so no editor can help"
    return Problem(path, 1, 1, message, f"Begin the file with `{wanted}`.", "no-schema-line")


def _tolerant(part: Any) -> Any:
    """Allow numbers and booleans where the loader reads text: an editor takes `0.5` and `true` for those."""
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
