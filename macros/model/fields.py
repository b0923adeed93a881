"""Every Markdown field of a value, whatever the value is: a new kind of check needs nothing here."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from macros.errors import Where
from macros.model import Frozen
from macros.model.base import MarkdownText

T = TypeVar("T", bound=Frozen)


def markdown_fields(value: Frozen, where: Where = ()) -> Iterator[tuple[Where, str, bool]]:
    """The place of each field, its text, and whether it is inline."""
    for name, mark in _fields(type(value)):
        yield from _texts(getattr(value, name), (*where, name), mark)


def with_texts(value: T, changed: Callable[[str], str]) -> T:
    """The value with each Markdown text as ``changed`` gives it; the same value where that changes nothing."""
    for where, text, _ in markdown_fields(value):
        other = changed(text)
        if other != text:
            value = _replaced(value, where, other)
    return value


def _replaced(value: Any, where: Where, text: str) -> Any:
    """The value with another text at a place within it."""
    if not where:
        return text
    first, *rest = where
    if isinstance(value, Frozen):
        return value.model_copy(update={str(first): _replaced(getattr(value, str(first)), tuple(rest), text)})
    parts = [*value]
    parts[int(first)] = _replaced(parts[int(first)], tuple(rest), text)
    return tuple(parts)


def _texts(value: object, where: Where, mark: MarkdownText | None) -> Iterator[tuple[Where, str, bool]]:
    if isinstance(value, str):
        if mark is not None:
            yield where, value, mark.inline
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts(item, (*where, position), mark)
    elif isinstance(value, Frozen):
        yield from markdown_fields(value, where)


@cache
def _fields(model: type[Frozen]) -> tuple[tuple[str, MarkdownText | None], ...]:
    """The fields that can hold Markdown, with their mark where they are text themselves."""
    found = []
    for name, field in model.model_fields.items():
        marks = [mark for mark in (*field.metadata, *_marks(field.annotation)) if isinstance(mark, MarkdownText)]
        if marks or _holds_values(field.annotation):
            found.append((name, marks[0] if marks else None))
    return tuple(found)


def _marks(annotation: object) -> Iterator[object]:
    if get_origin(annotation) is Annotated:
        yield from get_args(annotation)[1:]
    for part in get_args(annotation):
        yield from _marks(part)


def _holds_values(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return True
    return any(_holds_values(part) for part in get_args(annotation))
