"""Which files the bank consists of, and what lies among them that does not belong."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.model.base import ID
from macros.problems import Problem, printable, printable_path

#: What lies beside the topics: written for people, generated, or not about one topic.
BESIDE = (
    "README.md",
    "references.bib",
    "published.yml",
    "changes.txt",
    "words.txt",
    "question.schema.json",
    "topic.schema.json",
)
TOPIC_FILE = "topic.yml"
#: The folder of drawings, and of the code that draws them: no topic.
FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Folder:
    """A topic's folder: its name, the names of the files of its questions, and whether it has its own."""

    topic: str
    files: tuple[str, ...]
    has_topic_file: bool


def walk(root: Path) -> tuple[tuple[Folder, ...], tuple[Problem, ...]]:
    """The folders of the bank by name, and a problem for everything else that is no hidden file."""
    folders: list[Folder] = []
    problems: list[Problem] = []
    if not root.is_dir():
        cure = "Name the folder that holds the topics."
        return (), (Problem(printable(root.name), 1, 1, "there is no such folder", cure, "no-bank"),)
    for entry in _entries(root):
        if not entry.is_dir(follow_symlinks=False):
            if entry.name not in BESIDE:
                problems.append(_stray(root.name, entry))
            continue
        if entry.name == FIGURES:
            continue
        if not re.fullmatch(ID, entry.name):
            problems.append(_name(root.name, "the folder", entry.name, entry.name))
        folder, found = _folder(root, entry.name)
        folders.append(folder)
        problems.extend(found)
    return tuple(folders), tuple(problems)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return []


def _folder(root: Path, topic: str) -> tuple[Folder, list[Problem]]:
    entries = _entries(root / topic)
    files = tuple(entry.name for entry in entries if entry.name.endswith(".yml") and entry.name != TOPIC_FILE)
    has_topic_file = any(entry.name == TOPIC_FILE for entry in entries)
    return Folder(topic, files, has_topic_file), list(_misplaced(printable_path(root.name, topic), entries, files))


def _misplaced(path: str, entries: list[os.DirEntry[str]], files: tuple[str, ...]) -> Iterator[Problem]:
    if TOPIC_FILE not in {entry.name for entry in entries}:
        cure = "Write its title, order and introduction there."
        yield Problem(f"{path}/{TOPIC_FILE}", 1, 1, "the topic has no such file", cure, "no-topic-file")
    elif not files:
        cure = "Write one with `python -m macros new`, or remove the folder."
        yield Problem(f"{path}/{TOPIC_FILE}", 1, 1, "the topic has no question", cure, "no-questions")
    for entry in entries:
        if not entry.name.endswith(".yml"):
            yield _stray(path, entry)
        elif entry.name != TOPIC_FILE and not re.fullmatch(ID, entry.name[:-4]):
            yield _name(path, "the file", entry.name, entry.name[:-4])


def _stray(folder: str, entry: os.DirEntry[str]) -> Problem:
    path = printable_path(folder, entry.name)
    if entry.is_symlink() and entry.is_dir():
        return Problem(path, 1, 1, "a link stands where a folder belongs", "Put the folder itself here.", "link-folder")
    if entry.name.endswith(".yaml"):
        return Problem(path, 1, 1, "the name ends in .yaml", "Let it end in .yml.", "file-ending")
    cure = "A topic is a folder, a question is a file `<id>.yml` in it; keep other things elsewhere."
    return Problem(path, 1, 1, "this belongs to no question and no topic", cure, "stray-file")


def _name(folder: str, thing: str, name: str, stem: str) -> Problem:
    path = printable_path(folder, name)
    better = re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")[:60].strip("-")
    cure = f"Call it `{better}`." if re.fullmatch(ID, better) else "Use 3 to 60 of a-z, 0-9 and `-`."
    return Problem(path, 1, 1, f"the name of {thing} is no id: `{printable(stem)}`", cure, "name-form")
