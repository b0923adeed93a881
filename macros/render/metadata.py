"""The metadata of a page for link previews and search engines: title, description, picture, JSON-LD; never the answer.

A question is a `Quiz` of one `Flashcard`, the kind that search engines read for an open prompt. Checks with options are
left out, since a page with another kind is not read at all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pydantic_core import to_json

from macros.model import Bank, Question, Topic
from macros.render.markdown import one_line, plain_paragraphs
from macros.render.renderer import Renderer
from macros.render.strings import strings
from macros.render.urls import Page, card_url, page_url, topic_url

#: Of the picture, in pixels.
WIDTH, HEIGHT = 1200, 630
_THIS_MACHINE = {"127.0.0.1", "::1", "localhost", None}


@dataclass(frozen=True, slots=True)
class Site:
    """Its name, what it says of itself, and its address with a final slash, or nothing where it is not known."""

    name: str
    description: str
    url: str

    @property
    def path(self) -> str:
        """The path of the site on its host, with slashes at both ends."""
        return urlsplit(self.url).path or "/"

    @property
    def is_public(self) -> bool:
        """Whether anybody else can ask for it: what previews a link never sees a site of one's own machine.

        >>> Site("Guide", "", "https://example.org/guide/").is_public, Site("Guide", "", "http://127.0.0.1:8000/").is_public
        (True, False)
        """
        return urlsplit(self.url).hostname not in _THIS_MACHINE


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a picture: number, topic, text and level of a question, or the same of a topic or the site."""

    tag: str
    label: str
    text: str
    note: str
    site: str


@dataclass(frozen=True, slots=True)
class Preview:
    """``page`` is an address from the site's root; ``data`` is what search engines read, as JSON-LD."""

    page: str
    kind: str
    title: str
    description: str
    alt: str
    card: Card
    data: Mapping[str, Any] | None = None

    @property
    def image(self) -> str:
        """The address of the picture, from the site's root."""
        return card_url(self.page)


def previews(bank: Bank, site: Site) -> tuple[Preview, ...]:
    """The preview of the home page and of every topic."""
    return (home_preview(bank, site), *(topic_preview(topic, bank, site) for topic in bank.topics))


def question_card(question: Question, bank: Bank, site: Site) -> Card:
    """The card of a question."""
    words = strings()
    number = words["question"]["number"].format(number=question.number)
    topic, level = bank.topic(question.topic).title, words["level"][question.level]
    return Card(number, topic, one_line(question.question, question.title), level, site.name)


def question_preview(question: Question, bank: Bank, site: Site) -> Preview:
    """The question as title, its topic and level beneath."""
    words, card = strings()["preview"], question_card(question, bank, site)
    text = one_line(question.question, question.title)
    return Preview(
        page=page_url(question),
        kind="article",
        title=text,
        description=words["question"].format(topic=card.label, level=card.note),
        alt=words["question_alt"].format(number=card.tag, topic=card.label, level=card.note, question=text),
        card=card,
        data=quiz(question, bank.topic(question.topic), site.url),
    )


def topic_preview(topic: Topic, bank: Bank, site: Site) -> Preview:
    """The topic and what its questions are about."""
    words, questions = strings(), bank.in_topic(topic.id)
    count = _count(len(questions))
    description = words["preview"]["topic"].format(count=count, titles=_some([each.title for each in questions]))
    return Preview(
        page=topic_url(topic),
        kind="article",
        title=topic.title,
        description=description,
        alt=words["preview"]["topic_alt"].format(topic=topic.title, count=count),
        card=Card(words["preview"]["topic_label"], count, topic.title, "", site.name),
        data=resource(topic, questions, site.url),
    )


def home_preview(bank: Bank, site: Site) -> Preview:
    """The site itself."""
    words, count = strings()["preview"], _count(len(bank.questions))
    return Preview(
        page="",
        kind="website",
        title=site.name,
        description=site.description,
        alt=words["home_alt"].format(site=site.name, count=count),
        card=Card("", count, words["home_card"], "", site.name),
    )


#: As much as any service shows of a description.
_LONGEST = 200


def _some(titles: list[str]) -> str:
    """As many of the titles as a description has room for."""
    taken: list[str] = []
    for title in titles:
        if taken and len("; ".join([*taken, title])) > _LONGEST:
            break
        taken.append(title)
    return "; ".join(taken) + ("; …" if len(taken) < len(titles) else "")


def _count(number: int) -> str:
    words = strings()["topic"]
    text: str = words["count_one"] if number == 1 else words["count"].format(count=number)
    return text


#: Verdicts under which the short answer is not passed on as the accepted one.
_DOUBTED = ("misleading", "wrong")


def quiz(question: Question, topic: Topic, site: str) -> dict[str, Any]:
    """A question's page."""
    return {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": question.title,
        "url": site + page_url(question),
        "about": {"@type": "Thing", "name": topic.title},
        "educationalLevel": strings()["level"][question.level],
        "keywords": list(question.keywords),
        **_open_to_all(),
        "isPartOf": {"@type": "LearningResource", "name": topic.title, "url": site + topic_url(topic)},
        "hasPart": [
            {
                "@type": "Question",
                "eduQuestionType": "Flashcard",
                "text": one_line(question.question, question.title),
                "acceptedAnswer": {"@type": "Answer", "text": accepted_answer(question)},
            }
        ],
    }


def resource(topic: Topic, questions: Sequence[Question], site: str) -> dict[str, Any]:
    """A topic's page."""
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": topic.title,
        "url": site + topic_url(topic),
        "description": plain_paragraphs(topic.introduction),
        "learningResourceType": "Practice problem",
        **_open_to_all(),
        "hasPart": [
            {"@type": "Quiz", "name": question.title, "url": site + page_url(question)} for question in questions
        ],
    }


def accepted_answer(question: Question) -> str:
    """The short answer; where an expert calls it misleading or wrong, what the expert says instead."""
    note = question.note
    return plain_paragraphs(question.answer if note is None or note.verdict not in _DOUBTED else note.text)


def _open_to_all() -> dict[str, Any]:
    words = strings()["preview"]
    return {"inLanguage": words["language"], "isAccessibleForFree": True, "license": words["license"]}


def head(renderer: Renderer, preview: Preview, site: Site) -> Markup:
    """The part of a page's `<head>` that link previews and search engines read."""
    data = None if preview.data is None else _script(preview.data)
    return renderer.render(
        "head.html", Page("", ""), preview=preview, site=site, data=data, width=WIDTH, height=HEIGHT,
    )  # fmt: skip


def _script(data: Mapping[str, Any]) -> Markup:
    """JSON that ends no script element."""
    text = to_json(data).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
