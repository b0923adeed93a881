"""An author's Markdown as a reader meets it: words, formulas and code, in pieces whose lines are known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from macros.model.markdown import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Stands for a formula, code or what is emphasized, where only the words around it count.
STAND_IN: Final = "X"
_WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_END: Final = re.compile(r"(?<=[.!?])[\s*]+(?=[\"“(]?[A-Z0-9])|\n{2,}")
_COMMAND: Final = re.compile(r"\\[A-Za-z]+ ?|\\.")
_UNSEEN: Final = re.compile(r"[{}_^&\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that is all of one sort. ``line`` counts from 0 inside the text."""

    content: str
    kind: Literal["words", "maths", "code"]
    emphasized: bool
    line: int


@cache
def pieces(text: str) -> tuple[Piece, ...]:
    """The text from its beginning to its end; paragraphs are set apart by two line breaks."""
    return tuple(_pieces(_parser().parse(text)))


def plain(text: str) -> str:
    """The text as it is read: a formula by its source, without what only marks."""
    return "".join(piece.content for piece in pieces(text)).strip()


def shown_length(text: str) -> int:
    """How many characters the text takes, roughly: each command of a formula counts as one."""
    return len("".join(_seen(piece) for piece in pieces(text)).strip())


def words(text: str) -> tuple[str, ...]:
    """The words, without case; a formula and a piece of code are one word each, as they are written."""
    found: list[str] = []
    for piece in pieces(text):
        found += _WORD.findall(piece.content.casefold()) if piece.kind == "words" else [piece.content]
    return tuple(found)


def sentences(text: str, *, hide_emphasis: bool = False) -> tuple[str, ...]:
    """The sentences, with a stand-in for each formula, for code and, if asked for, for what is emphasized."""
    line = "".join(
        STAND_IN if piece.kind != "words" or (hide_emphasis and piece.emphasized) else piece.content
        for piece in pieces(text)
    )
    return tuple(" ".join(part.split()) for part in _END.split(line) if part.strip())


def _seen(piece: Piece) -> str:
    return _UNSEEN.sub("", _COMMAND.sub("x", piece.content)) if piece.kind == "maths" else piece.content


def _pieces(blocks: "list[Token]") -> Iterator[Piece]:
    for block in blocks:
        line = block.map[0] if block.map else 0
        if block.type.startswith("math_block"):
            yield Piece(block.content, "maths", emphasized=False, line=line)
        elif block.type in ("fence", "code_block"):
            yield Piece(block.content, "code", emphasized=False, line=line)
        elif block.type == "inline":
            yield from _inline(block.children or [], line)
            yield Piece("\n\n", "words", emphasized=False, line=line)


def _inline(tokens: "list[Token]", line: int) -> Iterator[Piece]:
    depth = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close", "em_open", "em_close"):
            depth += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            line += 1
            yield Piece("\n", "words", emphasized=False, line=line)
        elif token.type.startswith("math"):
            yield Piece(token.content, "maths", depth > 0, line)
            line += token.content.count("\n")
        elif token.type == "code_inline":
            yield Piece(token.content, "code", depth > 0, line)
        elif token.content:
            yield Piece(token.content, "words", depth > 0, line)


@cache
def _parser() -> "MarkdownIt":
    return parser()
