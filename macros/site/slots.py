"""Rendered HTML that waits beside a page until Markdown has run.

On MkDocs and ProperDocs a macro puts an empty `<div>` into the page's Markdown and the HTML, with the headings in it,
into the page's slots; the hooks fill it in at the end. Questions pass neither through Python-Markdown nor through the
search plugin's parser, which cuts the time of a large build to a quarter. An engine without hooks opens no slots, and
the macro returns the HTML itself.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_KEY = "quiz_slots"
_EXCLUDED = " data-search-exclude"
_ID = re.compile(r' id="([^"]+)"')
_PLACEHOLDER = re.compile(r'<div data-quiz-slot="(\d+)"></div>')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in a slot; `title` is plain text, `searched` its entry in the search index without the address."""

    id: str
    title: str
    searched: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Slot:
    """HTML to fill in, and its headings."""

    html: str
    headings: tuple[Heading, ...] = ()

    @property
    def ids(self) -> set[str]:
        """The ids that links can lead to."""
        return set(_ID.findall(self.html))


@dataclass(slots=True)
class Slots:
    """The slots of one page, in the order of its macros."""

    slots: list[Slot] = field(default_factory=list)

    def put(self, slot: Slot) -> str:
        """Add a slot and return the placeholder for the Markdown."""
        self.slots.append(slot)
        return f'<div data-quiz-slot="{len(self.slots) - 1}"></div>'

    def find(self, html: str) -> Iterator[tuple[int, Slot]]:
        """Yield each slot with the position of its placeholder in `html`."""
        return ((found.start(), self.slots[int(found[1])]) for found in _PLACEHOLDER.finditer(html))

    def fill(self, html: str) -> str:
        """Return `html` with its placeholders replaced, without the marks for search parsers, which never see it."""
        return _PLACEHOLDER.sub(lambda found: self.slots[int(found[1])].html.replace(_EXCLUDED, ""), html)


def open_slots(meta: dict[str, Any]) -> Slots:
    """Have the macros of the page with this front matter use slots."""
    slots = meta[_KEY] = Slots()
    return slots


def slots_of(meta: Mapping[str, Any]) -> Slots | None:
    """Return the slots of a page, or None where no hook will fill them."""
    found: Slots | None = meta.get(_KEY)
    return found
