r"""An author's Markdown as HTML that other programs show: maths stays TeX, in `\( … \)` and `\[ … \]`.

Anki and the filters of learning platforms set it. Elements are closed as in XML; code is not coloured.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml

from macros.model.markdown import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Text in which nothing can be Markdown: one line of words and plain punctuation. Most are.
_PLAIN = re.compile(r"[A-Za-z(](?:[^\W_]|[ ,.;:()?'\"%/-])*(?<! )")


def block(text: str) -> str:
    r"""Paragraphs, lists, code.

    >>> block("Is $a < b$?")
    '<p>Is \\(a &lt; b\\)?</p>'
    """
    if is_words(text):
        return f"<p>{escapeHtml(text)}</p>"
    return str(_parser().render(text)).strip()


def inline(text: str) -> str:
    """One paragraph's content without the paragraph.

    >>> inline("the *other* `a < b`")
    'the <em>other</em> <code>a &lt; b</code>'
    """
    return escapeHtml(text) if is_words(text) else str(_parser().renderInline(text.strip()))


def plain(text: str) -> str:
    """Text that is no Markdown, as HTML."""
    return escapeHtml(text)


def is_words(text: str) -> bool:
    """Whether nothing in the text can be Markdown: it is shown as it is written."""
    return _PLAIN.fullmatch(text) is not None


@cache
def _parser() -> "MarkdownIt":
    grammar = parser()
    grammar.add_render_rule("math_inline", _maths(r"\(", r"\)"))
    grammar.add_render_rule("math_inline_double", _maths(r"\[", r"\]"))
    grammar.add_render_rule("math_block", _maths(r"<p>\[", "\\]</p>\n"))
    return grammar


def _maths(before: str, after: str) -> Callable[..., str]:
    def rule(_: Any, tokens: "Sequence[Token]", index: int, options: Any, env: Any) -> str:
        return f"{before}{escapeHtml(tokens[index].content.strip())}{after}"

    return rule
