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

#: A line that can be nothing but a paragraph, or more of one: it begins with no sign of another block, nor with `1.`.
_LINE = r"(?![0-9]+[.)])[^\s\0#>*+\-_~`<\[$=][^\n\r\0]*(?<!\s)"
_ONE_LINE = re.compile(_LINE)
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
#: A formula between paragraphs: it ends before an empty line does.
_FORMULA = re.compile(r"\$\$[^$\r\0]+\$\$")
#: Such a line in which nothing means more than what it is.
_WORDS = re.compile(r"(?![0-9]+[.)])[^\s\0#>*+\-_~`<\[$=\\&][^\n\r\0\\`*_\[<&$]*(?<!\s)")


def block(text: str) -> str:
    r"""Paragraphs, lists, code.

    >>> block("Is $a < b$?")
    '<p>Is \\(a &lt; b\\)?</p>'
    """
    return blocks(_parser, text)


def inline(text: str) -> str:
    """One paragraph's content without the paragraph.

    >>> inline("the *other* `a < b`")
    'the <em>other</em> <code>a &lt; b</code>'
    """
    return line(_parser, text)


def blocks(parser: "Callable[[], MarkdownIt]", text: str) -> str:
    """Paragraphs, lists, code, as the rules of a parser write them; it is asked for where the text needs one."""
    # Block by block where each ends with an empty line: the parser looks at every sign of a text, which is slow.
    parts = text.split("\n\n")
    paragraphs = [_PARAGRAPH.fullmatch(part) is not None for part in parts]
    if not all(known or _FORMULA.fullmatch(part) for known, part in zip(paragraphs, parts, strict=True)):
        return str(parser().render(text)).strip()
    return "\n".join(
        f"<p>{line(parser, part)}</p>" if is_paragraph else str(parser().render(part)).strip()
        for is_paragraph, part in zip(paragraphs, parts, strict=True)
    )


def line(parser: "Callable[[], MarkdownIt]", text: str) -> str:
    """One paragraph's content, as the rules of a parser write it."""
    return escapeHtml(text) if is_words(text) else str(parser().renderInline(text.strip()))


def plain(text: str) -> str:
    """Text that is no Markdown, as HTML."""
    return escapeHtml(text)


def is_words(text: str) -> bool:
    """Whether nothing in the text can be Markdown: it is shown as it is written."""
    return _WORDS.fullmatch(text) is not None


def is_line(text: str) -> bool:
    """Whether the text is one paragraph on one line, without looking closer."""
    return _ONE_LINE.fullmatch(text) is not None


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
