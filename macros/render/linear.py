"""An author's line of Markdown as one line of plain text, formulas too: for link previews and programs."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from macros.model.markdown import parser
from macros.render.mathtree import NotShown, math_tree, single, spaced, word

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_UP = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzTABDEGHIJKLMNOPRUVW⊤",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵁⱽᵂᵀ",
        strict=True,
    )
)
_DOWN = dict(zip("0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
#: The signs that math-core puts over a letter, and what combines with one: the bar of several letters stands on each.
_ACCENTS = {"ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303", "¯": "\u0304", "˙": "\u0307", "¨": "\u0308"}
_ACCENTS |= {
    "\u0302": "\u0302",
    "\u0303": "\u0303",
    "\u20d7": "\u20d7",
    "→": "\u20d7",
    "\u0332": "\u0305",
    "‾": "\u0305",
}


@lru_cache(maxsize=2**15)  # a title, a prompt for search engines, a line for language models
def one_line(markdown: str, instead: str) -> str:
    r"""`markdown` as plain text; `instead` where a formula has no such form.

    >>> one_line(r"Is *this* $\hat y = x_i^2 + \frac{1}{2n}$ in `C`?", "")
    'Is this ŷ = xᵢ² + 1/(2n) in C?'
    """
    try:
        text = "".join(_text(token) for token in inline_tokens(markdown)) if _may_be_more(markdown) else markdown
    except NotShown:
        return instead
    return " ".join(text.replace("···", "⋯").split())


def plain_paragraphs(markdown: str) -> str:
    """Blocks of Markdown as plain text, a paragraph or a line of code a line; what has no such form stays as it is."""
    if not any(sign in markdown for sign in "*_`[<&!$\\\n#>"):
        return markdown
    try:
        if is_paragraph(markdown.rstrip()):
            return _words(inline_tokens(markdown))
        return "\n".join(filter(None, (_block(token) for token in parsed(markdown))))
    except NotShown:
        return markdown.strip()


def _block(token: "Token") -> str:
    if token.type == "inline":
        return _words(token.children or ())
    if token.type == "math_block":
        return " ".join(linear(math_tree(token.content.strip())).split())
    return token.content.rstrip() if token.type in ("fence", "code_block") else ""


def _words(tokens: "Iterable[Token]") -> str:
    return " ".join("".join(_text(token) for token in tokens).split())


def is_paragraph(text: str) -> bool:
    """Whether it is one line that is surely a paragraph: what makes another block begins with a sign or a digit."""
    return "\n" not in text and text[:1].isalpha() and text[:1].isascii()


def inline_tokens(markdown: str) -> "list[Token]":
    """The tokens of one paragraph."""
    if not _may_be_more(markdown):
        from markdown_it.token import Token

        return [Token("text", "", 0, content=markdown)]
    return parsed_line(markdown.strip())[0].children or []


@lru_cache(maxsize=1024)  # a question's own words stand in its heading, in previews and in lists
def parsed_line(markdown: str) -> "list[Token]":
    """One paragraph, parsed; whoever shows it leaves the tokens as they are."""
    return _grammar().parseInline(markdown)


@lru_cache(maxsize=1024)
def parsed(markdown: str) -> "list[Token]":
    """Paragraphs, lists and code, parsed, as above."""
    return _grammar().parse(markdown)


def _may_be_more(text: str) -> bool:
    return any(sign in text for sign in "*_`[<&!$\\\n")


@cache
def _grammar() -> "MarkdownIt":
    return parser()


def linear(element: ET.Element) -> str:
    """A part of a formula on one line; raises NotShown for what has rows and columns."""
    element = single(element)
    if element.tag in ("mi", "mn", "mo", "mtext"):
        return unicodedata.normalize("NFKC", word(element)) if element.tag == "mi" else word(element)
    if element.tag == "mspace":
        return ""
    if element.tag in ("math", "mrow", "mstyle"):
        return "".join(" " * (lead > 0) + linear(child) + " " * (trail > 0) for child, lead, trail in spaced(element))
    if element.tag in _FORMS:
        return _FORMS[element.tag](*element)
    raise NotShown(f"<{element.tag}> has no form on one line")


def _text(token: "Token") -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type.startswith("math"):
        return _formula(token.content.strip())
    return token.content


@lru_cache(maxsize=1024)
def _formula(latex: str) -> str:
    return linear(math_tree(latex))


def _scripts(base: ET.Element, down: ET.Element | None, up: ET.Element | None) -> str:
    text = _grouped(base)
    if down is not None:
        text += _script(linear(down), _DOWN, "_")
    if up is not None:
        text += _script(linear(up), _UP, "^")
    return text


def _script(text: str, signs: dict[str, str], mark: str) -> str:
    close = text.replace(" ", "")
    if set(close) <= {"′"}:
        return close
    if all(sign in signs for sign in close):
        return "".join(signs[sign] for sign in close)
    return mark + (text if len(text) == 1 else f"({text})")


def _grouped(element: ET.Element) -> str:
    text = linear(element)
    fits = single(element).tag in ("mi", "mn", "mo", "mtext", "mover", "msub") or text[:1] in "([{|‖"
    return text if fits else f"({text})"


def _over(base: ET.Element, sign: ET.Element) -> str:
    accent = _ACCENTS.get(linear(sign))
    if accent is None:
        return _scripts(base, None, sign)
    text = linear(base)
    if len(text) > 1 and accent != "\u0305":
        raise NotShown(f"a sign over {text!r} has no form on one line")
    return unicodedata.normalize("NFC", "".join(letter + accent for letter in text))


_FORMS: dict[str, Callable[..., str]] = {
    "msub": lambda base, down: _scripts(base, down, None),
    "munder": lambda base, down: _scripts(base, down, None),
    "msup": lambda base, up: _scripts(base, None, up),
    "msubsup": _scripts,
    "munderover": _scripts,
    "mover": _over,
    "mfrac": lambda above, below: f"{linear(above) if _is_product(above) else _grouped(above)}/{_grouped(below)}",
    "msqrt": lambda *inner: f"√{_root(inner)}",
}


def _root(inner: tuple[ET.Element, ...]) -> str:
    row = ET.Element("mrow")
    row.extend(inner)
    return _grouped(row)


def _is_product(element: ET.Element) -> bool:
    return all(child.tag in ("mi", "mn") for child in single(element))
