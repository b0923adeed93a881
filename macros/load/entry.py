"""A question's file, read: what is sound of it, and what is wrong with it by itself."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.load.draft import draft
from macros.load.keys import DERIVED
from macros.load.place import placed
from macros.load.refusal import refusals
from macros.load.source import read_text
from macros.load.tree import Plain, Tree, read_tree
from macros.model import Question, Topic
from macros.model.base import ID
from macros.model.markdown import QUESTION
from macros.problems import Flaw, Problem, printable_path

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a question.

    ``question`` is what is sound of it; ``broken`` names the fields that are not the author's.
    """

    topic: str
    id: str
    problems: tuple[Problem, ...] = ()
    question: Question | None = None
    broken: frozenset[str] = frozenset()
    #: Whether a text in it may link to a question; most do not, and need not be looked through.
    may_mention: bool = False

    @property
    def valid(self) -> bool:
        """Whether the question may stand in the bank."""
        return self._is_named and not self.problems

    @property
    def is_draft(self) -> bool:
        """Whether there is a question to look at, though not one for the bank."""
        return self._is_named and bool(self.problems)

    @property
    def _is_named(self) -> bool:
        return self.question is not None and (self.question.topic, self.question.id) == (self.topic, self.id)


def as_id(name: str) -> str:
    """The name, or what stands for it where it is no id; that is told of where the files are listed."""
    return name if re.fullmatch(ID, name) else "not-an-id"


def read_file(root: Path, topic: str, name: str) -> Tree | Problem:
    """The values of one file of a topic, or why there are none."""
    path = printable_path(root.name, topic, name)
    text = read_text(root / topic / name, root, path)
    return text if isinstance(text, Problem) else read_tree(path, text)


def read_question(root: Path, topic: str, name: str) -> Entry:
    """A question's file with all its problems."""
    stem = name[:-4]
    tree = read_file(root, topic, name)
    if isinstance(tree, Problem):
        return Entry(topic, stem, (tree,))
    question, problems, values, errors = _validated(tree, Question, {"id": as_id(stem), "topic": as_id(topic)})
    broken: frozenset[str] = frozenset()
    if errors:
        question, broken = draft(values, errors) or (None, broken)
    if question is not None:
        problems = [*problems, *placed(tree, question.flaws())]
    return Entry(topic, stem, tuple(problems), question, broken, QUESTION in tree.text)


def read_topic(root: Path, topic: str) -> tuple[Topic | None, list[Problem]]:
    """A topic's own file."""
    tree = read_file(root, topic, "topic.yml")
    if isinstance(tree, Problem):
        return None, [tree]
    value, problems, _, _ = _validated(tree, Topic, {"id": as_id(topic)})
    return value if value is not None and value.id == topic else None, problems


def _validated(
    tree: Tree, model: type[_Model], derived: dict[str, str]
) -> tuple[_Model | None, list[Problem], dict[str, Any], list[ErrorDetails]]:
    values, flaws = _keys(tree.values)
    problems = list(tree.problems)
    if tree.values is None:
        return None, problems, {}, []
    values.update(derived)
    errors: list[ErrorDetails] = []
    value: _Model | None = None
    if isinstance(tree.values, dict):
        try:
            value = model.model_validate(values)
        except ValidationError as error:
            errors = error.errors(include_url=False)
            flaws.extend(refusals(model, errors))
    return value, [*problems, *placed(tree, flaws)], values, errors


def _keys(values: Plain | None) -> tuple[dict[str, Any], list[Flaw]]:
    """The values by key without those that the file's place tells, and what is wrong with them."""
    if not isinstance(values, dict):
        cure = "Write lines of the form `key: text`; quizdata/README.md shows them."
        return {}, [Flaw("not-keys", (), "the file has no keys", cure)]
    flaws: list[Flaw] = []
    for key in DERIVED:
        if key in values:
            message = f"`{key}` is told by the name of the file and its folder"
            flaws.append(Flaw("key-derived", (key,), message, "Take the line out.", at="key"))
    return {key: value for key, value in values.items() if key not in DERIVED}, flaws
