"""The one grammar of the author's Markdown: CommonMark without raw HTML, with `$…$` and `$$…$$`."""

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


def parser() -> MarkdownIt:
    r"""A new parser; whoever shows the result adds the rules for it. `<int>` and `\$5` are plain text."""
    markdown = MarkdownIt("commonmark", {"html": False})
    return markdown.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
