"""A file of another program into the bank: read, settled, written."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from macros.importers.found import lost
from macros.importers.registry import FORMATS
from macros.importers.settle import Flaws, Target, settle, with_ids
from macros.importers.write import write
from macros.load import Loaded
from macros.load.walk import walk
from macros.problems import Problem, printable

#: Ten thousand questions with all their checks take a third of it.
LARGEST: Final = 100_000_000


def target(root: Path, loaded: Loaded, published: Collection[str], flaws: Flaws, site: str) -> Target:
    """What is in the bank of ``root`` already.

    ``published`` are ids that are taken for ever, ``flaws`` what else is wrong with a question than the model sees,
    ``site`` is where the bank is read, or empty.
    """
    questions = (*loaded.bank.questions, *loaded.drafts)
    folders, _ = walk(root)
    files = {name.removesuffix(".yml") for folder in folders for name in folder.files}
    ids = {*files, *published, *(alias for question in questions for alias in question.aliases)}
    numbers = {*(question.number for question in questions), *(loaded.record.numbers if loaded.record else ())}
    return Target(loaded.bank, frozenset(ids), frozenset(numbers), flaws, site)


def bring(file: Path, form: str, root: Path, into: Target) -> Iterator[Path | Problem]:
    """Each file that was written below ``root``, and all that could not be carried, in the order of ``file``."""
    path = printable(file.name, 200)
    text = _text(file, path)
    if isinstance(text, Problem):
        yield text
        return
    found = FORMATS[form](path, text)
    found = replace(found, items=tuple(map(with_ids, found.items)))
    if not found.items and not found.lost:
        cure = "Look at docs/contributing/bring-questions.md for its form."
        yield lost(path, 1, "there is no question in this file", cure, "no-questions")
    settled = settle(found, path, into)
    yield from sorted(settled.lost, key=lambda problem: problem.line)
    yield from write(root, found, settled, path)


def _text(file: Path, path: str) -> str | Problem:
    try:
        size = file.stat().st_size
        if size > LARGEST:
            message = f"the file has {size:,} bytes and may have {LARGEST:,}"
            return lost(path, 1, message, "Divide it, and bring in one part after another.", "too-large")
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return lost(path, 1, f"the file cannot be read: {printable(error.strerror)}", "Name a file.", "unreadable")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} of the file is not UTF-8"
        return lost(path, error.object.count(b"\n", 0, error.start) + 1, message, "Save it as UTF-8.", "not-utf8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
