"""Which keys a mapping in a file may have: the fields of the model that reads it."""

from typing import get_args

from pydantic import BaseModel

from macros.problems import Where

#: Known from the place of the file or the published record, so never written in a file.
DERIVED = ("id", "topic", "published_as")


def keys_at(top: type[BaseModel], where: Where) -> tuple[str, ...]:
    """The keys of the mapping at ``where``, as pydantic says it: a kind stands in the way to a check."""
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
