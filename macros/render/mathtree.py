"""A formula as a tree, for whoever shows it without a browser: on a card, or on one line of text."""

import re
from collections.abc import Iterator
from html.entities import html5
from xml.etree import ElementTree as ET

from macros.render.maths import mathml

#: What stands between two sides: TeX gives relations more room than sums, and signs in an exponent none.
RELATIONS = frozenset("=≠<>≤≥≈≡∼≃≅∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦≪≫∣≔≜")
SUMS = frozenset("+−±∓×÷∗⋅∘⊕⊗⊙∪∩∧∨∖")
LARGE = frozenset("∑∏∫∐⋃⋂")
_ROOM = {"relation": (0.28, 0.28), "sum": (0.22, 0.22), "comma": (0.0, 0.17), "name": (0.17, 0.17)}
_SCRIPTED = ("msub", "msup", "msubsup", "munder", "mover", "munderover")
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\ufe00\ufe01")
_ENTITY = re.compile(r"&(\w+);")
_XML = {"amp", "lt", "gt", "quot", "apos"}


class NotShown(ValueError):
    """A part of a formula that cannot be shown this way."""


def math_tree(latex: str) -> ET.Element:
    """The `<math>` element of `latex`, which is valid."""
    text = _ENTITY.sub(lambda found: found[0] if found[1] in _XML else html5[f"{found[1]};"], mathml(latex))
    return ET.fromstring(text)  # noqa: S314  # our own converter wrote it


def word(element: ET.Element) -> str:
    """The text of a token without invisible signs."""
    return "".join(sign for sign in element.text or "" if sign not in _INVISIBLE)


def single(element: ET.Element) -> ET.Element:
    """What an element holds, without rows of one and spaces of no width around it."""
    while element.tag in ("mrow", "math", "mstyle"):
        inner = [child for child in element if child.tag != "mspace"]
        if len(inner) != 1:
            break
        element = inner[0]
    return element


def spaced(row: ET.Element) -> Iterator[tuple[ET.Element, float, float]]:
    """The children of a row, each with the room before and after it, in ems."""
    children = [child for child in row if child.tag != "mspace" and not (child.tag == "mo" and not word(child))]
    before = ""
    for child, following in zip(children, [*children[1:], None], strict=True):
        first, last = _kind(_edge(child, 0), before), _kind(_edge(child, -1), before)
        lead, trail = _ROOM.get(first, (0.0, 0.0))[0], _ROOM.get(last, (0.0, 0.0))[1]
        if first == "name" and before not in ("operand", "name", "close"):
            lead = 0.0
        if last == "name" and (following is None or _kind(_edge(following, 0), last) in ("open", "close", "comma")):
            trail = 0.0
        yield child, lead, trail
        before = last


def _edge(element: ET.Element, end: int) -> ET.Element:
    """The first (0) or last (-1) thing in a row within the row."""
    while (element := single(element)).tag == "mrow":
        inner = [child for child in element if child.tag != "mspace"]
        if not inner:
            break
        element = inner[end]
    return element


def _kind(core: ET.Element, before: str) -> str:
    sign = word(core) if core.tag == "mo" else ""
    if sign in RELATIONS or (sign in SUMS and before in ("operand", "close")):
        return "relation" if sign in RELATIONS else "sum"
    if sign in (",", ";"):
        return "comma"
    if sign and (core.get("form") == "prefix" or sign in "([{⟨⌊⌈"):
        return "open"
    if sign and (core.get("form") == "postfix" or sign in ")]}⟩⌋⌉"):
        return "close"
    if sign and sign in SUMS:
        return "sign"
    return "name" if _is_name(core) else "operand"


def _is_name(element: ET.Element) -> bool:
    """Whether it is a sign over many, or a function with a name, limits or not: `∑`, `log`."""
    while element.tag in _SCRIPTED:
        element = single(element[0])
    return (element.tag == "mo" and word(element) in LARGE) or (element.tag == "mi" and len(word(element)) > 1)
