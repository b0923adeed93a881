"""What is wrong with a question or a topic that a page's prose names."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from macros.problems import Problem, printable, printable_path

if TYPE_CHECKING:
    from macros.model import Bank


def unknown_question(question_id: str, file: Path, project: Path, bank: "Bank") -> Iterator[Problem]:
    """A problem for each place in the file that links to it."""
    from macros.problems import did_you_mean

    path = printable_path(*file.relative_to(project).parts)
    message = f"question_link({printable(question_id)!r}) names no question"
    renamed = [question.id for question in bank.questions if question_id in question.aliases]
    if renamed:
        cure = f"It is `{renamed[0]}` now."
    else:
        cure = f"{did_you_mean(question_id, [each.id for each in bank.questions])}Name the id of a question."
    for line, column in _places("question_link", question_id, file):
        yield Problem(path, line, column, message, cure, "unknown-question-on-page")


def unknown_topic(topic_id: str, file: Path, project: Path, known: Sequence[str]) -> Iterator[Problem]:
    """A problem for each place in the file that shows its questions."""
    from macros.problems import did_you_mean

    path = printable_path(*file.relative_to(project).parts)
    message = f"topic_questions({printable(topic_id)!r}) names no topic"
    cure = did_you_mean(topic_id, known).strip() or f"The topics are {', '.join(known)}."
    for line, column in _places("topic_questions", topic_id, file):
        yield Problem(path, line, column, message, cure, "unknown-topic-on-page")


def _places(macro: str, name: str, file: Path) -> list[tuple[int, int]]:
    """Where a macro is called with that name; the beginning of the file where no text says it."""
    call = re.compile(rf"{macro}\(\s*(?=[\"']{re.escape(name)}[\"'])")
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    ends = [found.end() for found in call.finditer(text)]
    return [(text.count("\n", 0, end) + 1, end - text.rfind("\n", 0, end)) for end in ends] or [(1, 1)]
