"""An author's Markdown as elements of a QTI item: XHTML, with formulas in MathML, since a player sets no TeX."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from math_core import LatexToMathML

from macros.export.markup import is_words
from macros.model.markdown import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MATHS: Final = "http://www.w3.org/1998/Math/MathML"
#: Signs that HTML has names for, and XML has not.
_NAMED: Final = re.compile("&(?!(?:lt|gt|amp|quot);)[A-Za-z]+;")
_ONE_PARAGRAPH: Final = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


def block(text: str) -> list[ET.Element]:
    """Paragraphs, lists, code: the elements one after another."""
    if is_words(text):
        paragraph = ET.Element("p")
        paragraph.text = text
        return [paragraph]
    return [*_parsed(str(_parser().render(text)))]


def fill(parent: ET.Element, text: str) -> ET.Element:
    """Put one paragraph's content into an element; the element."""
    if is_words(text):
        parent.text = text
        return parent
    return _moved(parent, str(_parser().renderInline(text.strip())))


def one_paragraph(text: str) -> str | None:
    """The content of the paragraph that the text is, as XHTML, or None where it is more than one."""
    if is_words(text):
        return escape(text, quote=False)
    found = _ONE_PARAGRAPH.fullmatch(str(_parser().render(text)).strip())
    return found[1] if found else None


def put(parent: ET.Element, xhtml: str) -> ET.Element:
    """Put XHTML of ours into an element; the element."""
    return _moved(parent, xhtml)


def add(parent: ET.Element, elements: Iterable[ET.Element]) -> ET.Element:
    """Put elements into another; the other."""
    parent.extend(elements)
    return parent


def _moved(parent: ET.Element, xhtml: str) -> ET.Element:
    top = _parsed(xhtml)
    parent.text = top.text
    parent.extend([*top])
    return parent


def _parsed(xhtml: str) -> ET.Element:
    top = ET.fromstring(f"<div>{xhtml}</div>")  # noqa: S314  # our own: the grammar lets no HTML through
    for formula in top.iter("math"):
        formula.set("xmlns", MATHS)
    return top


@cache
def _parser() -> "MarkdownIt":
    grammar = parser()
    convert = LatexToMathML().convert_with_local_state
    grammar.add_render_rule("math_inline", _maths(convert, "{}", display=False))
    grammar.add_render_rule("math_inline_double", _maths(convert, "{}", display=True))
    grammar.add_render_rule("math_block", _maths(convert, "<p>{}</p>\n", display=True))
    return grammar


def _maths(convert: Callable[..., str], around: str, *, display: bool) -> Callable[..., str]:
    def rule(_: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
        # Without the namespace here: `_parsed` gives it back, in one place for both ways to write it.
        formula = re.sub(r' xmlns="[^"]*"', "", convert(tokens[index].content.strip(), displaystyle=display))
        return around.format(_NAMED.sub(lambda found: unescape(found[0]), formula))

    return rule
