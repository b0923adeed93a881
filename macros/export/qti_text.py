"""An author's Markdown in a QTI item: XHTML, with formulas in MathML, since a player sets no TeX."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from markupsafe import Markup
from math_core import LatexToMathML

from macros.export import markup
from macros.model.markdown import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MATHS: Final = "http://www.w3.org/1998/Math/MathML"
#: Signs that HTML has names for, and XML has not.
_NAMED: Final = re.compile("&(?!(?:lt|gt|amp|quot);)[A-Za-z]+;")
_ONE_PARAGRAPH: Final = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
#: What browsers take on every element, and the schema of MathML on few.
_STYLES: Final[tuple[str, ...]] = ("displaystyle", "scriptlevel")
#: What they take within text, and the schema as an attribute of it.
_VARIANTS: Final = {"b": "bold", "i": "italic", "code": "monospace"}
_FOREIGN: Final = (*(f" {style}=" for style in _STYLES), *(f"<{tag}>" for tag in _VARIANTS))


def block(text: str) -> Markup:
    """Paragraphs, lists, code."""
    return Markup(markup.blocks(_parser, text))  # noqa: S704  # the grammar lets no HTML through


def inline(text: str) -> Markup:
    """One paragraph's content."""
    return Markup(markup.line(_parser, text))  # noqa: S704  # as above


def paragraph(text: str) -> Markup | None:
    """The content of the paragraph that the text is, or None where it is more than one."""
    if markup.is_line(text):
        return inline(text)
    found = _ONE_PARAGRAPH.fullmatch(block(text))
    return Markup(found[1]) if found else None  # noqa: S704  # as above


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
        formula = convert(tokens[index].content.strip(), displaystyle=display)
        formula = _valid(_NAMED.sub(lambda found: unescape(found[0]), formula))
        return around.format(formula.replace("<math", f'<math xmlns="{MATHS}"', 1))

    return rule


def _valid(formula: str) -> str:
    """The formula with no more than the schema of MathML knows; it looks the same."""
    if not any(sign in formula for sign in _FOREIGN):
        return formula
    top = ET.fromstring(formula)  # noqa: S314  # our own converter wrote it
    for parent in [*top.iter()]:
        if parent.tag == "mtext" and len(parent):
            variant = _VARIANTS[parent[0].tag]
            text = "".join(parent.itertext())
            parent.clear()
            parent.text, parent.attrib["mathvariant"] = text, variant
        for place, part in enumerate(parent):
            styles = {name: part.attrib.pop(name) for name in _STYLES if name in part.attrib}
            if styles:
                parent[place] = style = ET.Element("mstyle", styles)
                style.append(part)
    return ET.tostring(top, encoding="unicode")
