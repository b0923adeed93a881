r"""Questions in GIFT: blocks with blank lines between them, a backslash before a sign that is only text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from macros.importers.answers import Answer, numbers, options, order, places, words
from macros.importers.course import Entry, Tags, general, items, told
from macros.importers.found import Chapter, Found, lost
from macros.importers.html_markdown import markdown, pictures
from macros.importers.markdown_text import escaped
from macros.problems import Problem, printable

CURES: Final = {
    "answer": "GIFT has none for a question to write about; ask it with answers to choose from.",
    "explanation": "Write `####` and why at the end of the answers.",
    "feedback": "Write `#` and feedback behind every answer: why it is right, or what was mixed up.",
    "right": "Write `#` and feedback behind the right answer.",
    "wrong": "Add `=%0%*#` and feedback, for a number `~#` and feedback.",
}
_SIGNS: Final = "\\:#={}~n"
#: What stands for a sign that is text while the others are read: characters that no text has.
_HELD: Final = {sign: chr(0xF_0000 + place) for place, sign in enumerate(_SIGNS)}
_FREE: Final = {ord(held): "\n" if sign == "n" else sign for sign, held in _HELD.items()}
_WEIGHT: Final = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_FORMAT: Final = re.compile(r"\[(html|markdown|plain|moodle)\]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{0,40})?([eE][+-]?[0-9]{1,3})?")
_TRUE: Final = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_FORM: Final = "Look at docs.moodle.org/en/GIFT_format for its form."


@dataclass(frozen=True, slots=True)
class _Block:
    line: int
    text: str
    path: str
    tags: Tags


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question taken apart: name, text, format, what stands in the braces, general feedback."""

    name: str
    stem: str
    form: str
    inside: str
    general: str


class _NotGift(ValueError):
    """The block is no question; the words say why."""


