"""Finds the Markdown fields of values and the links in them."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_args, get_origin

from macros.model.base import Frozen, MarkdownText
from macros.problems import Where

if TYPE_CHECKING:
    from markdown_it import MarkdownIt  # imported where a text needs it: most banks load without it

#: The beginning of the address of a link to a question.
QUESTION = "q:"
#: A placeholder address for testing whether a text is parsed as a link.
_ASKED = f"{QUESTION}the-link-that-is-asked-about"
#: The characters at which the parser tries its inline rules; by default it tries many more.
_MEANING = re.compile(r"[\n!$&*<\[\\\]_`]")


def parser() -> "MarkdownIt":
    r"""Return a new parser for CommonMark with math; `<int>` and `\$5` are plain text."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.inline.terminator_re = _MEANING
    return markdown.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)


def is_plain(text: str) -> bool:
    """Whether a line contains no Markdown, so that it looks as written."""
    if not any(sign in text for sign in "*_`[<&!$\\"):
        return True
    [line] = _parser().parseInline(text)
    return [(token.type, token.content) for token in line.children or ()] == [("text", text)]


def question_links(text: str) -> Iterator[tuple[str, int]]:
    """Yield the id in each link to a question, as in `[the hinge](q:hinge-loss)`, with its line from 0."""
    if QUESTION not in text:
        return
    for block in _parser().parse(text):
        end, line = 0, block.map[0] if block.map else 0
        for token in block.children or ():
            target = str(token.attrGet("href")) if token.type == "link_open" else ""
            if target.startswith(QUESTION):
                end = max(block.content.find(target, end), end)
                yield target.removeprefix(QUESTION), line + block.content.count("\n", 0, end)


def is_link_between(before: str, after: str) -> bool:
    """Whether a text between these two is the address of a link, not code, a formula or plain text."""
    return any(f"{QUESTION}{name}" == _ASKED for name, _ in question_links(f"{before}{_ASKED}{after}"))


def shown_text(text: str) -> str:
    """Return the content of a text without its links, for comparison with another text."""
    tokens = (token for block in _parser().parse(text) for token in (block.children or [block]))
    kept = (token for token in tokens if not token.type.startswith("link_"))
    return "".join(token.content if token.type == "text" else f"<{token.type}>{token.content}" for token in kept)


@cache
def _parser() -> "MarkdownIt":
    return parser()


T = TypeVar("T", bound=Frozen)


def markdown_fields(value: Frozen, where: Where = ()) -> Iterator[tuple[Where, str, bool]]:
    """Yield the path of each Markdown field, its text, and whether it is inline."""
    for name, mark in _fields(type(value)):
        yield from _texts(getattr(value, name), (*where, name), mark)


def map_markdown(value: T, changed: Callable[[str], str]) -> T:
    """Return the value with ``changed`` applied to each Markdown text, or the same value if nothing changes."""
    for where, text, _ in markdown_fields(value):
        other = changed(text)
        if other != text:
            value = _replaced(value, where, other)
    return value


def _replaced(value: Any, where: Where, text: str) -> Any:
    """Return the value with another text at a path inside it."""
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
