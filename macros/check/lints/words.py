"""The words that a list of misspellings knows and that are right here: quizdata/words.txt."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.check.lints.spelling import FILE, misspellings
from macros.load.files import read_text
from macros.model import Bank
from macros.problems import Problem, printable, printable_path


def read_words(root: Path) -> Mapping[str, int] | Problem:
    """The words, without case, each with its line; `#` begins a comment."""
    file, path = root / FILE, printable_path(root.name, FILE)
    if not file.is_symlink() and not file.exists():
        return {}
    text = read_text(file, root, path)
    if isinstance(text, Problem):
        return text
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return {word.casefold(): number for number, word in enumerate(lines, 1) if word}


def unused_words(bank: Bank, words: Mapping[str, int], root: Path) -> Iterator[Problem]:
    """A problem for each word that no list would have complained about."""
    met = {word.casefold() for _, _, _, word in misspellings(bank)}
    for word, number in words.items():
        if word not in met:
            message = f"nothing here needs `{printable(word)}` to be accepted"
            yield Problem(printable_path(root.name, FILE), number, 1, message, "Take it out.", "word-unused")
