r"""HTML of other programs as the Markdown of an author: text, emphasis, code, lists, links, and TeX in dollars."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final

from macros.importers.html_tree import BLOCKS, Node, parse
from macros.importers.markdown_text import code_span, escaped, fenced, on_lines
from macros.model.markdown import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_MARKS: Final = {"em": "*", "i": "*", "strong": "**", "b": "**"}
_CODE: Final = frozenset(("code", "tt", "kbd", "samp"))
_LINK: Final = re.compile(r"https?://[^\s<>()\\]+")
_LANGUAGE: Final = re.compile(r"language-([A-Za-z0-9+#-]{1,20})")
_GAP: Final = re.compile(r"[ \t\r\n\f]+")


def markdown(html: str) -> str:
    r"""The Markdown that says the same.

    >>> markdown(r"<p onclick='x()'>Is <em>a</em> &lt; \(b\)?<script>y()</script></p>")
    'Is *a* < $b$?'
    """
    return markdown_of(parse(html).children)


def markdown_of(nodes: Sequence[Node | str]) -> str:
    """The Markdown of a part of a tree, with no more backslashes than it needs."""
    careful, bare = (_blocks(nodes, escape=escape).strip() for escape in (True, False))
    return bare if careful != bare and _same(careful, bare) else careful


def pictures(html: str) -> int:
    """How many pictures there are, none of which is carried."""
    return sum(node.tag == "img" for node in parse(html).elements())


def _same(one: str, other: str) -> bool:
    return bool(_parser().render(one) == _parser().render(other))


@cache
def _parser() -> "MarkdownIt":
    return parser()


def _blocks(nodes: Sequence[Node | str], *, escape: bool, tight: bool = False) -> str:
    """Blocks with a blank line between them, or without where a list is tight."""
    found: list[str] = []
    for is_block, group in groupby(nodes, _is_block):
        if not is_block:
            found.append(on_lines(_inline([*group], escape=escape).strip(), escape=escape))
            continue
        for node in group:
            if isinstance(node, Node):
                found.append(_block(node, escape=escape, after=next(filter(None, reversed(found)), "")))
    return ("\n" if tight else "\n\n").join(block for block in found if block.strip())


def _is_block(node: Node | str) -> bool:
    return isinstance(node, Node) and (node.tag in BLOCKS or any(child.tag in BLOCKS for child in node.elements()))


def _block(node: Node, *, escape: bool, after: str) -> str:
    if node.tag in ("ul", "ol"):
        return _list(node, escape=escape, other=after.startswith(("- ", "1. ")))
    if node.tag == "pre":
        found = _LANGUAGE.search(" ".join(name for child in node.elements() for name in child.classes))
        return fenced(node.text(), found[1] if found else "")
    if node.tag == "hr":
        return "***"
    if re.fullmatch("h[1-6]", node.tag):
        title = " ".join(_inline(node.children, escape=escape).split())
        return f"{'#' * int(node.tag[1])} {title}" if title else ""
    if node.tag == "tr":
        return " | ".join(filter(None, (" ".join(_cell(child, escape=escape)) for child in node.children)))
    inside = _blocks(node.children, escape=escape)
    return "\n".join(f"> {line}".rstrip() for line in inside.split("\n")) if node.tag == "blockquote" else inside


def _cell(node: Node | str, *, escape: bool) -> list[str]:
    return (_inline([node], escape=escape) if isinstance(node, str) else _blocks(node.children, escape=escape)).split()


def _list(node: Node, *, escape: bool, other: bool) -> str:
    items = [child for child in node.children if isinstance(child, Node)]
    loose = any(isinstance(child, Node) and child.tag == "p" for item in items for child in item.children)
    start = node.attributes.get("start", "1")
    first = int(start) if re.fullmatch("[0-9]{1,9}", start) else 1
    lines: list[str] = []
    for place, item in enumerate(items):
        mark = f"{(first + place) % 10**9}{')' if other else '.'} " if node.tag == "ol" else "* " if other else "- "
        inside = _blocks(item.children, escape=escape, tight=not loose)
        indent = " " * len(mark)
        lines.append(mark + "\n".join(indent + line if line else "" for line in inside.split("\n"))[len(mark) :])
    return ("\n\n" if loose else "\n").join(line.rstrip() for line in lines)


def _inline(nodes: Sequence[Node | str], *, escape: bool, within: str = "") -> str:
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            text = _GAP.sub(" ", node)
            parts.append(escaped(text, everything=escape))
        elif node.tag == "br":
            parts.append("\\\n")
        elif node.tag in _CODE:
            parts.append(code_span(_GAP.sub(" ", node.text())))
        elif node.tag in _MARKS:
            parts.append(_marked(node, escape=escape, within=within))
        elif node.tag == "a":
            parts.append(_link(node, escape=escape, within=within))
        elif node.tag == "img":
            parts.append(escaped(_GAP.sub(" ", node.attributes.get("alt", "")), everything=escape))
        else:
            raised = "^" if node.tag == "sup" else ""
            parts.append(raised + _inline(node.children, escape=escape, within=within))
    return re.sub(r" ?\\\n ?", "\\\\\n", re.sub(r"(\\\n\s*)+\Z", "", "".join(parts)))


def _marked(node: Node, *, escape: bool, within: str) -> str:
    mark = _MARKS[node.tag]
    if mark in within:
        mark = mark.replace("*", "_")
    inside = _inline(node.children, escape=escape, within=within + mark)
    text = inside.strip()
    if not text:
        return inside
    lead, tail = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{lead}{mark}{text}{mark}{tail}"


def _link(node: Node, *, escape: bool, within: str) -> str:
    text = _inline(node.children, escape=escape, within=within)
    address = node.attributes.get("href", "").strip()
    return f"[{text.strip()}]({address})" if text.strip() and _LINK.fullmatch(address) else text
