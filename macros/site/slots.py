"""Rendered HTML that waits beside a page until Markdown has run.

A macro on MkDocs or ProperDocs leaves one empty `<div>` in the page's text and puts the real HTML, with
the headings it brings, into the page's slots; the hooks fill it in at the end. Nothing of a question
passes through Python-Markdown or Material's search parser, which is why the site builds fast. An engine
without hooks opens no slots, and the macro answers with the HTML itself.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.site.downloads import Downloads

#: Stands in a built page for what is made only when the page is asked for.
LATER = '<div data-quiz-later="downloads"></div>'
_KEY = "quiz_slots"
_EXCLUDED = " data-search-exclude"
_ID = re.compile(r' id="([^"]+)"')
_PLACEHOLDER = re.compile(r'<div data-quiz-slot="(\d+)"></div>')


@dataclass(frozen=True)
class Heading:
    """A heading inside a slot: for the table of contents, the search index and the check of links."""

    id: str
    title: str
    searched: Mapping[str, object]  # the entry of the search index, but for its address


@dataclass(frozen=True)
class Slot:
    """HTML to fill in, the headings in it, and the files it leads to."""

    #: Makes the HTML, once the page around it is finished.
    html: Callable[[], str]
    headings: tuple[Heading, ...] = ()
    #: What a link may lead to.
    ids: tuple[str, ...] = ()
    #: What the page offers to download, once it is built.
    downloads: "Downloads | None" = None


def made_slot(html: str, headings: tuple[Heading, ...] = ()) -> Slot:
    """A slot of HTML that is there."""
    return Slot(lambda: html, headings, tuple(_ID.findall(html)))


@dataclass
class Slots:
    """The slots of one page, in the order of its macros."""

    slots: list[Slot] = field(default_factory=list)

    def put(self, slot: Slot) -> str:
        """Keep `slot`; the placeholder that stands for it in the Markdown."""
        self.slots.append(slot)
        return f'<div data-quiz-slot="{len(self.slots) - 1}"></div>'

    def find(self, html: str) -> list[tuple[int, Slot]]:
        """Where in `html` each slot stands."""
        return [(match.start(), self.slots[int(match[1])]) for match in _PLACEHOLDER.finditer(html)]

    def fill(self, html: str) -> str:
        """`html` with every placeholder replaced by its slot's HTML.

        The marks for search parsers go: no parser reads a slot, and Zensical takes them out as well.
        """
        return _PLACEHOLDER.sub(lambda match: self.slots[int(match[1])].html().replace(_EXCLUDED, ""), html)


def open_slots(meta: dict[str, Any]) -> Slots:
    """Tell the macros on the page with this front matter that its slots will be filled."""
    slots = meta[_KEY] = Slots()
    return slots


def slots_of(meta: dict[str, Any]) -> Slots | None:
    """The open slots of a page, or None where nobody will fill them."""
    found = meta.get(_KEY)
    return found if _is_slots(found) else None


def _is_slots(found: object) -> bool:
    # By name: after an edit of this module under `serve`, a page may hold slots of the former class.
    return type(found).__name__ == Slots.__name__
