"""An author's Markdown fields to HTML.

The grammar is `macros.model.markdown.parser`, the one the loader checks with; here it gains its output:
maths becomes MathML, fenced code is highlighted, raw HTML stays text.
"""

import re
from collections.abc import MutableMapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from macros.model.markdown import parser
from macros.render.highlight import highlight
from macros.render.linear import is_paragraph, parsed, parsed_line
from macros.render.maths import mathml

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# Text in which nothing can be Markdown: one line of words and plain punctuation. Most fields are.
_PLAIN = re.compile(r"[A-Za-z(][\w ,.;:()?'\"%/-]*(?<! )")


class Fields:
    """Converts fields; holds one configured parser."""

    def __init__(self) -> None:
        # A stem is a heading and a search result, an option stands in its list and beside its feedback.
        self.inline = lru_cache(maxsize=4096)(self._inline)
        # A question's own words are asked for twice, the second time when all others have been asked for once.
        self.stem = cache(self._inline)
        # And a question stands on two pages and in a frame.
        self._converted = lru_cache(maxsize=4096)(self._convert)

    @cached_property  # a small guide may have no text that needs it
    def _parser(self) -> "MarkdownIt":
        return _with_output(parser())

    def block(self, text: str) -> Markup:
        """Paragraphs, lists, code blocks: everything the grammar has."""
        if _is_plain(text):
            return Markup(f"<p>{_escaped(text)}</p>\n")
        if is_paragraph(line := text.rstrip()):
            return Markup(f"<p>{self.inline(line)}</p>\n")
        return Markup(self._converted(text))

    def _convert(self, text: str) -> str:
        return self._shown(parsed(text))

    def _inline(self, text: str) -> Markup:
        """One paragraph's content without the paragraph: for headings and labels."""
        if _is_plain(text):
            return Markup(_escaped(text))
        return Markup(self._shown(parsed_line(text.strip())))

    def _shown(self, tokens: Sequence["Token"]) -> str:
        html: str = self._parser.renderer.render(tokens, self._parser.options, {})
        return html


def _escaped(plain: str) -> str:
    return plain.replace('"', "&quot;")  # as the parser does


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and "_" not in text


def _with_output(grammar: "MarkdownIt") -> "MarkdownIt":
    grammar.add_render_rule("fence", _fence)
    grammar.add_render_rule("math_inline", _math_inline)
    grammar.add_render_rule("math_inline_double", _math_display)
    grammar.add_render_rule("math_block", _math_display)
    return grammar


def _fence(_: Any, tokens: Sequence["Token"], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    token = tokens[index]
    return highlight(token.content, token.info.strip().partition(" ")[0])


def _math_inline(_: Any, tokens: Sequence["Token"], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    return mathml(tokens[index].content)


def _math_display(_: Any, tokens: Sequence["Token"], index: int, options: Any, env: MutableMapping[str, Any]) -> str:
    # The box scrolls by itself where a formula is wider than a phone; tabindex lets the keyboard scroll it.
    # In the middle of a paragraph only phrasing content is valid: a span, which the style sheet makes a block.
    tag = "div" if tokens[index].type == "math_block" else "span"
    formula = mathml(tokens[index].content.strip(), display=True)
    return f'<{tag} class="quiz-formula" tabindex="0">{formula}</{tag}>'
