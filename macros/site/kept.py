"""Pages as the cache keeps them: their fields by name."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.render.pages import QuestionPage


def packed(pages: "list[QuestionPage]") -> list[dict[str, Any]]:
    """The fields of each page."""
    return [{name: getattr(page, name) for name in page.__slots__} for page in pages]


def unpacked(kept: list[dict[str, Any]]) -> "list[QuestionPage]":
    """The pages of these fields."""
    from macros.render.pages import QuestionPage

    return [QuestionPage(**{**fields, "others": tuple(fields["others"])}) for fields in kept]


def as_it_is(value: Any) -> Any:
    """The value: it needs no packing."""
    return value
