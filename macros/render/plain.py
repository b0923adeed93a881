"""Markdown and markup as plain text: for the table of contents, the search index, previews and programs."""

import re
from functools import cache, lru_cache
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token

from macros.model.markdown import parser

_TAG = re.compile(r"<[^>]*>")
_MARKDOWN = re.compile(r"[*_`\[<&!$\\\n#>]")


def plain_text(markup: str) -> str:
    """Return the text of rendered inline markup on one line.

    >>> plain_text("Is <code>a &lt; b</code> sure?")
    'Is a < b sure?'
    """
    return " ".join(unescape(_TAG.sub("", markup)).split())


@lru_cache(maxsize=2**15)
def one_line(markdown: str, instead: str) -> str:
    """Return one paragraph of Markdown as plain text; `instead` where it has a formula.

    >>> one_line("Is *this* in `C`?", ""), one_line("Is $x$ one?", "The title")
    ('Is this in C?', 'The title')
    """
    if not _MARKDOWN.search(markdown):
        return markdown
    [line] = _grammar().parseInline(markdown.strip())
    tokens = line.children or []
    return instead if any(token.type.startswith("math") for token in tokens) else _text(tokens)


def plain_paragraphs(markdown: str) -> str:
    """Return blocks of Markdown as plain text, a paragraph or a line of code a line; formulas keep their TeX source."""
    if not _MARKDOWN.search(markdown):
        return markdown
    return "\n".join(filter(None, map(_block, _grammar().parse(markdown))))


def _block(token: Token) -> str:
    if token.type == "inline":
        return _text(token.children or [])
    if token.type == "math_block":
        return f"${' '.join(token.content.split())}$"
    return token.content.rstrip() if token.type in ("fence", "code_block") else ""


def _text(tokens: list[Token]) -> str:
    return " ".join("".join(map(_inline, tokens)).split())


def _inline(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return f"${token.content.strip()}$" if token.type.startswith("math") else token.content


@cache
def _grammar() -> MarkdownIt:
    return parser()
