"""Finds, reads and writes the files of the bank.

Everything is UTF-8, and line endings may be those of any system. Nothing outside the bank is written, and no link is
followed on writing.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from macros.model.base import is_id, is_reserved
from macros.problems import Problem, printable, printable_path

#: Files beside the topics: written for people, generated, or not about one topic.
BESIDE: Final = frozenset({
    "README.md", "references.bib", "published.yml", "changes.txt", "words.txt", "question.schema.json",
    "topic.schema.json",
})  # fmt: skip
TOPIC_FILE: Final = "topic.yml"
#: The folder of figures and of the code that draws them; not a topic.
FIGURES: Final = "figures"
#: A question takes a few thousand bytes; a megabyte is a mistake and is not read.
LARGEST: Final = 1_000_000
#: What editors, systems and Python leave behind; hidden files are skipped as well.
_LITTER: Final = re.compile(
    r"\..*|.*~|#.*#|.*\.(?:orig|rej|bak|tmp|swp)|4913|Thumbs\.db|desktop\.ini|__pycache__|__MACOSX", re.IGNORECASE
)
#: Invisible in an editor: they would appear in the page, or break a line where no editor shows one.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)")
#: Halves of a character, which no file can hold.
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TopicFolder:
    """The folder of a topic: its name, the names of its question files, and whether it has a topic.yml."""

    topic: str
    files: tuple[str, ...]
    has_topic_file: bool


def find_topic_folders(root: Path) -> tuple[tuple[TopicFolder, ...], tuple[Problem, ...]]:
    """Return the topic folders of the bank by name, and a problem for each file that does not belong there."""
    folders: list[TopicFolder] = []
    problems: list[Problem] = []
    if not root.is_dir():
        cure = "Name the folder that holds the topics."
        return (), (Problem(printable(root.name), 1, 1, "there is no such folder", cure, "no-bank"),)
    for entry in _entries(root):
        if not entry.is_dir(follow_symlinks=False):
            if entry.name not in BESIDE:
                problems.append(_stray(root.name, entry))
        elif entry.name != FIGURES:
            if not is_id(entry.name):
                problems.append(_name_problem(root.name, "folder", entry.name, entry.name))
            folder, found = _topic_folder(root, entry.name)
            folders.append(folder)
            problems.extend(found)
    return tuple(folders), tuple(problems)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            wanted = [entry for entry in entries if not _LITTER.fullmatch(entry.name)]
    except OSError:
        return []
    return sorted(wanted, key=lambda entry: entry.name)


def _topic_folder(root: Path, topic: str) -> tuple[TopicFolder, list[Problem]]:
    entries = _entries(root / topic)
    files = tuple(entry.name for entry in entries if entry.name.endswith(".yml") and entry.name != TOPIC_FILE)
    has_topic_file = any(entry.name == TOPIC_FILE for entry in entries)
    problems = _folder_problems(printable_path(root.name, topic), entries, files)
    return TopicFolder(topic, files, has_topic_file), list(problems)


def _folder_problems(path: str, entries: list[os.DirEntry[str]], files: tuple[str, ...]) -> Iterator[Problem]:
    if TOPIC_FILE not in {entry.name for entry in entries}:
        cure = "Write its title, order and introduction there."
        yield Problem(f"{path}/{TOPIC_FILE}", 1, 1, "the topic has no such file", cure, "no-topic-file")
    elif not files:
        cure = "Write one with `python -m macros new`, or remove the folder."
        yield Problem(f"{path}/{TOPIC_FILE}", 1, 1, "the topic has no question", cure, "no-questions")
    for entry in entries:
        if not entry.name.endswith(".yml"):
            yield _stray(path, entry)
        elif entry.name != TOPIC_FILE and not is_id(entry.name[:-4]):
            yield _name_problem(path, "file", entry.name, entry.name[:-4])


def _stray(folder: str, entry: os.DirEntry[str]) -> Problem:
    path = printable_path(folder, entry.name)
    if entry.is_symlink() and entry.is_dir():
        return Problem(path, 1, 1, "this is a link to a folder", "Put the folder itself here.", "link-folder")
    if entry.name.endswith(".yaml"):
        return Problem(path, 1, 1, "the name ends in .yaml", "Rename it so that it ends in .yml.", "file-ending")
    cure = "A topic is a folder, and a question is a file `<id>.yml` in it; keep other files elsewhere."
    return Problem(path, 1, 1, "this file belongs to no question and no topic", cure, "stray-file")


def _name_problem(folder: str, thing: str, name: str, stem: str) -> Problem:
    path = printable_path(folder, name)
    better = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")[:60].strip("-")
    if is_reserved(better):
        message = f"Windows cannot store a {thing} with the name `{printable(stem)}`"
        return Problem(path, 1, 1, message, f"Choose another id, as in `{better}-layer`.", "name-reserved")
    cure = f"Call it `{better}`." if is_id(better) else "Use 3 to 60 of a-z, 0-9 and `-`."
    return Problem(path, 1, 1, f"the name of the {thing}, `{printable(stem)}`, is not an id", cure, "name-form")


def read_text(file: Path, root: Path, path: str) -> str | Problem:
    """Return the text of ``file``, which must be inside ``root``; ``path`` is its name in messages."""
    try:
        refused = _refused(file, root, path)
        data = b"" if refused else file.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself, before Python 3.13
        is_loop = isinstance(error, RuntimeError) or error.errno == errno.ELOOP
        reason = "the link leads to itself" if is_loop else printable(getattr(error, "strerror", error))
        cure = "Replace it with a readable file, or remove it."
        return Problem(path, 1, 1, f"the file cannot be read: {reason}", cure, "unreadable")
    if refused is not None:
        return refused
    if data.startswith(b"\xef\xbb\xbf"):
        cure = "Save it as UTF-8 without a byte order mark."
        return Problem(path, 1, 1, "the file begins with a byte order mark", cure, "byte-order-mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(path, data, error.start)
    found = find_control_character(text)
    return _control_character(path, text, found.start()) if found else text


def find_control_character(text: str) -> re.Match[str] | None:
    """Return the first invisible character that no text should contain."""
    return _CONTROL.search(text)


def remove_control_characters(text: str) -> str:
    """Return the text without the invisible characters that no text should contain."""
    return _SURROGATE.sub("", _CONTROL.sub("", text))


def _refused(file: Path, root: Path, path: str) -> Problem | None:
    """Why a file must not be opened; raises OSError and RuntimeError."""
    status = file.lstat()
    if stat.S_ISLNK(status.st_mode):
        if not file.resolve(strict=True).is_relative_to(root.resolve()):
            cure = "Put a copy of the file here."
            return Problem(path, 1, 1, "this link leads out of the folder of questions", cure, "link-outside")
        status = file.stat()
    if not stat.S_ISREG(status.st_mode):
        return Problem(path, 1, 1, "this is not a file", "A question or a topic is one file.", "not-a-file")
    if (size := status.st_size) > LARGEST:
        message = f"the file has {size:,} bytes, and the limit is {LARGEST:,}"
        return Problem(path, 1, 1, message, "Keep one question per file.", "too-large")
    return None


def _not_utf8(path: str, data: bytes, start: int) -> Problem:
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
    message = f"byte {start + 1} of the file, 0x{data[start]:02X}, is not UTF-8"
    return Problem(path, line, column, message, "Save the file as UTF-8.", "not-utf8")


def _control_character(path: str, text: str, start: int) -> Problem:
    before = text[:start]
    line = before.count("\n") + 1
    column = start - before.rfind("\n")
    message = f"there is an invisible character here, U+{ord(text[start]):04X}"
    return Problem(path, line, column, message, "Remove it.", "control-character")


def create_file(root: Path, name: str, text: str) -> Path:
    """Create the file ``name`` below ``root``, with its folder, and return its path; raises OSError if it exists."""
    return _write(root, name, text, os.O_EXCL)


def replace_file(root: Path, name: str, text: str) -> Path:
    """Write the file ``name`` below ``root`` whether it exists or not, and return its path; raises OSError."""
    return _write(root, name, text, os.O_TRUNC)


def _write(root: Path, name: str, text: str, mode: int) -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.parent.resolve() != root.resolve().joinpath(*Path(name).parent.parts):
        raise PermissionError(errno.EPERM, "Its folder is a link, and nothing is written through links", str(file))
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise PermissionError(errno.EPERM, "It is a link or not a file, and is not written to", str(file))
    # Windows has no O_NOFOLLOW, where only an administrator makes links.
    flags = os.O_WRONLY | os.O_CREAT | mode | getattr(os, "O_NOFOLLOW", 0)
    with open(os.open(file, flags, 0o666), "w", encoding="utf-8", newline="\n") as opened:  # noqa: PTH123  # a descriptor
        opened.write(text)
    return file
