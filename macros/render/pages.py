"""Pages without a source in docs/: a question's own page, its embed, redirects, and the page for unknown addresses."""

from dataclasses import dataclass

from markupsafe import Markup

from macros.model import Bank, Question, Topic
from macros.render.metadata import Preview, Site, head, question_preview, topic_preview
from macros.render.renderer import Renderer
from macros.render.strings import strings
from macros.render.urls import Page, embed_url, page_url, topic_url


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


def embed(renderer: Renderer, bank: Bank, question: Question, site: Site) -> str:
    """The page for an `<iframe>`."""
    address = embed_url(question)
    page, topic = Page(address, address), bank.topic(question.topic)
    return renderer.render("embed.html", page, question=question, topic=topic, site=site)


def not_found(renderer: Renderer, bank: Bank, base: str) -> Markup:
    """The content of the page; ``base`` is the path of the site on its host, with slashes at both ends."""
    asked = [
        (page_url(each), renderer.short_heading(each), (each.id, *each.aliases, each.title)) for each in bank.questions
    ]
    entries = [*asked, *((topic_url(topic), topic.title, (topic.id, topic.title)) for topic in bank.topics)]
    return renderer.render("not_found.html", Page("", ""), base=base, entries=entries, topics=bank.topics)
