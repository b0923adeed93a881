"""Words that are known to be misspelled. The lists come with codespell; nothing is looked up elsewhere."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from macros.check.lints.finding import Finding, Lint
from macros.check.lints.prose import pieces
from macros.model import Bank, Match, Question, Topic
from macros.model.markdown import markdown_fields
from macros.problems import Flaw, Where

#: The words that are right here, one a line.
FILE: Final = "words.txt"
_LISTS: Final = ("dictionary.txt", "dictionary_en-GB_to_en-US.txt")
#: Given word for word, and not to be mended.
_GIVEN: Final = frozenset({"question", "answer", "explanation"})
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def misspelled(accepted: Collection[str]) -> Lint:
    """The lint for a bank in which ``accepted`` words are right."""

    def over_all(bank: Bank) -> Iterator[Finding]:
        for value, where, line, word in misspellings(bank):
            if word.casefold() not in accepted:
                yield Finding(value, _flaw(where, line, word))

    return over_all


def misspellings(bank: Bank) -> Iterator[tuple[Question | Topic, Where, int, str]]:
    """Each word that a list knows: what it is in, its place there, the line inside the text, and how it is written."""
    known = corrections()
    values: tuple[Question | Topic, ...] = (*bank.topics, *bank.questions)
    for value in values:
        for where, line, text in _texts(value):
            for word in _WORD.findall(text):
                if _folded(word) in known:
                    yield value, where, line, word


@cache
def corrections() -> Mapping[str, str]:
    """What may have been meant by each misspelling, in words."""
    folder = files("codespell_lib") / "data"
    lines = [line for name in _LISTS for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    return {wrong.lower(): right for wrong, _, right in (line.partition("->") for line in lines)}


def _flaw(where: Where, line: int, word: str) -> Flaw:
    meant = corrections()[_folded(word)].split(",")
    # A last part that is no word says why the spelling is doubtful; it is empty where there is no such reason.
    candidates = [part.strip() for part in (meant[:-1] if len(meant) > 1 else meant)]
    cure = f"Write {' or '.join(f'`{part}`' for part in candidates)}, or add the word to quizdata/{FILE}."
    return Flaw("misspelled", where, f"`{word}` is not spelled so in American English", cure, line=line)


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
