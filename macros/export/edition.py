"""What every export says of itself: of which guide it is, and which state of its bank it was made from."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.model import Bank, Question

#: The oldest date that a zip can hold; stands for a bank of no known date.
EPOCH = 315_532_800


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of one guide.

    ``guide`` is the name of the guide for ever: file names and the ids of cards are made from it. ``site`` is its
    address with a final slash, or empty where it has none. ``at`` is when the bank was last changed, in seconds
    since 1970. ``words`` are those of the interface.
    """

    guide: str
    title: str
    site: str
    version: str
    at: int | None
    words: Mapping[str, Any]

    @property
    def time(self) -> int:
        """Seconds since 1970 for formats that need a time; it never goes back between editions of one guide."""
        return EPOCH if self.at is None else max(self.at, EPOCH)

    @property
    def date(self) -> str:
        """The day in the manner of 2026-11-25, or nothing where it is not known."""
        return "" if self.at is None else datetime.fromtimestamp(self.at, UTC).date().isoformat()

    @property
    def stated(self) -> str:
        """The edition in words: `Version 0123456789ab of the questions, 2026-11-25`."""
        words = self.words["export"]
        text = words["edition_dated"] if self.date else words["edition"]
        return str(text.format(version=self.version, date=self.date))

    def link(self, question: "Question") -> str:
        """The address of a question for good, or nothing where the guide has none."""
        return f"{self.site}q/{question.id}/" if self.site else ""


def bank_version(bank: "Bank") -> str:
    """Twelve hexadecimal digits that change when, and only when, something in the bank does."""
    seen = hashlib.sha256()
    parts = (*bank.topics, *bank.questions, *(reference for _, reference in sorted(bank.references.items())))
    for part in parts:  # one by one: the whole of a large bank as text would be another bank in memory
        canonical = json.dumps(part.model_dump(mode="json"), sort_keys=True, separators=(",", ":"), ensure_ascii=True)
        seen.update(f"{canonical}\n".encode("ascii"))
    for name, drawing in sorted(bank.figures.items()):
        seen.update(f"{name}\n{drawing}\n".encode())
    return seen.hexdigest()[:12]
