"""Reads the files of questions and topics."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from macros.load.files import TOPIC_FILE, read_text
from macros.load.validation import DERIVED, explain_validation_errors
from macros.load.yaml import Plain, YamlFile, read_yaml
from macros.model import Question, Topic
from macros.model.base import is_id
from macros.model.markdown import QUESTION
from macros.problems import Flaw, Problem, printable_path

#: A flaw with the topic and the name of the file it is in.
Located = tuple[str, str, Flaw]
_Model = TypeVar("_Model", bound=BaseModel)
_NOT_AN_ID: Final = "not-an-id"


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """The file of a question; ``question`` is None where the file has a problem."""

    topic: str
    id: str
    problems: tuple[Problem, ...] = ()
    question: Question | None = None
    #: Whether a text in it may link to a question; most do not, and need not be searched.
    may_link: bool = False

    def located(self, flaw: Flaw) -> Located:
        """Return the flaw with this file."""
        return self.topic, f"{self.id}.yml", flaw


def schema_comment(name: str) -> str:
    """Return the first line of a file of that name, which tells an editor the schema."""
    schema = "topic" if name == TOPIC_FILE else "question"
    return f"# yaml-language-server: $schema=../{schema}.schema.json"


def read_question(root: Path, topic: str, name: str) -> QuestionFile:
    """Read one question with all problems of its file."""
    stem = name[:-4]
    file = _read(root, topic, name)
    if isinstance(file, Problem):
        return QuestionFile(topic, stem, (file,))
    question, problems = _validate(file, Question, {"id": _id(stem), "topic": _id(topic)})
    if question is not None:
        problems += file.locate(question.flaws())
    is_valid = question is not None and not problems and (question.topic, question.id) == (topic, stem)
    return QuestionFile(topic, stem, tuple(problems), question if is_valid else None, QUESTION in file.text)


def read_topic(root: Path, topic: str) -> tuple[Topic | None, list[Problem]]:
    """Read the topic.yml of one topic."""
    file = _read(root, topic, TOPIC_FILE)
    if isinstance(file, Problem):
        return None, [file]
    value, problems = _validate(file, Topic, {"id": _id(topic)})
    return value if value is not None and value.id == topic else None, problems


def locate(root: Path, flaws: Iterable[Located]) -> list[Problem]:
    """Return flaws as problems with line and column; reads their files again."""
    problems: list[Problem] = []
    place = itemgetter(0, 1)
    for (topic, name), group in groupby(sorted(flaws, key=place), key=place):
        file = _read(root, topic, name)
        if isinstance(file, Problem):
            file = YamlFile(printable_path(root.name, topic, name), "", None, ())
        problems += file.locate(flaw for _, _, flaw in group)
    return problems


def _read(root: Path, topic: str, name: str) -> YamlFile | Problem:
    path = printable_path(root.name, topic, name)
    text = read_text(root / topic / name, root, path)
    return text if isinstance(text, Problem) else read_yaml(path, text)


def _id(name: str) -> str:
    """The name, or an id in place of a name that is none, which is reported where files are listed."""
    return name if is_id(name) else _NOT_AN_ID


def _validate(file: YamlFile, model: type[_Model], derived: dict[str, str]) -> tuple[_Model | None, list[Problem]]:
    problems = list(file.problems)
    if file.values is None:
        return None, problems
    if not isinstance(file.values, dict):
        cure = "Write lines of the form `key: text`; quizdata/README.md shows them."
        return None, [*problems, *file.locate([Flaw("not-keys", (), "the file has no keys", cure)])]
    values, flaws = _without_derived(file.values)
    value: _Model | None = None
    try:
        value = model.model_validate({**values, **derived})
    except ValidationError as error:
        flaws += explain_validation_errors(model, error.errors(include_url=False))
    return value, [*problems, *file.locate(flaws)]


def _without_derived(values: dict[str, Plain]) -> tuple[dict[str, Any], list[Flaw]]:
    flaws = [
        Flaw("key-derived", (key,), f"`{key}` follows from the place of the file", "Remove the line.", at="key")
        for key in DERIVED
        if key in values
    ]
    return {key: value for key, value in values.items() if key not in DERIVED}, flaws
