"""Explains in an author's words what pydantic refused.

Each type of pydantic error has its sentence here; what the model itself refuses brings its own.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.model.base import FIGURE_FILE, FINGERPRINT, ID, NUMBER, OPTION_ID, PLAIN, TOLERANCE
from macros.problems import Flaw, Where, did_you_mean, printable

#: Known from the place of the file or the published record, so never written in a file.
DERIVED: Final = ("id", "topic", "published_as")
#: The flaw of a text that does not match its pattern.
_FORMS: Final = {
    ID: Flaw("id-form", (), "`{value}` is not an id", "Use 3 to 60 of a-z, 0-9 and `-`, not beginning with `-`."),
    OPTION_ID: Flaw("option-id-form", (), "`{value}` is not an option id", "Use 1 to 30 of a-z, 0-9 and `-`."),
    PLAIN: Flaw("not-plain", (), "{name} contains `$`, a backslash or a line break", "Use plain words."),
    NUMBER: Flaw("number-form", (), "`{value}` is not a number", "Write it as 0.4, 12 or 4e-1."),
    FIGURE_FILE: Flaw("figure-form", (), "`{value}` is not the name of a figure", "Write it as `iou_boxes.svg`."),
    FINGERPRINT: Flaw(
        "fingerprint-form", (), "`{value}` is not a fingerprint", "Write 00000000; `publish` corrects it."
    ),
    TOLERANCE: Flaw("tolerance-form", (), "`{value}` is not a tolerance", "Write 0.01, or 2% of the number."),
}
#: The errors of a number that is not above 0, or that no computer can hold.
_BOUNDS: Final = ("greater_than", "finite_number")


def explain_validation_errors(model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[Flaw]:
    """Yield a flaw for each error of ``model``."""
    meant: set[Where] = set()
    for error in errors:
        if error["type"] == "extra_forbidden":
            flaw, guessed = _unknown_key(model, error["loc"])
            meant.add((*error["loc"][:-1], guessed))
            yield flaw
    for error in errors:
        loc = error["loc"]
        if error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]:
            continue  # there are enough, and the broken ones are reported one by one
        # A key that is there under a wrong name was reported already.
        if error["type"] == "missing" and loc not in meant:
            yield Flaw("key-missing", loc, f"`{loc[-1]}` is missing here", f"Add a line `{loc[-1]}: …`.")
        elif error["type"] not in ("missing", "extra_forbidden"):
            # A check of an unknown kind is wrong at its `kind`.
            where = (*loc, "kind") if error["type"] == "union_tag_invalid" else loc
            yield replace(_flaw(error, loc), where=where)


def keys_at(top: type[BaseModel], where: Where) -> tuple[str, ...]:
    """Return the keys that the mapping at ``where`` may have; the kind of a check is a step of its own."""
    model, choice = top, list[type[BaseModel]]()
    for step in where:
        if isinstance(step, int):
            continue
        if step in model.model_fields and not choice:
            inside = _models(model.model_fields[step].annotation)
            model, choice = (inside[0], []) if len(inside) == 1 else (model, inside)
        else:
            model = next((kind for kind in choice if step in get_args(kind.model_fields["kind"].annotation)), model)
            choice = []
    return tuple(key for key in model.model_fields if model is not top or key not in DERIVED)


def _models(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]


def _unknown_key(model: type[BaseModel], loc: Where) -> tuple[Flaw, str]:
    key = str(loc[-1])
    if key == "<<":
        return Flaw("merge-key", loc, "`<<` is not supported here", "Write the keys themselves.", at="key"), ""
    known = keys_at(model, loc[:-1])
    guess = did_you_mean(key, known)
    cure = guess.strip() or f"The keys are {', '.join(known)}."
    meant = guess.partition("`")[2].partition("`")[0]
    return Flaw("key-not-known", loc, f"there is no key `{printable(key)}` here", cure, at="key"), meant


def _flaw(error: ErrorDetails, loc: Where) -> Flaw:
    """The flaw without its place."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    key = next((step for step in reversed(loc) if isinstance(step, str)), "")
    name = "the file" if not loc else f"`{key}`" if loc[-1] == key else f"an item of `{key}`"
    if "cure" in context:  # the model's own words
        return Flaw(kind, (), context["message"], context["cure"])
    if key == "key" and (value == "" or kind == "too_short"):
        return Flaw("no-key", (), "no option is correct: the key is empty", "Write the id of each correct option.")
    if isinstance(value, str) and not value.strip() and kind != "tuple_type":
        return Flaw("empty", (), f"{name} is empty", "Write it, or remove it where it is optional.")
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
    return Flaw("not-one-of", (), f"`{printable(value)}` is not a {name}", cure)


def _length(kind: str, context: dict[str, Any], name: str) -> Flaw | None:
    if kind == "string_too_short":
        cure = f"Write at least {context['min_length']} characters."
        return Flaw("too-short", (), f"{name} is too short", cure)
    if kind == "string_too_long":
        cure = f"Write at most {context['max_length']} characters."
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
