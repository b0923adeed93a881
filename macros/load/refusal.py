"""What pydantic refused, in an author's words.

Each type of pydantic error has its sentence here; what the model itself refuses brings its own.
"""

import re
from collections.abc import Iterator

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.errors import Flaw, Where, shown
from macros.load.guess import did_you_mean
from macros.load.keys import keys_at
from macros.model.base import ID, NUMBER, OPTION_ID, PLAIN, TOLERANCE

_Words = tuple[str, str, str]  # code, message, cure

_PATTERNS: dict[str, _Words] = {
    ID: (
        "id-form",
        "`{value}` is no id",
        "An id has 3 to 60 of a-z, 0-9 and `-`, and begins with a letter or digit.",
    ),
    OPTION_ID: (
        "option-id-form",
        "`{value}` is no id of an option",
        "It has 1 to 30 of a-z, 0-9 and `-`, as in `a`.",
    ),
    PLAIN: ("not-plain", "`{name}` is plain text without `$`, backslash and line break", "Say it in words."),
    NUMBER: ("number-form", "`{value}` is not a number", "Write it as 0.4, 12 or 4e-1."),
    TOLERANCE: (
        "tolerance-form",
        "`{value}` is no tolerance",
        "Write 0.01 for that much around, or 2% of the number.",
    ),
}


def refusals(model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Flaw]:
    """A flaw for each thing that ``model`` refused."""
    meant: set[Where] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            flaw, guessed = _unknown_key(model, error["loc"])
            meant.add((*error["loc"][:-1], guessed))
            yield flaw
    for error in errors:
        loc = error["loc"]
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # there are enough, and the broken ones are told of one by one
        # A key that is there under a wrong name was told of once.
        if error["type"] == "missing" and loc not in meant:
            yield Flaw("key-missing", loc, f"`{loc[-1]}` is missing here", f"Add a line `{loc[-1]}: …`.")
        elif error["type"] not in ("missing", "extra_forbidden"):
            name = next((step for step in reversed(loc) if isinstance(step, str)), "")
            code, message, cure = _words(error, name)
            yield Flaw(code, loc, message, cure)


def _unknown_key(model: type[BaseModel], loc: Where) -> tuple[Flaw, str]:
    key = str(loc[-1])
    if key == "<<":
        return Flaw("merge-key", loc, "`<<` merges nothing here", "Write the keys themselves.", at="key"), ""
    known = keys_at(model, loc[:-1])
    guess = did_you_mean(key, known)
    cure = guess.strip() or f"The keys are {', '.join(known)}."
    meant = guess.partition("`")[2].partition("`")[0]
    return Flaw("key-not-known", loc, f"the key `{shown(key)}` is not known here", cure, at="key"), meant


def _words(error: ErrorDetails, name: str) -> _Words:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if "cure" in context:
        return kind, context["message"], context["cure"]
    if kind == "string_pattern_mismatch":
        code, message, cure = _PATTERNS[context["pattern"]]
        return code, message.format(value=shown(value), name=name), cure
    if kind in ("literal_error", "union_tag_invalid") and isinstance(value, str | dict):
        return _one_of(context, value, name)
    if kind == "union_tag_not_found":
        return "kind-missing", "this check has no `kind`", "Add a line `kind: choice`, or another kind."
    return _length(kind, context, name) or _type(kind, value, name) or _other(error, name)


def _other(error: ErrorDetails, name: str) -> _Words:
    return "not-accepted", f"`{name}` is not accepted: {shown(error['msg'], 200)}", "See quizdata/README.md."


def _one_of(context: dict[str, object], value: object, name: str) -> _Words:
    written = shown(context.get("tag", value))
    allowed = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags")))
    name = "kind" if "tag" in context else name
    cure = did_you_mean(written, allowed) + f"Write one of {', '.join(allowed)}."
    return "not-one-of", f"`{written}` is no `{name}`", cure


def _length(kind: str, context: dict[str, object], name: str) -> _Words | None:
    if kind == "string_too_short":
        if context["min_length"] == 1:
            return "empty", f"`{name}` is empty", "Write it, or take it out where it may be left out."
        return "too-short", f"`{name}` is too short", f"Write {context['min_length']} characters or more."
    if kind == "string_too_long":
        return "too-long", f"`{name}` is too long", f"Write {context['max_length']} characters or fewer."
    if kind == "too_short" and name == "key":
        return (
            "no-key",
            "no option is correct: the key is empty",
            "Name the ids of the correct options in it.",
        )
    if kind == "too_short":
        fewest, found = context["min_length"], context["actual_length"]
        return "too-few", f"`{name}` has {found} and needs {fewest}", "Add what is missing."
    return None


def _type(kind: str, value: object, name: str) -> _Words | None:
    found = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "text"
    if kind in ("string_type", "int_type", "float_type", "bool_type", "literal_error", "union_tag_invalid"):
        cure = "Write one text; put it in quotes when it begins with `[` or `{`."
        return "not-text", f"`{name}` must be text and is {found}", cure
    if kind == "tuple_type":
        cure = f"Write `{name}: [first, second]`, or each item on a line of its own after `- `."
        return "not-list", f"`{name}` must be a list and is {found}", cure
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return (
            "not-mapping",
            f"`{name}` must have keys of its own and is {found}",
            "Write `key: text` lines below it.",
        )
    return None
