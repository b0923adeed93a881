"""An author's Markdown fields to HTML.

The grammar is `macros.model.markdown.parser`, the one the loader checks with; here it gains its output:
maths becomes MathML, fenced code is highlighted, raw HTML stays text.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from macros.model.markdown import parser
from macros.render.highlight import highlight
from macros.render.maths import mathml

# Text in which nothing can be Markdown: one line of words and plain punctuation. Most fields are.
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
