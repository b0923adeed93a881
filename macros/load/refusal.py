"""What pydantic refused, in an author's words.

Each type of pydantic error has its sentence here; what the model itself refuses brings its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.load.keys import keys_at
from macros.model.base import ID, NUMBER, OPTION_ID, PLAIN, TOLERANCE
from macros.model.question import FIGURE_FILE
from macros.problems import Flaw, Where, did_you_mean, printable

#: What is said of a text that has another form than its pattern.
_FORMS = {
    ID: Flaw("id-form", (), "`{value}` is no id", "Use 3 to 60 of a-z, 0-9 and `-`; no `-` at the beginning."),
    OPTION_ID: Flaw("option-id-form", (), "`{value}` is no id of an option", "Use 1 to 30 of a-z, 0-9 and `-`."),
    PLAIN: Flaw("not-plain", (), "{name} holds `$`, a backslash or a line break", "Use plain words."),
    NUMBER: Flaw("number-form", (), "`{value}` is not a number", "Write it as 0.4, 12 or 4e-1."),
    FIGURE_FILE: Flaw(
        "figure-form", (), "`{value}` is no name of a figure", "Name an SVG of quizdata/figures, as in `iou_boxes.svg`."
    ),
    TOLERANCE: Flaw("tolerance-form", (), "`{value}` is no tolerance", "Write 0.01, or 2% of the number."),
}
#: What a number is told by that is not above 0, or that no computer holds.
_BOUNDS = ("greater_than", "finite_number")


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
            # A check of no known kind is wrong at its `kind`.
            where = (*loc, "kind") if error["type"] == "union_tag_invalid" else loc
            yield replace(_flaw(error, loc), where=where)


def _unknown_key(model: type[BaseModel], loc: Where) -> tuple[Flaw, str]:
    key = str(loc[-1])
    if key == "<<":
        return Flaw("merge-key", loc, "`<<` merges nothing here", "Write the keys themselves.", at="key"), ""
    known = keys_at(model, loc[:-1])
    guess = did_you_mean(key, known)
    cure = guess.strip() or f"The keys are {', '.join(known)}."
    meant = guess.partition("`")[2].partition("`")[0]
    return Flaw("key-not-known", loc, f"the key `{printable(key)}` is not known here", cure, at="key"), meant


def _flaw(error: ErrorDetails, loc: Where) -> Flaw:
    """What is wrong, without its place."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    name = "the file" if not loc else f"`{key}`" if loc[-1] == key else f"an item of `{key}`"
    if "cure" in context:  # the model's own words
        return Flaw(kind, (), context["message"], context["cure"])
    if key == "key" and (value == "" or kind == "too_short"):
        return Flaw("no-key", (), "no option is correct: the key is empty", "Write the id of each option that is.")
    if isinstance(value, str) and not value.strip() and kind != "tuple_type":
        return Flaw("empty", (), f"{name} is empty", "Write it, or take it out where it may be left out.")
    if kind == "string_pattern_mismatch":
        form = _FORMS[context["pattern"]]
        return replace(form, message=form.message.format(value=printable(value), name=name))
    found = _choice(kind, context, value, name) or _length(kind, context, name) or _type(kind, value, name)
    cure = "Write a number above 0, as in 0.001." if kind in _BOUNDS else "See quizdata/README.md."
    return found or Flaw("not-accepted", (), f"`{printable(value)}` is not accepted as {name}", cure)


def _choice(kind: str, context: dict[str, Any], value: object, name: str) -> Flaw | None:
    if kind == "union_tag_not_found":
        return Flaw("kind-missing", (), "this check has no `kind`", "Add a line `kind: choice`, or another kind.")
    if kind == "union_tag_invalid":
        name, value, allowed = "`kind`", context["tag"], context["expected_tags"]
    elif kind == "literal_error" and isinstance(value, str):
        allowed = context["expected"]
    else:
        return None
    names = re.findall(r"'([^']*)'", allowed)
    cure = did_you_mean(printable(value), names) + f"Write one of {', '.join(names)}."
    return Flaw("not-one-of", (), f"`{printable(value)}` is no {name}", cure)


def _length(kind: str, context: dict[str, Any], name: str) -> Flaw | None:
    if kind == "string_too_short":
        cure = f"Write {context['min_length']} characters or more."
        return Flaw("too-short", (), f"{name} is too short", cure)
    if kind == "string_too_long":
        cure = f"Write {context['max_length']} characters or fewer."
        return Flaw("too-long", (), f"{name} is too long", cure)
    if kind == "too_short":
        message = f"{name} has {context['actual_length']} and needs {context['min_length']}"
        return Flaw("too-few", (), message, "Add what is missing.")
    return None


def _type(kind: str, value: object, name: str) -> Flaw | None:
    text = "text" if value else "empty"
    found = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else text
    if kind in ("string_type", "int_type", "float_type", "bool_type", "literal_error"):
        cure = "Write one text; put it in quotes when it begins with `[` or `{`."
        return Flaw("not-text", (), f"{name} must be text and is {found}", cure)
    if kind == "tuple_type":
        cure = "Write `[first, second]`, or each item on a line of its own after `- `."
        return Flaw("not-list", (), f"{name} must be a list and is {found}", cure)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        cure = "Write `key: text` lines below it."
        return Flaw("not-mapping", (), f"{name} must have keys of its own and is {found}", cure)
    return None
