"""The bank: all topics, questions and references; every name in one of them refers to another that is there."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pydantic import Field

from macros.model.base import Frozen, Id, Markdown, PositiveInt, Title
from macros.model.question import Question


class Topic(Frozen):
    """A topic; ``id`` is the name of its folder."""

    id: Id
    title: Title
    order: PositiveInt = Field(description="The place of the topic among the topics.")
    introduction: Markdown = Field(description="One paragraph or a few, in Markdown.")
    aliases: tuple[Id, ...] = Field(default=(), description="Former ids of the topic; each address keeps leading here.")


class Reference(Frozen):
    """``authors`` reads `C. Cortes, V. Vapnik`; ``venue`` is the journal, the book or the publisher.

    ``uncited`` says why it is kept though no question cites it.
    """

    key: str
    authors: str
    title: str
    year: str
    venue: str
    url: str | None = None
    uncited: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a question on a day; without words the question is new. ``question`` is its id or a former id."""

    day: date
    question: str
    words: str = ""


class Bank(Frozen):
    """Topics by their order, questions by their number."""

    topics: tuple[Topic, ...]
    questions: tuple[Question, ...]
    references: Mapping[str, Reference]
    #: The SVG of each figure by the name of its file.
    figures: Mapping[str, str] = Field(default_factory=dict)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def _by_topic(self) -> dict[str, tuple[Question, ...]]:
        found: dict[str, list[Question]] = {topic.id: [] for topic in self.topics}
        for question in self.questions:
            found.setdefault(question.topic, []).append(question)
        return {topic: tuple(questions) for topic, questions in found.items()}

    @cached_property
    def _needed_for(self) -> dict[str, tuple[Question, ...]]:
        found: dict[str, list[Question]] = {}
        for question in self.questions:
            for needed in question.prerequisites:
                found.setdefault(needed, []).append(question)
        return {needed: tuple(questions) for needed, questions in found.items()}

    @cached_property
    def _neighbors(self) -> dict[str, tuple[Question | None, Question | None]]:
        reading = [question for topic in self.topics for question in self.in_topic(topic.id)]
        around = zip([None, *reading[:-1]], reading, [*reading[1:], None], strict=True)
        return {question.id: (before, after) for before, question, after in around}

    def question(self, question_id: str) -> Question:
        """Return the question with that id; raises KeyError."""
        return self._questions[question_id]

    def find(self, question_id: str) -> Question | None:
        """Return the question with that id, or None."""
        return self._questions.get(question_id)

    def topic(self, topic_id: str) -> Topic:
        """Return the topic with that id; raises KeyError."""
        return self._topics[topic_id]

    def in_topic(self, topic_id: str) -> tuple[Question, ...]:
        """Return the questions of a topic by number; raises KeyError."""
        return self._by_topic[topic_id]

    def needed_for(self, question_id: str) -> tuple[Question, ...]:
        """Return the questions that have this one as a prerequisite, by number."""
        return self._needed_for.get(question_id, ())

    def neighbors(self, question_id: str) -> tuple[Question | None, Question | None]:
        """Return the previous and the next question when all topics are read in order."""
        return self._neighbors.get(question_id, (None, None))

    def without(self, ids: Collection[str]) -> "Bank":
        """Return the bank without these questions and without links to them."""
        kept = {question.id for question in self.questions}.difference(ids)
        if len(kept) == len(self.questions):
            return self
        questions = (question for question in self.questions if question.id in kept)
        linked = tuple(question.linked(kept, self.references, self.figures) for question in questions)
        # A new bank: a copy would keep the cached indexes of this one.
        return Bank(topics=self.topics, questions=linked, references=self.references, figures=self.figures)
