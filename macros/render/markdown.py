"""Authors' Markdown as HTML, with highlighted code and formulas as MathML, and as plain text.

The grammar is `macros.model.markdown.parser`, the one that `check` uses. Raw HTML stays text.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import cache, lru_cache
from html import unescape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape
from math_core import LatexToMathML

from macros.model.markdown import parser

_TAG = re.compile(r"<[^>]*>")
_MARKDOWN = re.compile(r"[*_`\[<&!$\\\n#>]")
#: Text in which nothing can be Markdown: one line of words and plain punctuation. Most fields are.
_PLAIN = re.compile(r"[A-Za-z(][\w ,.;:()?'\"%/-]*(?<! )")


class Fields:
    """Converts fields; holds one configured parser."""

    def __init__(self) -> None:
        self._parser = _with_output(parser())
        # A question is on several pages, and an option in its list and beside its feedback.
        self.block = lru_cache(maxsize=8192)(self._block)
        self.inline = self.stem = lru_cache(maxsize=8192)(self._inline)

    def _block(self, text: str) -> Markup:
        """Convert paragraphs, lists, code blocks: everything the grammar has."""
        return Markup(f"<p>{_escaped(text)}</p>\n" if _is_plain(text) else self._parser.render(text))

    def _inline(self, text: str) -> Markup:
        """Convert one paragraph's content without the paragraph: for headings and labels."""
        return Markup(_escaped(text) if _is_plain(text) else self._parser.renderInline(text.strip()))


def _escaped(plain: str) -> str:
    return plain.replace('"', "&quot;")  # as the parser does


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and "_" not in text


def _with_output(grammar: MarkdownIt) -> MarkdownIt:
    grammar.add_render_rule("fence", _fence)
    grammar.add_render_rule("math_inline", _math_inline)
    grammar.add_render_rule("math_inline_double", _math_display)
    grammar.add_render_rule("math_block", _math_display)
    return grammar


def _fence(_: Any, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    token = tokens[index]
    return highlight(token.content, token.info.strip().partition(" ")[0])


def _math_inline(_: Any, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    return mathml(tokens[index].content)


def _math_display(_: Any, tokens: Sequence[Token], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    # The box scrolls by itself where a formula is wider than a phone; tabindex lets the keyboard scroll it.
    # In the middle of a paragraph only phrasing content is valid: a span, which the style sheet makes a block.
    tag = "div" if tokens[index].type == "math_block" else "span"
    formula = mathml(tokens[index].content.strip(), display=True)
    return f'<{tag} class="quiz-formula" tabindex="0">{formula}</{tag}>'


@lru_cache(maxsize=2048)
def highlight(code: str, language: str) -> Markup:
    """Return `code` in a `<div class="highlight">`, highlighted if `language` is known."""
    from pygments import highlight as pygments_highlight
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
        body = Markup(pygments_highlight(code, lexer, HtmlFormatter(nowrap=True)))
    except ClassNotFound:
        body = escape(code)
    return Markup('<div class="highlight"><pre><code tabindex="0">{}</code></pre></div>\n').format(body)


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML()


@lru_cache(maxsize=4096)
def mathml(latex: str, *, display: bool = False) -> Markup:
    """Return `latex`, without dollar signs, as a `<math>` element, on a line of its own if `display`.

    Raises `math_core.LatexError` where the source is not valid; the bank of a build holds only formulas that are.
    """
    return Markup(_converter().convert_with_local_state(latex, displaystyle=display))


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
