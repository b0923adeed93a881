"""Every id that was ever published: links, stored progress and exported cards build on them."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

from macros.load.source import read_text
from macros.model import Question
from macros.model.base import ID
from macros.problems import Flaw, Problem, did_you_mean, printable, printable_path

FILE = "published-ids.txt"
PUBLISH = "Run `python -m macros publish`."


class Unreadable(Exception):
    """The list cannot be read, so nothing may be written over it; the words are those of the problem."""


def list_problems(root: Path, resolving: Collection[str] | None) -> tuple[Problem, ...]:
    """What is wrong with the list.

    ``resolving`` are the ids and the former ids that lead somewhere; None while a broken file may hide some.
    """
    file, path = root / FILE, printable_path(root.name, FILE)
    if not file.is_symlink() and not file.exists():
        return ()
    text = read_text(file, root, path)
    if isinstance(text, Problem):
        return (text,)
    return tuple(_problems(path, text.splitlines(), resolving))


def unlisted(root: Path, questions: Iterable[Question]) -> Iterator[tuple[Question, Flaw]]:
    """Ids that are not in the list yet, and former ids that never were."""
    try:
        listed = frozenset(published(root))
    except Unreadable:
        return  # told of by itself
    for question in questions:
        if question.id not in listed:
            message = f"the id `{question.id}` is not in {FILE}"
            yield question, Flaw("id-unlisted", (), message, PUBLISH)
        for place, alias in enumerate(question.aliases):
            if alias not in listed:
                message = f"the former id `{alias}` is not in {FILE}, so it was never published"
                cure = "Take it out: only an id that was on the site can be in a link."
                yield question, Flaw("alias-unlisted", ("aliases", place), message, cure)


def publish(root: Path, ids: Collection[str]) -> tuple[str, ...]:
    """Add what is missing to the list, keep it sorted, and tell what was added; raises Unreadable.

    Nothing is ever taken out.
    """
    before = published(root)
    ids = {name for name in ids if re.fullmatch(ID, name)}
    after = sorted({*before, *ids})
    if list(before) != after:
        (root / FILE).write_text("".join(f"{line}\n" for line in after), encoding="utf-8", newline="\n")
    return tuple(sorted(ids.difference(before)))


def published(root: Path) -> tuple[str, ...]:
    """The lines of the list; raises Unreadable."""
    text = read_text(root / FILE, root, printable_path(root.name, FILE)) if (root / FILE).exists() else ""
    if isinstance(text, Problem):
        raise Unreadable(str(text))
    return tuple(text.splitlines())


def _problems(path: str, lines: list[str], resolving: Collection[str] | None) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if not re.fullmatch(ID, line):
            cure = "Write one id a line and nothing else."
            yield Problem(path, number, 1, f"`{printable(line)}` is no id", cure, "published-form")
        elif resolving is not None and line not in resolving:
            message = f"`{line}` was published, and no question has that id or alias now"
            guess = did_you_mean(line, resolving)
            cure = f"{guess}Write it under `aliases` of the question that took its place."
            yield Problem(path, number, 1, message, cure, "published-gone")
    for number, (line, following) in enumerate(pairwise(lines), 2):
        if line >= following and re.fullmatch(ID, following):
            message = f"`{printable(following)}` does not stand in its sorted place, or stands twice"
            yield Problem(path, number, 1, message, PUBLISH, "published-order")
