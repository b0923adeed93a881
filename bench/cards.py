"""How fast the cards of link previews are drawn when none is kept, and what the largest weighs."""

import tempfile
import time
from pathlib import Path

from macros.load import load_bank
from macros.render.addresses import card_url, page_url
from macros.render.preview import question_card
from macros.render.site import Site
from macros.site.cards import CardStore
from tools.site import PROJECT, copy_project

SECOND, BYTES = 20, 40_000


def rows() -> list[list[str]]:
    """The real cards, all of them."""
    bank = load_bank(PROJECT / "quizdata").bank
    site_of = Site("The guide", "", "https://example.org/")
    shown = [(card_url(page_url(each)), question_card(each, bank, site_of)) for each in bank.questions]
    with tempfile.TemporaryDirectory() as scratch:
        project, site = copy_project(Path(scratch, "project")), Path(scratch, "site")
        spent = []
        for _ in range(2):
            start = time.process_time()
            CardStore(project).write(site, shown)
            spent.append(time.process_time() - start)
        largest = max(file.stat().st_size for file in site.rglob("card.png"))
    return [
        ["cards drawn a second of CPU, from nothing", f"{len(shown) / spent[0]:.0f}", f"≥ {SECOND}"],
        ["cards taken from the cache a second", f"{len(shown) / spent[1]:.0f}", ""],
        ["bytes of the largest card", f"{largest:,}", f"≤ {BYTES:,}"],
    ]
