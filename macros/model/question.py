"""A question: the numbered unit of the bank, one file."""

from typing import Literal

from macros.model.base import Frozen, Id, Markdown, Plain, Title, Truth, Whole
from macros.model.check import Check
from macros.model.revision import revision
from macros.model.worked import Worked

Level = Literal["intro", "intermediate", "advanced"]
Verdict = Literal["sound", "imprecise", "misleading", "wrong"]


class Note(Frozen):
    """The expert's word on the short answer."""

    verdict: Verdict
    contested: Truth = False
    text: Markdown


class Question(Frozen):
    """A question with all that belongs to it. ``id`` is its file's stem and ``topic`` its folder."""

    id: Id
    topic: Id
    number: Whole
    title: Title
    question: Markdown
    answer: Markdown
    explanation: Markdown
    level: Level
    keywords: tuple[Plain, ...]
    note: Note | None = None
    key_points: tuple[Markdown, ...] = ()
    worked: Worked | None = None
    checks: tuple[Check, ...] = ()
    references: tuple[Plain, ...] = ()
    prerequisites: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    aliases: tuple[Id, ...] = ()

    @property
    def recall_revision(self) -> str:
        """The revision of recalling the answer, which is graded by how many key points there are."""
        return revision({"kind": "recall", "points": len(self.key_points)})
