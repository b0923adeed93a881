"""Reads changes.txt, the changes that readers are told about: one line each, the newest last.

As in `2026-11-24 hinge-loss The note names the margin.`; a line without words announces a new question.
"""

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from macros.load.files import read_text, replace_file
from macros.model.bank import Change
from macros.model.base import ID
from macros.problems import Problem, did_you_mean, printable, printable_path, sort_problems

FILE = "changes.txt"
_LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<id>\S+)(?: (?P<words>\S.*))?")


def load_changes(root: Path, known: Collection[str] | None) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Return the changes in the order of the file, and its problems; without the file there are none.

    ``known`` are the ids and aliases of questions; None where a broken file may hide some.
    """
    file, path = root / FILE, printable_path(root.name, FILE)
    if not file.is_symlink() and not file.exists():
        return (), ()
    text = read_text(file, root, path)
    if isinstance(text, Problem):
        return (), (text,)
    changes: list[Change] = []
    problems: list[Problem] = []
    seen: set[tuple[date, str]] = set()
    for number, line in enumerate(text.splitlines(), 1):
        read = _read(path, number, line)
        if isinstance(read, Problem):
            problems.append(read)
            continue
        problems.extend(_doubts(path, number, read, changes[-1] if changes else None, known))
        if (read.day, read.question) in seen:
            message = f"`{read.question}` has two lines for {read.day}"
            cure = "Describe the changes of one day in one line."
            problems.append(Problem(path, number, 1, message, cure, "change-twice"))
        seen.add((read.day, read.question))
        changes.append(read)
    return tuple(changes), sort_problems(problems)


def record_new_questions(root: Path, ids: Collection[str], day: date) -> tuple[str, ...]:
    """Add a line for each id that has none, and return those ids; the file is not checked."""
    file = root / FILE
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    named = {line.split(" ")[1] for line in before.splitlines() if line.count(" ")}
    added = tuple(sorted(name for name in set(ids) - named if re.fullmatch(ID, name)))
    if added:
        lines = "".join(f"{day.isoformat()} {name}\n" for name in added)
        replace_file(root, FILE, before + lines)
    return added


def _read(path: str, number: int, line: str) -> Change | Problem:
    found = _LINE.fullmatch(line)
    if found is None:
        cure = (
            "Write a day, an id and what changed, or nothing for a new question: as in `2026-11-24 hinge-loss A note`."
        )
        return Problem(path, number, 1, f"`{printable(line)}` is not a change", cure, "change-form")
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return Problem(path, number, 1, f"there is no day {found['day']}", "Correct it.", "change-day")
    return Change(day, found["id"], found["words"] or "")


def _doubts(
    path: str, number: int, change: Change, before: Change | None, known: Collection[str] | None
) -> Iterator[Problem]:
    if known is not None and change.question not in known:
        message = f"no question has the id or alias `{printable(change.question)}`"
        cure = f"{did_you_mean(change.question, known)}Correct the id."
        yield Problem(path, number, len("2026-11-24 ") + 1, message, cure, "change-unknown")
    if before is not None and change.day < before.day:
        message = f"{change.day} comes after {before.day}"
        yield Problem(path, number, 1, message, "Put the newest line last.", "change-order")
