"""What is sound of a question that was refused, so that one run tells of every problem in it.

Broken parts are taken out or stand in for, and the rest is looked at like a question of the bank.
"""

from copy import deepcopy
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from macros.load.keys import DERIVED
from macros.load.tree import Plain
from macros.model import Question

_STAND_IN: dict[str, Plain] = {
    "number": "1",
    "title": "Not known",
    "question": "Not known",
    "answer": "Not known",
    "explanation": "Not known",
    "level": "intro",
    "keywords": [],
}
#: What may be missing or empty in a check without making the rest of it senseless.
_WORDS = ("stem", "hint", "text", "feedback")


def draft(values: dict[str, Any], errors: list[ErrorDetails]) -> tuple[Question, frozenset[str]] | None:
    """The question with its broken parts replaced, and the names of the fields that are not the author's."""
    values = deepcopy(values)
    for position, error in enumerate(errors):
        loc = error["loc"]
        head = str(loc[0])
        if head == "checks" and len(loc) > 1:
            _mend_check(values["checks"], error, position)
        elif head in _STAND_IN:
            values[head] = _STAND_IN[head]
        elif head not in DERIVED:
            values.pop(head, None)
    broken = frozenset(str(error["loc"][0]) for error in errors if error["loc"][0] != "checks")
    try:
        return Question.model_validate(values), broken
    except ValidationError:
        return None


def _mend_check(checks: list[Any], error: ErrorDetails, position: int) -> None:
    place, way = int(error["loc"][1]), error["loc"][3:]
    parent = checks[place]
    for step in way[:-1]:
        parent = _part(parent, step)
    if way and isinstance(parent, dict) and error["type"] == "extra_forbidden":
        parent.pop(way[-1], None)
    elif way and isinstance(parent, dict) and way[-1] in _WORDS:
        parent[way[-1]] = f"Not known {position}"
    else:
        checks[place] = _broken(place)


def _part(parent: Any, step: str | int) -> Any:
    try:
        return parent[step]
    except (KeyError, IndexError, TypeError):
        return None


def _broken(place: int) -> dict[str, Plain]:
    """Keeps the places of the checks after a broken one."""
    options: list[Plain] = [{"id": name, "text": f"Not known {name}", "feedback": "Not known"} for name in "ab"]
    return {"id": f"broken-{place}", "kind": "choice", "stem": "Not known", "options": options, "key": "a"}
