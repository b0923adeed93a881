"""What a built site gets beside its pages: cards, heads for previews, the feed, the data, llms.txt.

Made from a bank alone, kept between builds, and written alike whatever engine built the site.
"""

from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.render.card.card import Card
from macros.render.site import Site
from macros.render.strings import strings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.model import Bank
    from macros.model.bank import Change
    from macros.render.renderer import Renderer

_HEAD_ENDS = "</head>"
#: What a card says, in the order of its fields.
_SAID = attrgetter(*(field.name for field in fields(Card)))


@dataclass(frozen=True, slots=True)
class Outlets:
    """``texts`` by path, ``cards`` by that of the picture."""

    texts: dict[str, str]
    cards: list[tuple[str, Card]]


def make_outlets(renderer: "Renderer", bank: "Bank", changes: "Sequence[Change]", site: Site) -> Outlets:
    """All of it."""
    from macros.render.addresses import card_url, page_url
    from macros.render.preview import previews, question_card

    shown = previews(bank, site)
    return Outlets(
        texts=dict(_texts(renderer, bank, changes, site)),
        cards=[
            *((preview.image, preview.card) for preview in shown),
            *((card_url(page_url(each)), question_card(each, bank, site)) for each in bank.questions),
        ],
    )


def _texts(renderer: "Renderer", bank: "Bank", changes: "Sequence[Change]", site: Site) -> dict[str, str]:
    from macros.export import api
    from macros.render import outlets

    terms = strings()["preview"]["license"]
    found = {api.FILE: api.document(bank, site.url, site.name, terms)}
    found["llms.txt"] = outlets.llms(renderer, site)
    atom = outlets.feed(renderer, bank, changes, site)
    return found if atom is None else {**found, "feed.xml": atom}


def write_outlets(site: Path, made: Outlets) -> None:
    """Write the texts into a built site."""
    for name, text in made.texts.items():
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def make_heads(renderer: "Renderer", bank: "Bank", site: Site) -> dict[str, str]:
    """What the head of a page says for previews, by its address; a question's own page has its own."""
    from macros.render import outlets
    from macros.render.preview import previews

    return {preview.page: outlets.head(renderer, preview, site) for preview in previews(bank, site)}


def headed(html: str, head: str) -> str:
    """A page with that at the end of its head."""
    return html.replace(_HEAD_ENDS, f"{head}{_HEAD_ENDS}", 1)


def write_heads(site: Path, heads: dict[str, str]) -> None:
    """Write heads into those pages of a built site that are there."""
    for address, head in heads.items():
        page = site / address / "index.html"
        if page.is_file():
            page.write_text(headed(page.read_text(encoding="utf-8"), head), encoding="utf-8", newline="\n")


def packed(made: Outlets) -> dict[str, Any]:
    """As what the cache keeps."""
    return {
        "texts": made.texts,
        "cards": [[address, *_SAID(card)] for address, card in made.cards],
    }


def unpacked(kept: dict[str, Any]) -> Outlets:
    """From what the cache keeps."""
    return Outlets(kept["texts"], [(address, Card(*card)) for address, *card in kept["cards"]])
