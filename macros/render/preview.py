"""What a link to a page is shown with elsewhere: title, description, picture. Never the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from macros.model import Bank, Question, Topic
from macros.render.addresses import card_url, page_url, topic_url
from macros.render.linked_data import quiz, resource
from macros.render.plain import one_line
from macros.render.preview_image import Card
from macros.render.site import Site
from macros.render.strings import strings


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
