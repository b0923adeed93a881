"""Splits Markdown into words, formulas and code as a reader sees them, each with its line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from macros.model.markdown import parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

#: Replaces a formula, code or emphasized text where only the words around it count.
STAND_IN: Final = "X"
_WORD: Final = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_END: Final = re.compile(r"(?<=[.!?])[\s*]+(?=[\"“(]?[A-Z0-9])|\n{2,}")
_COMMAND: Final = re.compile(r"\\[A-Za-z]+ ?|\\.")
_UNSEEN: Final = re.compile(r"[{}_^&\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text of one kind; ``line`` counts from 0 inside the text."""

    content: str
    kind: Literal["words", "maths", "code"]
    emphasized: bool
    line: int


@cache
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in order; two line breaks separate paragraphs."""
    return tuple(_pieces(_parser().parse(text)))


def plain(text: str) -> str:
    """Return the text without Markdown markup; a formula is its source."""
    return "".join(piece.content for piece in pieces(text)).strip()


def shown_length(text: str) -> int:
    """Return roughly how many characters the text takes when shown: each command of a formula counts as one."""
    return len("".join(_seen(piece) for piece in pieces(text)).strip())


def words(text: str) -> tuple[str, ...]:
    """Return the words in lower case; a formula or a piece of code is one word, as written."""
    found: list[str] = []
    for piece in pieces(text):
        found += _WORD.findall(piece.content.casefold()) if piece.kind == "words" else [piece.content]
    return tuple(found)


def sentences(text: str, *, hide_emphasis: bool = False) -> tuple[str, ...]:
    """Return the sentences, with a placeholder for each formula, code and, on request, emphasized text."""
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
