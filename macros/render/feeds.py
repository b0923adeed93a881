"""The Atom feed of changes, and llms.txt, the list of questions for language models."""

import re
from collections.abc import Sequence

from macros.model import Bank, Question
from macros.model.bank import Change
from macros.render.markdown import one_line
from macros.render.metadata import Site
from macros.render.renderer import Renderer
from macros.render.urls import Page

#: So many of the newest changes are in the feed.
NEWEST = 50
_ROOT = Page("", "")


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
