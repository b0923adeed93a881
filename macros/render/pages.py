"""The pages that no file in docs/ stands for: one for each question, and what leads to it from former addresses.

They are values, from a bank alone. `macros.site.frame` puts the theme's page around them, and writes them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from macros.model import Bank, Question, Topic
from macros.render.addresses import Page, number_url, page_url
from macros.render.renderer import Renderer
from macros.render.strings import strings

#: A mark for search parsers, and none reads these pages.
_FOR_SEARCH = " data-search-exclude"
#: What link previews and search engines read of a question's page: elements for its `<head>`.
Head = Callable[[Question], str]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question's page without its frame; `title` and `description` are plain text, the rest is HTML."""

    id: str
    title: str
    description: str
    head: str
    body: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """A whole page that leads from an address to another."""

    address: str
    html: str


def pages_of(
    renderer: Renderer, bank: Bank, topic: Topic, head: Head, site_url: str
) -> Iterator[QuestionPage | Redirect]:
    """Every page that there is for the questions of a topic."""
    for question in bank.in_topic(topic.id):
        yield question_page(renderer, bank, question, head)
        yield from redirects(renderer, bank, question, head, site_url)


def question_page(renderer: Renderer, bank: Bank, question: Question, head: Head) -> QuestionPage:
    """The page at `q/<id>/`."""
    address = page_url(question)
    previous, following = bank.neighbors(question.id)
    body = renderer.render(
        "page.html",
        Page(address, address),
        question=question,
        topic=bank.topic(question.topic),
        previous=previous,
        next=following,
    )
    html = body.replace(_FOR_SEARCH, "")
    return QuestionPage(question.id, _title(question), _description(renderer, bank, question), head(question), html)


def redirects(renderer: Renderer, bank: Bank, question: Question, head: Head, site_url: str) -> Iterator[Redirect]:
    """What leads to a question's page: its number, and each former id."""
    target = page_url(question)
    for address in (number_url(question), *(f"q/{alias}/" for alias in question.aliases)):
        page = Page(address, address)
        html = renderer.render(
            "redirect.html",
            page,
            title=_title(question),
            description=_description(renderer, bank, question),
            target=page.link(target),
            canonical=site_url + target,
            head=Markup(head(question)),
        )
        yield Redirect(address, str(html))


def _title(question: Question) -> str:
    words = strings()
    number = words["question"]["number"].format(number=question.number)
    title: str = words["page"]["title"].format(number=number, title=question.title)
    return title


def _description(renderer: Renderer, bank: Bank, question: Question) -> str:
    words = strings()
    description: str = words["page"]["description"].format(
        question=renderer.stem(question),
        topic=bank.topic(question.topic).title,
        level=words["level"][question.level].lower(),
    )
    return description