def read(path: str, text: str) -> Found:
    """Every question, in the order of the file; what is none is told."""
    chapters: dict[str, Chapter] = {}
    entries: list[Entry] = []
    problems: list[Problem] = []
    topic = ""
    for block in _blocks(text):
        if block.text.startswith("$CATEGORY"):
            category = _free(block.text.partition("\n")[0].partition(":")[2]).strip()
            topic = category or "Questions"
            continue
        topic = topic or "Questions"
        try:
            asked = _taken_apart(block.text)
            if asked is None:
                continue
            entries.append(_entry(block, topic, asked))
        except _NotGift as error:
            problems.append(lost(path, block.line, str(error), _FORM, "not-gift"))
            continue
        if pictures(asked.stem) or pictures(asked.inside):
            message = f"a picture of `{printable(block.path or asked.name)}` was not carried"
            problems.append(lost(path, block.line, message, "Draw it anew in quizdata/figures.", "picture"))
        title = re.split(r"(?<!/)/(?!/)", topic)[-1].replace("//", "/").strip() or "Questions"
        chapters.setdefault(topic, Chapter(topic, title, block.tags.topic))
    return Found(tuple(chapters.values()), tuple(items(entries)), tuple(problems), CURES)


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks without their comments, and what those tell of id and tags."""
    lines: list[str] = []
    comments: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.strip().startswith("//"):
            comments.append(line)
        elif line.strip():
            first = first or number
            lines.append(line)
            if line.startswith("$CATEGORY"):
                yield _block(first, lines, comments)
                lines, comments, first = [], [], 0
        elif lines:
            yield _block(first, lines, comments)
            lines, comments, first = [], [], 0
    if lines:
        yield _block(first, lines, comments)


def _block(line: int, lines: list[str], comments: list[str]) -> _Block:
    told_of = [(key, value.replace("\\]", "]").strip()) for comment in comments
               for key, value in re.findall(r"\[(id|tag):((?:\\\]|[^\]])+)\]", comment)]  # fmt: skip
    path = next((value for key, value in told_of if key == "id"), "")
    bare = "\n".join(lines).strip().translate({ord(held): None for held in _HELD.values()})
    held = re.sub(r"\\([\\:#={}~n])", lambda found: _HELD[found[1]], bare)
    return _Block(line, held, path, told(value for key, value in told_of if key == "tag"))


def _free(text: str) -> str:
    """The text with the signs that were held back."""
    return text.translate(_FREE)


def _taken_apart(text: str) -> _Asked | None:
    """The parts of a question, or None for a description, which asks nothing."""
    name, body = "", text
    if text.startswith("::") and "::" in text[2:]:
        name, _, body = text[2:].partition("::")
    start, end = body.find("{"), body.find("}")
    if start < 0 and end < 0:
        return None
    if start < 0 or end < start:
        raise _NotGift("a brace is open or closed alone")
    before, after = body[:start].strip(), body[end + 1 :].strip()
    stem = f"{before} _____ {after}" if after else before
    inside, _, said = body[start + 1 : end].strip().rpartition("####") if "####" in body[start:end] else (
        body[start + 1 : end].strip(), "", "")  # fmt: skip
    found = _FORMAT.match(stem)
    form = found[1] if found else "moodle"
    return _Asked(" ".join(_free(name).split()), stem, form, inside.strip(), said.strip())


def _entry(block: _Block, topic: str, asked: _Asked) -> Entry:
    check = _check(asked, block.tags) if asked.inside else None
    stem = _markdown(asked.stem, asked.form)
    if not stem:
        raise _NotGift("the question has no text")
    name = asked.name or " ".join(stem.split())
    said = _html(asked.general, asked.form)
    return Entry(block.line, topic, block.path, name, stem, said, block.tags, check)


def _check(asked: _Asked, tags: Tags) -> dict[str, Any]:
    """The kind that the answers are of, as Moodle tells it."""
    inside = asked.inside
    if inside.startswith("#"):
        return numbers([*_numbers(inside[1:], asked.form)])
    if "~" in inside:
        return _options(inside, asked.form, tags)
    if "=" in inside and "->" in inside:
        return _pairs(asked, tags)
    first, *feedback = inside.split("#")
    if first.strip() in _TRUE:
        return _truth(first.strip(), feedback, asked.form)
    return words(_written(inside, asked.form))


def _split(inside: str, signs: str) -> Iterator[tuple[str, str]]:
    """Each answer with the sign before it; what stands before the first sign counts as one with `=`."""
    parts = re.split(f"([{signs}])", inside)
    if parts[0].strip():
        yield "=", parts[0].strip()
    yield from ((sign, text.strip()) for sign, text in zip(parts[1::2], parts[2::2], strict=True))


def _weighed(text: str, otherwise: float) -> tuple[float, str]:
    found = _WEIGHT.match(text)
    return (float(found[1]), text[found.end() :]) if found else (otherwise, text)


def _answer(text: str, weight: float, form: str, *, plain: bool) -> Answer:
    said, _, feedback = text.partition("#")
    own = " ".join(_free(_FORMAT.sub("", said.strip(), count=1)).split()) if plain else _markdown(said, form)
    return Answer(own, weight, _markdown(feedback, form))


def _options(inside: str, form: str, tags: Tags) -> dict[str, Any]:
    listed = []
    for sign, text in _split(inside, "=~"):
        weight, rest = _weighed(text, 100.0 if sign == "=" else 0.0)
        listed.append(_answer(rest, weight, form, plain=False))
    several = "=" not in inside
    return options(listed, several=several, keep_order=tags.keep_order)


def _written(inside: str, form: str) -> Iterator[Answer]:
    for _, text in _split(inside, "="):
        weight, rest = _weighed(text, 100.0)
        yield _answer(rest, weight, form, plain=True)


def _numbers(inside: str, form: str) -> Iterator[Answer]:
    right, _, wrong = inside.partition("~")
    for _, text in _split(right, "="):
        weight, rest = _weighed(text, 100.0)
        number, _, feedback = rest.partition("#")
        value, tolerance = _interval(number.strip())
        yield Answer(value, weight, _markdown(feedback, form), tolerance)
    if "#" in wrong:
        yield Answer("*", 0.0, _markdown(wrong.partition("#")[2], form))


def _interval(text: str) -> tuple[str, str]:
    """`1822:5`, `1817..1827` or a number alone."""
    low, dots, high = text.partition("..")
    if dots and _NUMBER.fullmatch(low.strip()) and _NUMBER.fullmatch(high.strip()):
        ends = Decimal(low.strip()), Decimal(high.strip())
        return f"{(ends[0] + ends[1]) / 2:f}", f"{abs(ends[1] - ends[0]) / 2:f}"
    value, _, tolerance = text.partition(":")
    return value.strip(), tolerance.strip() or "0"


def _truth(said: str, feedback: list[str], form: str) -> dict[str, Any]:
    is_true = _TRUE[said]
    wrong, right = (_markdown(text, form) for text in (*feedback, "", "")[:2])
    rows = [Answer(word, 100.0 if (word == "True") is is_true else 0.0, right if (word == "True") is is_true else wrong)
            for word in ("True", "False")]  # fmt: skip
    return options(rows, several=False, keep_order=True)


def _pairs(asked: _Asked, tags: Tags) -> dict[str, Any]:
    rows = [text.partition("->") for _, text in _split(asked.inside, "=")]
    lefts = [_markdown(left.strip(), asked.form) for left, _, _ in rows]
    rights = [" ".join(_free(right).split()) for _, _, right in rows]
    said = general(_html(asked.general, asked.form))
    if tags.kind == "order":
        listed = sorted(zip(rights, lefts, strict=True), key=lambda row: (len(row[0]), row[0]))
        return order([left for _, left in listed], said.said, said.parts.get("check-right", ""),
                     said.parts.get("check-wrong", ""))  # fmt: skip
    return places(lefts, rights, said.said)


def _html(text: str, form: str) -> str:
    """The text as HTML, in the format that it or its question names."""
    found = _FORMAT.match(text)
    own, rest = (found[1], text[found.end() :]) if found else (form, text)
    free = _free(rest).strip()
    return f"<p>{_TO_HTML[own](free)}</p>" if own in ("plain", "markdown") else free


def _markdown(text: str, form: str) -> str:
    found = _FORMAT.match(text.strip())
    own, rest = (found[1], text.strip()[found.end() :]) if found else (form, text)
    free = _free(rest).strip()
    if own == "markdown":
        return free
    return escaped(" ".join(free.split()), everything=True) if own == "plain" else markdown(free)


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br />")


_TO_HTML: Final[Mapping[str, Callable[[str], str]]] = {"plain": _safe, "markdown": _safe}
