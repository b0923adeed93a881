r"""An author's Markdown as HTML for other programs, and the templates of exports.

Formulas stay TeX in `\( … \)` and `\[ … \]`, which Anki and the filters of learning platforms typeset; players of QTI
typeset no TeX and get MathML. HTML in an author's text stays text. Elements are closed as in XML.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

from jinja2 import Environment
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from markupsafe import Markup
from math_core import LatexToMathML

from macros.export.columns import asked
from macros.export.edition import Edition
from macros.model.markdown import parser
from macros.templates import environment as read_templates

TEMPLATES = Path(__file__).with_name("templates")
MATHML: Final = "http://www.w3.org/1998/Math/MathML"
#: Named entities that HTML has and XML lacks.
_ENTITY: Final = re.compile("&(?!(?:lt|gt|amp|quot);)[A-Za-z]+;")
_ONE_PARAGRAPH: Final = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)
#: Attributes that browsers accept on every element of MathML, and its schema on few.
_STYLES: Final[tuple[str, ...]] = ("displaystyle", "scriptlevel")
#: HTML that browsers accept within `mtext`, and the attribute that the schema has for it.
_VARIANTS: Final = {"b": "bold", "i": "italic", "code": "monospace"}


def block(text: str, *, mathml: bool = False) -> str:
    r"""Convert paragraphs, lists and code.

    >>> block("Is $a < b$?")
    '<p>Is \\(a &lt; b\\)?</p>'
    """
    return str(_converter(mathml).render(text)).strip()


def inline(text: str, *, mathml: bool = False) -> str:
    """Convert the content of one paragraph.

    >>> inline("the *other* `a < b`")
    'the <em>other</em> <code>a &lt; b</code>'
    """
    return str(_converter(mathml).renderInline(text.strip()))


def single_paragraph(text: str) -> Markup | None:
    """The content, with MathML, of a text that is one paragraph; None where it is more."""
    found = _ONE_PARAGRAPH.fullmatch(block(text, mathml=True))
    return Markup(found[1]) if found else None  # noqa: S704  # the grammar lets no HTML through


def plain(text: str) -> str:
    """Escape text that is not Markdown."""
    return escapeHtml(text)


def environment(edition: Edition) -> Environment:
    """The templates of exports, which know the words and the edition."""
    made = _environment().overlay()
    made.globals = {**made.globals, "t": edition.words, "edition": edition, "columns": asked}
    return made


@cache
def _environment() -> Environment:
    made = read_templates(TEMPLATES)
    made.filters.update(
        block=lambda text, mathml=False: Markup(block(text, mathml=mathml)),  # noqa: S704  # no HTML gets through
        inline=lambda text, mathml=False: Markup(inline(text, mathml=mathml)),  # noqa: S704  # as above
    )
    return made


@cache
def _converter(mathml: bool) -> MarkdownIt:  # noqa: FBT001  # a cache tells calls apart by position
    grammar = parser()
    display, around = (_mathml(display=True), "<p>{}</p>\n") if mathml else (_tex(r"\[{}\]"), "<p>{}</p>\n")
    grammar.add_render_rule("math_inline", _rule(_mathml(display=False) if mathml else _tex(r"\({}\)")))
    grammar.add_render_rule("math_inline_double", _rule(display))
    grammar.add_render_rule("math_block", _rule(lambda tex: around.format(display(tex))))
    return grammar


def _rule(convert: Callable[[str], str]) -> Callable[..., str]:
    def rule(_: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
        return convert(tokens[index].content.strip())

    return rule


def _tex(around: str) -> Callable[[str], str]:
    return lambda tex: around.format(escapeHtml(tex))


def _mathml(*, display: bool) -> Callable[[str], str]:
    convert = LatexToMathML().convert_with_local_state

    def mathml(tex: str) -> str:
        formula = convert(tex, displaystyle=display)
        return _valid_mathml(_ENTITY.sub(lambda found: unescape(found[0]), formula))

    return mathml


def _valid_mathml(formula: str) -> str:
    """The same formula, with nothing that the schema of MathML 3 lacks."""
    top = ET.fromstring(formula)  # noqa: S314  # made by the converter above
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
    return ET.tostring(top, encoding="unicode").replace("<math", f'<math xmlns="{MATHML}"', 1)
