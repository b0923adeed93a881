"""What is wrong with a question that a page's prose names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import Problem, shown, shown_path

if TYPE_CHECKING:
    from macros.model import Bank


def unknown_question(question_id: str, file: Path, project: Path, bank: "Bank") -> Iterator[Problem]:
    """A problem for each place in the file that links to it."""
    from macros.load.guess import did_you_mean

    path = shown_path(*file.relative_to(project).parts)
    message = f"question_link({shown(question_id)!r}) names no question"
    renamed = [question.id for question in bank.questions if question_id in question.aliases]
    if renamed:
        cure = f"It is `{renamed[0]}` now."
    else:
        cure = f"{did_you_mean(question_id, [each.id for each in bank.questions])}Name the id of a question."
    for line, column in _places(question_id, file) or [(1, 1)]:
        yield Problem(path, line, column, message, cure, "unknown-question-on-page")


def _places(question_id: str, file: Path) -> list[tuple[int, int]]:
    call = re.compile(rf"question_link\(\s*(?=[\"']{re.escape(question_id)}[\"'])")
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    ends = [found.end() for found in call.finditer(text)]
    return [(text.count("\n", 0, end) + 1, end - (text.rfind("\n", 0, end) + 1) + 1) for end in ends]
