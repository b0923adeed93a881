"""The headings that slots bring: for the table of contents, the check of links and the search index."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING

from macros.render.strings import strings
from macros.site.slots import Heading

if TYPE_CHECKING:
    from macros.model import Question, Topic
    from macros.render.renderer import Renderer


def question_heading(renderer: "Renderer", question: "Question", topic: "Topic") -> Heading:
    """A question's: exactly what is asked, its names and how people ask for it are searched."""
    searched = {
        "title": escape(renderer.heading(question)),
        "name": question.title,
        "keywords": question.keywords,
        "asked_as": question.asked_as,
        "tags": [topic.title],
    }
    return Heading(question.id, renderer.short_heading(question), searched)


def format_headings(formats: Iterable[str]) -> Iterator[Heading]:
    """Those of the formats that can be downloaded."""
    for name in formats:
        words = strings()["downloads"]["formats"][name]
        searched = {"title": escape(words["title"]), "text": escape(words["purpose"])}
        yield Heading(name, words["title"], searched)
