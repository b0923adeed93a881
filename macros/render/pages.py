"""The pages that no file in docs/ stands for: one for each question, as a value, from a bank alone.

`macros.site.frame` puts the theme's page around it, and writes what leads to it from its other addresses.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.model import Bank, Question, Topic
from macros.render.addresses import Page, page_url
from macros.render.renderer import Renderer
from macros.render.strings import strings

#: What is made of a question elsewhere.
Make = Callable[[Question], str]


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """The page at `q/<id>/`, without its frame; `title` and `description` are plain text, `head` and `body` HTML.

    `embed` is the page for frames on other sites, whole.
    `others` are what else stands for the id in an address that leads here: the number, former ids.
    """

    id: str
    title: str
    description: str
    head: str
    body: str
    embed: str
    others: tuple[str, ...]


def pages_of(renderer: Renderer, bank: Bank, topic: Topic, head: Make, embed: Make) -> Iterator[QuestionPage]:
    """The pages of the questions of a topic.

    ``head`` gives the elements of the `<head>` that link previews and search engines read, ``embed`` the page at
    `embed/<id>/`: made here, while the question's fields are at hand.
    """
    words = strings()
    for question in bank.in_topic(topic.id):
        address, level = page_url(question), words["level"][question.level].lower()
        stem, number = renderer.stem(question), words["question"]["number"].format(number=question.number)
        yield QuestionPage(
            id=question.id,
            title=words["page"]["title"].format(number=number, title=question.title),
            description=words["page"]["description"].format(question=stem, topic=topic.title, level=level),
            head=head(question),
            body=renderer.question_page(question, Page(address, address)),
            embed=embed(question),
            others=(str(question.number), *question.aliases),
        )


def script(renderer: Renderer) -> str:
    """What brings a question's page alive, which is the same on each."""
    return renderer.render("page_script.html", Page("q/quiz_id/", "q/quiz_id/"))


def redirect(renderer: Renderer, site_url: str) -> str:
    """The page that leads to a question from another address, before the question's own words are put in."""
    return renderer.render("redirect.html", Page("", ""), site_url=site_url)
