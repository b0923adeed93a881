"""A question as lines of text on a card: as large as it fits, broken so that the lines are of like length."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from macros.render.card.box import Box, beside, placed
from macros.render.card.faces import Faces
from macros.render.card.formula import Setting, formula, parts_of
from macros.render.linear import inline_tokens
from macros.render.mathtree import NotShown, math_tree

#: Sizes in pixels, the largest that fits is taken.
STEPS = (78, 72, 66, 60, 55, 50, 46, 42)
LEADING = 1.22
_SPACE = 0.24
_FACES = {"em_open": "italic", "em_close": "strong"}


def set_lines(faces: Faces, markdown: str, width: float, height: float) -> Box:
    """`markdown` (one paragraph) in the largest size that fits; the smallest is cut off with an ellipsis.

    Raises NotShown for what cannot be drawn.
    """
    for size in STEPS:
        words = list(_words(faces, markdown, size))
        if max(box.width for box in words) > width:
            continue
        lines = _broken(words, width, _SPACE * size)
        box = _stacked(_balanced(words, len(lines), width, _SPACE * size), size)
        if box.ascent + box.descent <= height:
            return box
    if max(box.width for box in words) > width:
        raise NotShown("a formula is wider than a card")
    while _height(lines, size) > height:
        lines.pop()
    return _stacked(_cut(faces, lines, width, size), size)


def _words(faces: Faces, markdown: str, size: float) -> Iterator[Box]:
    """What stands between spaces: pieces of text and formulas that touch each other."""
    pending: list[Box] = []
    face = "strong"
    for token in inline_tokens(markdown):
        face = _FACES.get(token.type, face)
        for box in _pieces(faces, face, token, size):
            if box is not None:
                pending.append(box)
            elif pending:
                yield beside(pending)
                pending = []
    if pending:
        yield beside(pending)


def _pieces(faces: Faces, face: str, token: Token, size: float) -> Iterator[Box | None]:
    """The boxes of a token, with None for each space."""
    if token.type in ("softbreak", "hardbreak"):
        yield None
    elif token.type.startswith("math"):
        for at, piece in enumerate(parts_of(math_tree(token.content.strip()))):
            if at:
                yield None
            yield formula(piece, Setting(faces, size))
    else:
        parts = token.content.split(" ")
        for at, part in enumerate(parts):
            if at:
                yield None
            if part:
                yield faces.text(face, size, part)


def _broken(words: Sequence[Box], width: float, space: float) -> list[list[Box]]:
    lines: list[list[Box]] = [[]]
    used = 0.0
    for word in words:
        if lines[-1] and used + space + word.width > width:
            lines.append([])
            used = 0.0
        used += (space if lines[-1] else 0.0) + word.width
        lines[-1].append(word)
    return lines


def _balanced(words: Sequence[Box], count: int, width: float, space: float) -> list[Box]:
    """The narrowest setting that needs no further line."""
    low, high = max(word.width for word in words), width
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_broken(words, middle, space)) <= count else (middle, high)
    return [_joined(line, space) for line in _broken(words, high, space)]


def _joined(words: Sequence[Box], space: float) -> Box:
    parts = [part for word in words for part in (word, Box(space))]
    return beside(parts[:-1])


def _cut(faces: Faces, lines: Sequence[list[Box]], width: float, size: float) -> list[Box]:
    last = list(lines[-1])
    ellipsis = faces.text("strong", size, "…")
    while len(last) > 1 and _joined([*last, ellipsis], _SPACE * size).width > width:
        last.pop()
    *before, final = last
    return [
        *(_joined(line, _SPACE * size) for line in lines[:-1]),
        _joined([*before, beside([final, ellipsis])], _SPACE * size),
    ]


def _height(lines: Sequence[list[Box]], size: float) -> float:
    box = _stacked([_joined(line, _SPACE * size) for line in lines], size)
    return box.ascent + box.descent


def _stacked(lines: Sequence[Box], size: float) -> Box:
    """Lines below each other, farther apart where something tall stands in one; the origin is the first baseline."""
    y, parts = 0.0, [(lines[0], 0.0, 0.0)]
    for above, below in pairwise(lines):
        y += max(LEADING * size, above.descent + below.ascent + 0.12 * size)
        parts.append((below, 0.0, y))
    return placed(parts)
