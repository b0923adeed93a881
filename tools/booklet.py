"""Print the booklet: the questions on paper, with the key at the end. A browser prints it, so no build needs it.

python -m tools.booklet     writes it where the next build finds it for the page of downloads
"""

import re
import sys
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader, PdfWriter

from macros.export.edition import Edition, bank_version
from macros.load import load_bank
from macros.model import Bank
from macros.render.renderer import Renderer
from macros.site.config import read_edition
from macros.site.downloads import booklet_file
from tools.browser import BrowserMissingError, launch_browser

PROJECT = Path(__file__).resolve().parent.parent
ASSETS = PROJECT / "docs/assets"
#: The parts of the site's look that paper needs.
STYLES = (ASSETS / "quiz/tokens.css", ASSETS / "quiz/site.css")
OWN = Path(__file__).with_name("booklet.css")
#: Printing again changes the numbers of pages, which may change what fits on one; it settles at once.
TRIES = 4


def main() -> int:
    """Print the booklet of the bank as it is."""
    loaded = load_bank(PROJECT / "quizdata")
    if loaded.problems:
        print("The questions have problems; `python -m macros check` names each.", file=sys.stderr)
        return 1
    edition = read_edition(PROJECT, bank_version(loaded.bank))
    target = booklet_file(PROJECT, edition.version, edition.date)
    try:
        with sync_playwright() as playwright, launch_browser(playwright) as browser:
            data = booklet(browser, loaded.bank, edition)
    except BrowserMissingError as error:
        print(error, file=sys.stderr)
        return 1
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    print(target.relative_to(PROJECT))
    return 0


def booklet(browser: Browser, bank: Bank, edition: Edition) -> bytes:
    """The booklet as PDF; the same bank, edition and browser give the same bytes."""
    pages: Mapping[str, int] = {}
    for _ in range(TRIES):
        printed = _print(browser, _html(bank, edition, pages))
        found = _pages(printed)
        if found == pages:
            return _settled(printed, edition)
        pages = found
    raise RuntimeError(f"the pages of the booklet still move after {TRIES} prints")


def _html(bank: Bank, edition: Edition, pages: Mapping[str, int]) -> str:
    fonts = "\n".join(re.findall(r"@font-face \{[^}]*\}", STYLES[1].read_text(encoding="utf-8")))
    located = re.sub(r'url\("([^"]+)"\)', lambda found: f'url("{(ASSETS / "quiz" / found[1]).as_uri()}")', fonts)
    light = _text(STYLES[0]).replace("[data-md-color-scheme]", "body")
    style = "\n".join([located.replace("optional", "block"), light, _text(OWN)])
    return str(Renderer(bank).booklet(edition.title, edition.stated, edition.site, style, pages))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _print(browser: Browser, html: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "booklet.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page()
        try:
            page.goto(file.as_uri())
            page.evaluate("document.fonts.ready")
            return page.pdf(prefer_css_page_size=True, print_background=True, outline=True, tagged=True)
        finally:
            page.close()


def _pages(pdf: bytes) -> dict[str, int]:
    """The page that each anchor is on, counted from 1."""
    reader = PdfReader(BytesIO(pdf))
    found = reader.named_destinations.items()
    return {name.removeprefix("/"): (reader.get_destination_page_number(place) or 0) + 1 for name, place in found}


def _settled(pdf: bytes, edition: Edition) -> bytes:
    """The PDF without what differs between two prints: when it was made, and by which version of what."""
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.metadata = None
    writer.add_metadata({"/Title": edition.title, "/Subject": edition.stated})
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
