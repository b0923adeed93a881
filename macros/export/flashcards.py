"""The cards of a question: one for recalling the answer, one for each check."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.export.edition import Edition
from macros.export.html import environment
from macros.model import Bank, Question
from macros.model.question import RECALL, check_path, permanent_path


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``path`` identifies it permanently, as in `hinge-loss/recall`; ``fields`` are HTML by name."""

    path: str
    kind: str
    question: Question
    fields: dict[str, str]


#: The fields of each template, which are the fields of a note in Anki; each is a block of the template.
RECALL_FIELDS = ("Question", "Answer", "Explanation", "Note", "Points", "Figure", "References")
CHECK_FIELDS = ("Stem", "Response", "Feedback", "Hint")


def cards(bank: Bank, edition: Edition, figure: Callable[[Question], str]) -> Iterator[Card]:
    """The cards of the bank by topic and number. ``figure`` gives the address of a question's drawing."""
    templates = environment(edition)
    recall, check = (templates.get_template(f"anki/{name}.html").module for name in (RECALL, "check"))
    for topic in bank.topics:
        for question in bank.in_topic(topic.id):
            source = figure(question) if question.figure is not None else ""
            fields = {name: _made(recall, name, question, bank, source) for name in RECALL_FIELDS}
            yield Card(permanent_path(question, RECALL), RECALL, question, fields)
            for each in question.checks:
                kind = templates.select_template([f"check/{each.kind}.html", "check/_open.html"]).module
                path = check_path(question, each)
                fields = {name: _made(check, name, each, path, kind) for name in CHECK_FIELDS}
                yield Card(permanent_path(question, each.id), each.kind, question, fields)


def guid(edition: Edition, path: str) -> str:
    """What Anki knows a card by, for ever: hexadecimal, since a line of text must not begin with `#`."""
    return hashlib.sha256(f"{edition.guide}/{path}".encode()).hexdigest()[:20]


def tags(card: Card) -> list[str]:
    """Topic, level and kind, as Anki nests them."""
    question = card.question
    return [f"topic::{question.topic}", f"level::{question.level}", f"kind::{card.kind}"]


def number(edition: Edition, question: Question) -> str:
    """`Q9`, as a discussion calls it."""
    return str(edition.words["question"]["number"].format(number=question.number))


def deck(edition: Edition, bank: Bank, topic_id: str) -> str:
    """The deck of a topic, below that of the guide."""
    return "::".join(name.replace("::", ": ") for name in (edition.title, bank.topic(topic_id).title))


def _made(template: object, name: str, *arguments: object) -> str:
    return str(getattr(template, name)(*arguments)).strip()
