"""Pages without a source in docs/, as values: a question's own page, and the redirects to it and to a topic."""

from dataclasses import dataclass

from macros.model import Bank, Question, Topic
from macros.render.addresses import Page, page_url
from macros.render.outlets import head
from macros.render.preview import Preview, question_preview, topic_preview
from macros.render.renderer import Renderer
from macros.render.site import Site
from macros.render.strings import strings


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page at an address from the site's root; `title` and `description` are plain text, `head` and `body` HTML."""

    address: str
    title: str
    description: str
    head: str
    body: str = ""

    @property
    def id(self) -> str:
        """The last part of the address."""
        return self.address.rstrip("/").rpartition("/")[2]


def question_page(renderer: Renderer, bank: Bank, question: Question, site: Site) -> PageContent:
    """Render a question for a page of its own, without the frame around it."""
    words, topic, address = strings(), bank.topic(question.topic), page_url(question)
    number, level = words["question"]["number"].format(number=question.number), words["level"][question.level].lower()
    return PageContent(
        address=address,
        title=words["page"]["title"].format(number=number, title=question.title),
        description=words["page"]["description"].format(
            question=renderer.stem(question), topic=topic.title, level=level
        ),
        head=head(renderer, question_preview(question, bank, site), site),
        body=renderer.question_page(question, Page(address, address)),
    )


def page_script(renderer: Renderer) -> str:
    """Render what brings a question's page alive, which is the same on each."""
    return renderer.render("page_script.html", Page("q/quiz_id/", "q/quiz_id/"))


def redirect(renderer: Renderer, target: PageContent, site: Site) -> str:
    """Render a page, in a folder two levels below the root, that leads to another."""
    return renderer.render("redirect.html", Page("q/number/", "q/number/"), target=target, site=site)


def topic_redirect(renderer: Renderer, bank: Bank, topic: Topic, site: Site) -> str:
    """Render a page, in a folder two levels below the root, that leads to a topic."""
    preview: Preview = topic_preview(topic, bank, site)
    target = PageContent(preview.page, preview.title, preview.description, head(renderer, preview, site))
    return redirect(renderer, target, site)
