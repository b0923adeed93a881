"""Cards in a browser, as Anki composes them: by day and by night, on a narrow phone."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from macros.export.anki import write
from macros.export.edition import Edition
from macros.export.format import restrict_to_topics
from macros.model import Bank
from tests.unit.export.anki_app import collection, import_deck

KINDS = ("recall", "choice", "multiple", "numeric", "text", "order", "match")
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "image-alt", "list"]}}


@pytest.fixture(scope="module")
def cards(bank: Bank, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The answer side of a card of each kind, with the style of its note type."""
    found = {}
    with collection(tmp_path_factory.mktemp("anki")) as anki:
        import_deck(anki, write(restrict_to_topics(bank, ["model-evaluation", "loss-functions"]), edition))
        for kind in KINDS:
            shown = anki.get_card(anki.find_cards(f"tag:kind::{kind}")[0]).render_output()
            found[kind] = f"<style>{shown.css}</style>{shown.answer_text}"
    return found


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with closing(browser.new_page(viewport={"width": 320, "height": 640})) as page:
        yield page


@pytest.mark.parametrize("mode", ["card", "card nightMode"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_card_fits_a_narrow_phone_and_can_be_read(
    phone: Page, cards: dict[str, str], tmp_path: Path, kind: str, mode: str
) -> None:
    file = tmp_path / "card.html"
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Card</title>'
    file.write_text(f'{head}<body class="{mode}">{cards[kind]}', encoding="utf-8")
    phone.goto(file.as_uri())
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(phone, options=CONTRAST).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
