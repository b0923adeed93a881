"""The one grammar of the author's Markdown: CommonMark without raw HTML, with `$…$` and `$$…$$`."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt  # imported where a text needs it: most banks load without it


def parser() -> "MarkdownIt":
    r"""A new parser; whoever shows the result adds the rules for it. `<int>` and `\$5` are plain text."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    markdown = MarkdownIt("commonmark", {"html": False})
    return markdown.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)


def is_plain(text: str) -> bool:
    """Whether a line has no Markdown in it: shown as it is written, it looks the same."""
    if not any(sign in text for sign in "*_`[<&!$\\"):
        return True
    [line] = _parser().parseInline(text)
    return [(token.type, token.content) for token in line.children or ()] == [("text", text)]


@cache
def _parser() -> "MarkdownIt":
    return parser()
