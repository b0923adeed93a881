"""Pages as the cache keeps them: lists of texts."""

from typing import Any

from macros.render.pages import QuestionPage, Redirect

_KINDS: dict[int, Any] = {len(kind.__slots__): kind for kind in (QuestionPage, Redirect)}


def packed(pages: list[QuestionPage | Redirect]) -> list[list[str]]:
    """The fields of each page."""
    return [[getattr(page, name) for name in page.__slots__] for page in pages]


def unpacked(kept: list[list[str]]) -> list[QuestionPage | Redirect]:
    """The pages of these fields."""
    return [_KINDS[len(fields)](*fields) for fields in kept]


def as_it_is(value: Any) -> Any:
    """The value: it is JSON already."""
    return value
