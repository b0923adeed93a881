"""What a built site has beside the pages in docs/: question pages and frames, redirects, feed, data and pictures.

`docs/q/quiz_id.md` is a page whose words are names of what goes in: the engine renders it once, and each question's
own page is that page with its own words. To have the theme render every one would cost more than the rest of a build.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from macros.export import api
from macros.render import feeds, pages
from macros.render.metadata import previews, question_card
from macros.render.pages import PageContent, page_script, question_page, redirect, topic_redirect
from macros.render.strings import strings
from macros.render.urls import card_url, page_url, topic_url
from macros.site.build import Build

#: The source and the address of the frame.
FRAME_SOURCE, FRAME = "q/quiz_id.md", "q/quiz_id/"
#: What is in the theme's page for unknown addresses until it is filled.
NOT_FOUND = '<div data-quiz-frame="not-found"></div>'
_HOLES = {
    "quiz_id": "id",
    "quiz_title": "title",
    "quiz_description": "description",
    '<meta name="quiz_head">': "head",
    '<div data-quiz-frame="body"></div>': "body",
    '<div data-quiz-frame="script"></div>': "script",
}
_HOLE = re.compile(f"({'|'.join(map(re.escape, _HOLES))})")
_SITEMAP_ENTRY = re.compile(r"[ \t]*<url>\s*<loc>[^<]*/q/quiz_id/</loc>.*?</url>\n?", re.DOTALL)


class FrameError(Exception):
    """The built site has no frame for question pages; the message says what to do."""


def write_generated_files(build: Build, frame: str, site: Path) -> None:
    """Write all of it into the built site; `frame` is the page that the engine made of `docs/q/quiz_id.md`."""
    for path, text in _files(build, frame):
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    if build.site.is_public:  # what previews a link never sees a site of one's own machine
        _write_cards(build, site)


def add_to_search_index(build: Build, site: Path) -> None:
    """Add an entry for each heading in a slot to the search index that the engine wrote.

    A question's is exactly what is asked, its names and how people ask for it: no answer, no label.
    """
    file = site / "search" / "search_index.json"
    if build.search_entries and file.is_file():
        index = json.loads(file.read_text(encoding="utf-8"))
        index["docs"] += build.search_entries
        file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def complete_site(build: Build, site: Path) -> int:
    """Add to a site what hooks add where the engine runs them; return the number of question pages."""
    frame = site / FRAME / "index.html"
    if not frame.is_file():
        raise FrameError(f"{frame} is missing. Build the site first; docs/{FRAME_SOURCE} belongs to it.")
    html = frame.read_text(encoding="utf-8")
    frame.unlink()
    frame.parent.rmdir()
    write_generated_files(build, html, site)
    for address in ("", *(topic_url(topic) for topic in build.bank.topics)):
        _edit(site / address / "index.html", "</head>", f"{build.head(address)}</head>")
    _edit(site / "404.html", NOT_FOUND, build.not_found())
    ids = [question.id for question in build.bank.questions]
    build.assets.write(site)
    build.assets.write_unversioned(site)
    sitemap = site / "sitemap.xml"
    entries = _SITEMAP_ENTRY.sub(
        lambda entry: "".join(entry[0].replace("quiz_id", name) for name in ids), _read(sitemap)
    )
    sitemap.write_text(entries, encoding="utf-8", newline="\n")
    return len(ids)


def _files(build: Build, frame: str) -> Iterator[tuple[str, str]]:
    parts, script = _HOLE.split(frame), page_script(build.renderer)
    for question in build.bank.questions:
        page = question_page(build.renderer, build.bank, question, build.site)
        yield f"q/{question.id}/index.html", fill_frame(parts, page, script)
        yield f"embed/{question.id}/index.html", pages.embed(build.renderer, build.bank, question, build.site)
        numbers = () if question.published_as is None else question.published_as.numbers
        for other in (question.number, *numbers, *question.aliases):
            yield f"q/{other}/index.html", redirect(build.renderer, page, build.site)
    for topic in build.bank.topics:
        for alias in topic.aliases:
            yield f"topics/{alias}/index.html", topic_redirect(build.renderer, build.bank, topic, build.site)
    yield api.FILE, api.document(build.bank, build.site.url, build.site.name, strings()["preview"]["license"])
    yield "llms.txt", feeds.llms(build.renderer, build.site)
    feed = feeds.feed(build.renderer, build.bank, build.changes, build.site)
    if feed is not None and build.site.url:
        yield "feed.xml", feed


def _write_cards(build: Build, site: Path) -> None:
    """Draw the picture of each page that has one."""
    from macros.render.preview_image import Painter  # Pillow is needed nowhere else

    assets = build.project / "docs" / "assets"
    painter = Painter(assets / "vendor", assets / "quiz" / "tokens.css")
    cards = {preview.image: preview.card for preview in previews(build.bank, build.site)}
    for question in build.bank.questions:
        cards[card_url(page_url(question))] = question_card(question, build.bank, build.site)
    for address, card in cards.items():
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_bytes(painter.png(card))


def fill_frame(frame: list[str], page: PageContent, script: str) -> str:
    """Return the frame, split at its holes, with a question in it."""
    values = {
        "id": page.id,
        "title": escape(page.title),
        "description": escape(page.description),
        "head": page.head,
        "body": page.body,
        "script": script,
    }
    return "".join(values[_HOLES[part]] if part in _HOLES else part for part in frame)


def _edit(file: Path, old: str, new: str) -> None:
    if file.is_file():
        file.write_text(_read(file).replace(old, new, 1), encoding="utf-8", newline="\n")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")
