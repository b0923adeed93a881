"""HTML of other programs as a small tree: elements, texts, and nothing that acts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

_SILENT_NAMES: Final = "script style head title template object iframe svg math audio video noscript select textarea"
_VOID_NAMES: Final = "area base br col embed hr img input link meta param source track wbr"
_BLOCK_NAMES: Final = """
    address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2
    h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
#: Elements whose content is no text of the page.
_SILENT: Final = frozenset(_SILENT_NAMES.split())
_VOID: Final = frozenset(_VOID_NAMES.split())
#: Elements that end a paragraph.
BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_KEPT: Final = ("class", "href", "alt", "start")
#: Deeper elements are read as if they were not there: every walk over the tree is bounded.
DEEPEST: Final = 40
#: Ten times what a text of the bank may have; what is longer is read as far, and refused by the model.
LONGEST: Final = 50_000
#: Pictures in the text itself: long, and not carried.
_DATA: Final = re.compile(r"data:[\w/+.;-]{0,80}base64,[A-Za-z0-9+/=\s]*")


@dataclass(slots=True)
class Node:
    """An element: its name, the attributes that are of use, and what is in it."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names of its class."""
        return self.attributes.get("class", "").split()

    def elements(self) -> Iterator["Node"]:
        """Every element below this one, in the order of the text."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.elements()

    def text(self) -> str:
        """All text in it, without markup; a line break is one."""
        return "".join(child if isinstance(child, str) else "\n" if child.tag == "br" else child.text()
                       for child in self.children)  # fmt: skip


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]
        self.silent: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent or tag in _SILENT:
            self.silent.append(tag)
            return
        if tag in BLOCKS:
            self.close_paragraph(tag)
        node = Node(tag, {name: value or "" for name, value in attrs if name in _KEPT})
        self.open[-1].children.append(node)
        if tag not in _VOID and len(self.open) <= DEEPEST:
            self.open.append(node)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.silent and tag not in _SILENT:
            self.handle_starttag(tag, attrs)
            if tag not in _VOID:
                self.handle_endtag(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                del self.silent[self.silent.index(tag) :]
            return
        names = [node.tag for node in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    @override
    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.open[-1].children.append(data)

    def close_paragraph(self, tag: str) -> None:
        names = [node.tag for node in self.open]
        ended = "li" if tag == "li" and "li" in names[_last_list(names) :] else "p" if names[-1] == "p" else ""
        if ended:
            self.handle_endtag(ended)


def _last_list(names: list[str]) -> int:
    return max((place for place, name in enumerate(names) if name in ("ul", "ol")), default=0)


def parse(html: str) -> Node:
    """The tree of a piece of HTML, whatever it is; comments, scripts and most attributes are gone."""
    reading = _Reading()
    reading.feed(_DATA.sub("", html)[:LONGEST])
    reading.close()
    return reading.root
