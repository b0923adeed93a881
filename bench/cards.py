"""How fast the pictures of link previews are drawn, and what the largest weighs."""

import time

from macros.load import load_bank
from macros.render.metadata import Site, question_card
from macros.render.preview_image import Painter
from tools.site_build import PROJECT

SECOND, BYTES = 20, 40_000


def rows() -> list[list[str]]:
    """Draw the real ones, all of them."""
    bank = load_bank(PROJECT / "quizdata").bank
    site = Site("The guide", "", "https://example.org/")
    assets = PROJECT / "docs" / "assets"
    painter = Painter(assets / "vendor", assets / "quiz" / "tokens.css")
    start = time.process_time()
    drawn = [painter.png(question_card(question, bank, site)) for question in bank.questions]
    spent = time.process_time() - start
    return [
        ["cards drawn a second of CPU", f"{len(drawn) / spent:.0f}", f"≥ {SECOND}"],
        ["bytes of the largest card", f"{max(map(len, drawn)):,}", f"≤ {BYTES:,}"],
    ]
