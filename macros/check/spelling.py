"""Finds known misspellings, by the lists that come with codespell; quizdata/words.txt holds exceptions."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from macros.check.lint_text import pieces
from macros.load.files import read_text
from macros.model import Bank, Match, Question, Topic
from macros.model.markdown import markdown_fields
from macros.problems import Flaw, Problem, Where, printable, printable_path

#: The words that are right in this bank, one per line.
FILE: Final = "words.txt"
_LISTS: Final = ("dictionary.txt", "dictionary_en-GB_to_en-US.txt")
#: Fields given word for word, which are never edited.
_GIVEN: Final = frozenset({"question", "answer", "explanation"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def misspelled(accepted: Collection[str]) -> Callable[[Bank], Iterator[tuple[Question | Topic, Flaw]]]:
    """Return the rule for a bank in which ``accepted`` words are right."""

    def over_all(bank: Bank) -> Iterator[tuple[Question | Topic, Flaw]]:
        for value, where, line, word in misspellings(bank):
            if word.casefold() not in accepted:
                yield value, _flaw(where, line, word)

    return over_all


def misspellings(bank: Bank) -> Iterator[tuple[Question | Topic, Where, int, str]]:
    """Yield each known misspelling: the value, the field, the line inside its text, and the word as written."""
    known = corrections()
    values: tuple[Question | Topic, ...] = (*bank.topics, *bank.questions)
    for value in values:
        for where, line, text in _texts(value):
            for word in _WORD.findall(text):
                if _folded(word) in known:
                    yield value, where, line, word


@cache
def corrections() -> Mapping[str, str]:
    """Return the corrections for each misspelling, separated by commas."""
    folder = files("codespell_lib") / "data"
    lines = [line for name in _LISTS for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return {wrong.lower(): right for wrong, _, right in (line.partition("->") for line in lines)}


def read_words(root: Path) -> Mapping[str, int] | Problem:
    """Return the accepted words in lower case, each with its line; `#` begins a comment."""
    file, path = root / FILE, printable_path(root.name, FILE)
    if not file.is_symlink() and not file.exists():
        return {}
    text = read_text(file, root, path)
    if isinstance(text, Problem):
        return text
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return {word.casefold(): number for number, word in enumerate(lines, 1) if word}


def unused_words(bank: Bank, words: Mapping[str, int], root: Path) -> Iterator[Problem]:
    """Yield a problem for each accepted word that no list contains or no text uses."""
    met = {word.casefold() for _, _, _, word in misspellings(bank)}
    for word, number in words.items():
        if word not in met:
            message = f"nothing here needs `{printable(word)}` to be accepted"
            yield Problem(printable_path(root.name, FILE), number, 1, message, "Remove it.", "word-unused")


def _flaw(where: Where, line: int, word: str) -> Flaw:
    meant = corrections()[_folded(word)].split(",")
    # Where there are several, the last part is a comment or empty.
    candidates = [part.strip() for part in (meant[:-1] if len(meant) > 1 else meant)]
    cure = f"Write {' or '.join(f'`{part}`' for part in candidates)}, or add the word to quizdata/{FILE}."
    return Flaw("misspelled", where, f"`{word}` is not American English spelling", cure, line=line)


def _folded(word: str) -> str:
    return word.casefold().replace("’", "'")


def _texts(value: Question | Topic) -> Iterator[tuple[Where, int, str]]:
    for where, text in _plain_texts(value):
        yield where, 0, text
    for where, text, _ in markdown_fields(value):
        if where[0] not in _GIVEN or isinstance(value, Topic):
            for piece in pieces(text):
                if piece.kind == "words":
                    yield where, piece.line, piece.content


def _plain_texts(value: Question | Topic) -> Iterator[tuple[Where, str]]:
    yield ("title",), value.title
    if isinstance(value, Question):
        if value.figure is not None:
            yield ("figure", "alt"), value.figure.alt
        for place, check in enumerate(value.checks):
            if isinstance(check, Match):
                yield from (
                    (("checks", place, "pairs", at, "right"), pair.right) for at, pair in enumerate(check.pairs)
                )
                yield from ((("checks", place, "extra", at, "text"), more.text) for at, more in enumerate(check.extra))
