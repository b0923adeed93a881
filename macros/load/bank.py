"""The bank from the files of a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from macros.errors import Problem, in_order
from macros.load.tree import Tree, compose
from macros.model import Bank, Question, Topic


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and what is wrong with the rest."""

    bank: Bank
    problems: tuple[Problem, ...]


def load_bank(root: Path) -> Loaded:
    """The bank in the folder ``root``, which is named `quizdata`; never raises for what an author wrote."""
    questions: list[Question] = []
    topics: list[Topic] = []
    problems: list[Problem] = []
    for path in sorted(root.glob("*/*.yml")):
        shown = path.relative_to(root.parent).as_posix()
        try:
            node = compose(path.read_text(encoding="utf-8"))
            if node is None:
                continue
            values, found = Tree(shown, node).values()
            problems.extend(found)
            if not isinstance(values, dict):
                continue
            if path.stem == "topic":
                topics.append(Topic.model_validate({**values, "id": path.parent.name}))
            else:
                questions.append(Question.model_validate({**values, "id": path.stem, "topic": path.parent.name}))
        except (yaml.YAMLError, ValidationError, UnicodeDecodeError) as error:
            problems.append(Problem(shown, 1, 1, str(error), "Mend it.", "any"))
    bank = Bank(
        topics=tuple(sorted(topics, key=lambda t: (t.order, t.id))),
        questions=tuple(sorted(questions, key=lambda q: (q.number, q.id))),
        references={},
    )
    return Loaded(bank, in_order(problems))
