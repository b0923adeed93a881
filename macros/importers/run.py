"""Imports a file into the bank: reads it, validates what it holds, writes it.

A format is one module with a function `read`, and one line here.
"""

import codecs
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from macros.importers import anki, csv_table, gift, json_bank, markdown_list, moodle
from macros.importers.bank_writer import write_files
from macros.importers.questions import ExistingBank, Flaws, to_questions
from macros.importers.records import ImportedFile, Loss, summarize
from macros.load import Loaded
from macros.load.files import find_topic_folders
from macros.problems import Problem, printable

#: Each format reads the text of a file.
FORMATS: Final[Mapping[str, Callable[[str], ImportedFile]]] = {
    "list": markdown_list.read,
    "json": json_bank.read,
    "moodle": moodle.read,
    "gift": gift.read,
    "csv": csv_table.read,
    "tsv": anki.read,
}
_SUFFIXES: Final[Mapping[str, str]] = {
    ".md": "list",
    ".markdown": "list",
    ".json": "json",
    ".xml": "moodle",
    ".gift": "gift",
    ".csv": "csv",
    ".tsv": "tsv",
    ".txt": "tsv",
}
#: Most of a large file of Moodle is pictures, which are not imported.
LARGEST: Final = 100_000_000
_ENCODING: Final = re.compile(
    rb"""<\?xml\s[^>]{0,80}encoding=["']((?:iso-8859-|windows-125|koi8-)[0-9a-z-]{1,8})""", re.IGNORECASE
)


class UnreadableFileError(ValueError):
    """The file cannot be read; ``loss`` says why."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss.message)
        self.loss = loss


def format_from_suffix(name: str) -> str | None:
    """Return the format that the suffix of a file name stands for, or None."""
    return next((form for suffix, form in _SUFFIXES.items() if name.lower().endswith(suffix)), None)


def existing_bank(root: Path, loaded: Loaded, published: Collection[str], flaws: Flaws, site: str) -> ExistingBank:
    """Return the bank in ``root``.

    ``published`` are ids that can never be used again, ``flaws`` finds what is wrong with a question beyond the model,
    ``site`` is the address where the bank is read, or empty.
    """
    questions = loaded.bank.questions
    folders, _ = find_topic_folders(root)
    files = {name.removesuffix(".yml") for folder in folders for name in folder.files}
    ids = {*files, *published, *(alias for question in questions for alias in question.aliases)}
    numbers = {*(question.number for question in questions), *(loaded.record.numbers if loaded.record else ())}
    topics = loaded.record.topic_ids if loaded.record else frozenset[str]()
    return ExistingBank(loaded.bank, frozenset(ids), frozenset(numbers), topics, flaws, site)


def import_file(file: Path, form: str, root: Path, existing: ExistingBank) -> Iterator[Path | Problem]:
    """Yield each file written below ``root``, then what was not imported, in the order of ``file``."""
    losses: list[Loss] = []
    try:
        imported = FORMATS[form](read_text(file))
        result = to_questions(imported, existing)
        losses += result.losses
        if not imported.questions and not losses:
            cure = "docs/contributing/bring-questions.md shows what each format looks like."
            losses.append(Loss(1, "there is no question in this file", cure, "no-questions"))
        for written in write_files(root, imported, result):
            if isinstance(written, Loss):
                losses.append(written)
            else:
                yield written
    except UnreadableFileError as error:
        losses.append(error.loss)
    yield from summarize(losses, printable(file.name, 200))


def read_text(file: Path) -> str:
    """Return the text of a regular file of bounded size, with line ends of Unix; raises UnreadableFileError."""
    data = _read_bytes(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        declared = _ENCODING.match(data)
        if declared is None:
            raise UnreadableFileError(_not_utf8(data, error.start)) from None
        text = _decode(data, declared[1].decode("ascii"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return codecs.decode(data, encoding)
    except (LookupError, UnicodeDecodeError):
        message = f"the file cannot be read as {printable(encoding)}, which its first line names"
        raise UnreadableFileError(Loss(1, message, "Save it as UTF-8.", "not-utf8")) from None


def _not_utf8(data: bytes, start: int) -> Loss:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Loss(1, "the file is UTF-16", "Save it as UTF-8.", "not-utf8")
    line = data.count(b"\n", 0, start) + 1
    return Loss(line, f"byte {start + 1} of the file is not UTF-8", "Save it as UTF-8.", "not-utf8")


def _read_bytes(file: Path) -> bytes:
    """Return the content; a device or a pipe is refused before it is read."""
    try:
        # Opening a pipe would wait for whoever writes to it.
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as opened:  # noqa: PTH123  # a descriptor
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                cure = "Name a file on the disk."
                raise UnreadableFileError(Loss(1, "this is not a regular file", cure, "not-a-file"))
            data = opened.read(LARGEST + 1)
    except OSError as error:
        message = f"the file cannot be read: {printable(error.strerror)}"
        raise UnreadableFileError(Loss(1, message, "Name a file that exists and can be read.", "unreadable")) from None
    if len(data) > LARGEST:
        message = f"the file has more than {LARGEST:,} bytes"
        cure = "Split it and import the parts one by one."
        raise UnreadableFileError(Loss(1, message, cure, "too-large"))
    return data
