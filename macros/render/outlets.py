"""What the site says beside its pages: the head of a page, frames for other sites, the feed, the text for models."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from pydantic_core import to_json

from macros.model import Bank, Question
from macros.model.bank import Change
from macros.render.addresses import Page, embed_url
from macros.render.plain import one_line
from macros.render.preview import Preview
from macros.render.preview_image import HEIGHT, WIDTH
from macros.render.renderer import Renderer
from macros.render.site import Site

#: So many of the newest changes are in the feed.
NEWEST = 50
_ROOT = Page("", "")


def head(renderer: Renderer, preview: Preview, site: Site) -> Markup:
    """The part of a page's `<head>` that link previews and search engines read."""
    data = None if preview.data is None else _script(preview.data)
    return renderer.render(
        "head.html", _ROOT, preview=preview, site=site, data=data, width=WIDTH, height=HEIGHT,
    )  # fmt: skip


def embed(renderer: Renderer, bank: Bank, question: Question, site: Site) -> str:
    """The page for an `<iframe>`."""
    address = embed_url(question)
    page, topic = Page(address, address), bank.topic(question.topic)
    return renderer.render("embed.html", page, question=question, topic=topic, site=site)


def feed(renderer: Renderer, bank: Bank, changes: Sequence[Change], site: Site) -> str | None:
    """The Atom feed, the newest first; None while there is nothing to tell."""
    known = {name: question for question in bank.questions for name in (question.id, *question.aliases)}
    told = [(change, known[change.question]) for change in changes if change.question in known]
    newest = sorted(told, key=lambda entry: (-entry[0].day.toordinal(), entry[1].number))[:NEWEST]
    entries = [(change, question, bank.topic(question.topic)) for change, question in newest]
    return renderer.render("feed.xml", _ROOT, site=site, entries=entries) if entries else None


def llms(renderer: Renderer, site: Site) -> str:
    """llms.txt."""
    return renderer.render("llms.txt", _ROOT, site=site, line=_line, escape=_escape_markdown)


def _line(question: Question) -> str:
    return one_line(question.question, question.title)


def _escape_markdown(text: str) -> str:
    return re.sub(r"[\\`*_\[\]<>&]", r"\\\g<0>", text)


def _script(data: Mapping[str, Any]) -> Markup:
    """JSON that ends no script element."""
    text = to_json(data).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
