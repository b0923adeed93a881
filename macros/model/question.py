"""A question: the numbered unit of the bank, one file."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from macros.model.base import (
    FigureFile,
    Frozen,
    Id,
    Inline,
    Markdown,
    PlainText,
    PositiveInt,
    Title,
    YamlBool,
    revision,
)
from macros.model.checks import Choice, Match, Multiple, Order
from macros.model.numeric import Numeric
from macros.model.text import Text
from macros.problems import Flaw, Where

Check = Annotated[Choice | Multiple | Numeric | Text | Order | Match, Field(discriminator="kind")]


class LintException(Frozen):
    """An exception from a lint, for the whole question or for one check."""

    lint: PlainText = Field(description="The code of the lint, as docs/contributing/lints.md lists it.")
    where: Id | None = Field(
        default=None, description="The id of the check it is accepted in; without it, the whole question."
    )
    reason: Annotated[str, StringConstraints(min_length=10)] = Field(description="The reason, for the next author.")


class Figure(Frozen):
    """A figure; ``file`` is one of quizdata/figures, ``alt`` replaces it where it cannot be seen."""

    file: FigureFile = Field(description="A file of quizdata/figures, as in margin_losses.svg.")
    alt: PlainText = Field(description="What the picture shows, in plain text, for someone who cannot see it.")
    caption: Inline = Field(description="One paragraph of Markdown: the point of the picture.")


class WorkedExample(Frozen):
    """A worked example: its task, and the code that computes it."""

    stem: Markdown
    code: Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]


Level = Literal["intro", "intermediate", "advanced"]
Verdict = Literal["sound", "imprecise", "misleading", "wrong"]

#: The check that every question has: recalling the answer, graded by the reader.
RECALL = "recall"
_OWN_ID = {
    "prerequisites": "the question is its own prerequisite",
    "related": "the question is related to itself",
    "aliases": "the id of the question is not a former id",
}


class Note(Frozen):
    """An expert's comment on the short answer."""

    verdict: Verdict = Field(description="sound: correct as it is; wrong: a learner must not believe it.")
    contested: YamlBool = Field(default=False, description="true: experts disagree.")
    text: Markdown = Field(description="Markdown with $maths$: what an expert would say instead.")


class PublishedAs(Frozen):
    """Earlier names of a question that was renamed or moved, or that replaced another: what was published stays valid.

    ``id`` and ``checks`` (by current id) are the first published ids, ``topics`` the topics it moved away from,
    ``numbers`` those of questions it replaced.
    """

    id: Id
    checks: Mapping[str, str] = Field(default_factory=dict)
    topics: tuple[Id, ...] = ()
    numbers: tuple[int, ...] = ()


class Question(Frozen):
    """A question; ``id`` is the name of its file and ``topic`` its folder."""

    id: Id
    topic: Id
    number: PositiveInt = Field(description="Permanent and never reused; `python -m macros new` finds the next.")
    title: Title = Field(description="Short plain text: navigation, link previews, exports.")
    question: Inline = Field(description="One paragraph of Markdown.")
    answer: Markdown = Field(description="The short answer, in Markdown.")
    explanation: Markdown = Field(description="Why the short answer holds, in Markdown.")
    level: Level
    keywords: tuple[PlainText, ...] = Field(description="Words that a learner types to find it; shown, and searched.")
    asked_as: tuple[PlainText, ...] = Field(
        default=(), description="How people ask for it in their own words; not shown."
    )
    note: Note | None = Field(default=None, description="An expert's comment on the short answer.")
    figure: Figure | None = Field(default=None, description="A figure that shows the point.")
    key_points: tuple[Inline, ...] = Field(
        default=(), description="The points of a complete answer, for grading oneself."
    )
    worked: WorkedExample | None = Field(default=None, description="A runnable example whose asserts hold.")
    checks: tuple[Check, ...] = Field(default=(), description="Self-checks; each has a permanent id.")
    references: tuple[PlainText, ...] = Field(default=(), description="Keys of references.bib.")
    prerequisites: tuple[Id, ...] = Field(default=(), description="Ids of questions to know first.")
    related: tuple[Id, ...] = Field(default=(), description="Ids of questions to read next.")
    aliases: tuple[Id, ...] = Field(default=(), description="Former ids; their addresses lead here.")
    accepted: tuple[LintException, ...] = Field(default=(), description="Exceptions from lints, with reasons.")
    #: Set by the loader where it differs from what the question is now; never written in a file.
    published_as: SkipJsonSchema[PublishedAs | None] = Field(default=None, exclude=True)

    @property
    def first_id(self) -> str:
        """The id it was first published under: other programs know it by this one."""
        return self.id if self.published_as is None else self.published_as.id

    @property
    def recall_revision(self) -> str:
        """The revision of recalling the answer, which is graded by the number of key points."""
        return revision({"kind": "recall", "points": len(self.key_points)})

    def linked(self, questions: Collection[str], references: Collection[str], figures: Collection[str]) -> "Question":
        """Return the question with only the links that lead to these."""
        figure = self.figure if self.figure is not None and self.figure.file in figures else None
        kept = {
            "figure": figure,
            "references": tuple(key for key in self.references if key in references),
            "prerequisites": tuple(name for name in self.prerequisites if name in questions),
            "related": tuple(name for name in self.related if name in questions),
        }
        changed = {field: value for field, value in kept.items() if value != getattr(self, field)}
        return self.model_copy(update=changed) if changed else self

    def flaws(self) -> Iterator[Flaw]:
        """Yield the flaws of the question and its checks that no single field shows."""
        for name in ("keywords", "asked_as", "references", "prerequisites", "related", "aliases"):
            yield from _twice(name, getattr(self, name))
        for name, message in _OWN_ID.items():
            if self.id in getattr(self, name):
                yield Flaw("names-itself", (name, getattr(self, name).index(self.id)), message, "Remove it.")
        yield from self._check_id_flaws()
        for place, check in enumerate(self.checks):
            for flaw in check.flaws():
                yield replace(flaw, where=("checks", place, *flaw.where))

    def _check_id_flaws(self) -> Iterator[Flaw]:
        seen: set[str] = set()
        for place, check in enumerate(self.checks):
            for where, name in _check_ids(place, check):
                if name == RECALL:
                    message = f"`{RECALL}` is the id of recalling the answer"
                    yield Flaw("check-id-reserved", where, message, "Give the check another id.")
                if name in seen:
                    message = f"the check id `{name}` is used twice"
                    yield Flaw("check-id-twice", where, message, "Give each check an id of its own.")
                seen.add(name)


def _check_ids(place: int, check: Check) -> Iterator[tuple[Where, str]]:
    yield ("checks", place, "id"), check.id
    for number, alias in enumerate(check.aliases):
        yield ("checks", place, "aliases", number), alias


def permanent_path(question: Question, check_id: str) -> str:
    """The first published path of a check, or of `recall`: exports identify it by this, also after a rename."""
    names = question.published_as
    return f"{question.first_id}/{check_id if names is None else names.checks.get(check_id, check_id)}"


def check_path(question: Question, check: Check) -> str:
    """The name of a check across the bank: `hinge-loss/zero-loss`."""
    return f"{question.id}/{check.id}"


def _twice(name: str, items: tuple[str, ...]) -> Iterator[Flaw]:
    for place, item in enumerate(items):
        if item in items[:place]:
            yield Flaw("listed-twice", (name, place), f"`{name}` lists `{item}` twice", "Remove one of them.")
