r"""Imports GIFT: blocks with blank lines between them, and a backslash before a sign that is only text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from macros.importers import lms
from macros.importers.html import moodle_html, to_markdown, unsupported
from macros.importers.lms import Answer, Entry, Tags, parse_general_feedback, parse_tags
from macros.importers.markdown_text import text_to_markdown
from macros.importers.records import MOST_ANSWERS, ImportedFile, Loss, TopicRecord, at_most, embedded, too_many_answers
from macros.problems import printable

CURES: Final = {
    "answer": "GIFT has no answer for an essay: give the question answers to choose from.",
    "explanation": "Write `####` and the reason after the last answer.",
    "feedback": "Write `#` and feedback after every answer: why it is right, or what was mixed up.",
    "right": "Write `#` and feedback after the right answer.",
    "wrong": "Add `=%0%*#` and feedback; for a number, `~#` and feedback.",
}
_SIGNS: Final = "\\:#={}~n"
#: Stand-ins for escaped signs while the others are parsed: characters that no text has.
_HELD: Final = {sign: chr(0xF_0000 + place) for place, sign in enumerate(_SIGNS)}
_FREE: Final = {ord(held): "\n" if sign == "n" else sign for sign, held in _HELD.items()}
_WEIGHT: Final = re.compile(r"%(-?[0-9]{1,3}(?:\.[0-9]*)?)%")
_FORMAT: Final = re.compile(r"\[(html|markdown|plain|moodle)\]")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,40}(\.[0-9]{0,40})?([eE][+-]?[0-9]{1,3})?")
_CLOZE: Final = re.compile(r"\s*[0-9]*:[A-Z_]{2,20}:")
_TRUE: Final = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_SYNTAX: Final = "Correct it as docs.moodle.org/en/GIFT_format describes."
_DEFAULT_TOPIC: Final = "Questions"


@dataclass(frozen=True, slots=True)
class _Block:
    line: int
    text: str
    path: str
    tags: Tags


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a question: name, text, format, what is in the braces, general feedback."""

    name: str
    stem: str
    form: str
    inside: str
    general: str


class _LossError(ValueError):
    """The block is not imported."""

    def __init__(self, loss: Loss) -> None:
        super().__init__(loss.message)
        self.loss = loss


def read(text: str) -> ImportedFile:
    """Read every question, in the order of the file."""
    topics: dict[str, TopicRecord] = {}
    entries: list[Entry] = []
    losses: list[Loss] = []
    topic = _DEFAULT_TOPIC
    for block in at_most(_blocks(text), losses, lambda block: block.line):
        if block.text.startswith("$CATEGORY"):
            topic = _free(block.text.partition("\n")[0].partition(":")[2]).strip() or _DEFAULT_TOPIC
            continue
        try:
            parts = _split_block(block)
            entries.append(_entry(block, topic, parts))
        except _LossError as error:
            losses.append(error.loss)
            continue
        html = "\n".join(_html(part, parts.form) for part in (parts.stem, parts.inside, parts.general))
        losses += embedded(block.line, entries[-1].path or entries[-1].name, unsupported(html))
        title = re.split(r"(?<!/)/(?!/)", topic)[-1].replace("//", "/").strip() or _DEFAULT_TOPIC
        topics.setdefault(topic, TopicRecord(topic, title, block.tags.topic, line=block.line))
    questions = tuple(lms.to_records(entries, losses))
    return ImportedFile(tuple(topics.values()), questions, tuple(losses), CURES)


def _blocks(text: str) -> Iterator[_Block]:
    """Yield the blocks without their comments, with the id and tags that the comments name."""
    lines: list[str] = []
    comments: list[str] = []
    first = 0
    for number, line in enumerate([*text.split("\n"), ""], 1):
        is_category = line.startswith("$CATEGORY")
        if lines and (is_category or not line.strip()):
            yield _block(first, lines, comments)
            lines, comments, first = [], [], 0
        if line.strip().startswith("//"):
            comments.append(line)
        elif is_category:
            yield _block(number, [line], [])
        elif line.strip():
            first = first or number
            lines.append(line)


def _block(line: int, lines: list[str], comments: list[str]) -> _Block:
    named = [(key, value.replace("\\]", "]").strip()) for comment in comments
             for key, value in re.findall(r"\[(id|tag):((?:\\\]|[^\]])+)\]", comment)]  # fmt: skip
    path = next((value for key, value in named if key == "id"), "")
    bare = "\n".join(lines).strip().translate({ord(held): None for held in _HELD.values()})
    held = re.sub(r"\\([\\:#={}~n])", lambda found: _HELD[found[1]], bare)
    return _Block(line, held, path, parse_tags(value for key, value in named if key == "tag"))


def _free(text: str) -> str:
    """Return the text with its escaped signs."""
    return text.translate(_FREE)


def _split_block(block: _Block) -> _Parts:
    """Split a block into the parts of a question; raises _LossError."""
    name, body = "", block.text
    if body.startswith("::") and "::" in body[2:]:
        name, _, body = body[2:].partition("::")
    start, end = body.find("{"), body.find("}")
    _refuse(block, name, body, start, end)
    before, after = body[:start].strip(), body[end + 1 :].strip()
    gap = "_____" if after[:1] in tuple(".,;:!?") else "_____ "
    stem = f"{before} {gap}{after}" if after else before
    inside, marks, general = body[start + 1 : end].rpartition("####")
    if not marks:
        inside, general = general, ""
    found = _FORMAT.match(stem)
    form = found[1] if found else "moodle"
    return _Parts(" ".join(_free(name).split()), stem, form, inside.strip(), general.strip())


def _refuse(block: _Block, name: str, body: str, start: int, end: int) -> None:
    """Raise _LossError for a block that is not one question."""
    name = printable(_free(name or body))
    if start < 0 and end < 0:
        message, many = f"the text `{name}` asks nothing and was left out", "{n} texts ask nothing and were left out"
        cure = "Move it into the introduction of the topic, or into the questions about it."
        raise _LossError(Loss(block.line, message, cure, "description", many))
    if start < 0 or end < start:
        raise _LossError(Loss(block.line, f"`{name}` was left out: a brace has no partner", _SYNTAX, "not-gift"))
    if _CLOZE.match(body[start + 1 : end]):
        message = f"`{name}` was left out: its text has gaps with answers in them (cloze), which have no kind here"
        cure, many = "Ask for each gap in a question of its own.", "{n} questions with gaps (cloze) were left out"
        raise _LossError(Loss(block.line, message, cure, "cloze", many))
    if "{" in body[start + 1 : end] or re.search("[{}]", body[end + 1 :]):
        message = f"`{name}` was left out: it has more than one pair of braces"
        cure = "Put a blank line between two questions, and a backslash before a brace that is only text."
        raise _LossError(Loss(block.line, message, cure, "not-gift"))
    if (count := len(re.findall("[=~]", body[start:end]))) > MOST_ANSWERS:
        raise _LossError(too_many_answers(block.line, count))


def _entry(block: _Block, topic: str, parts: _Parts) -> Entry:
    check = _check(parts, block.tags) if parts.inside else None
    stem = _markdown(parts.stem, parts.form)
    if not stem:
        raise _LossError(Loss(block.line, "this question was left out: it has no text", _SYNTAX, "not-gift"))
    name = parts.name or " ".join(stem.split())
    return Entry(block.line, topic, block.path, name, stem, _html(parts.general, parts.form), block.tags, check)


def _check(parts: _Parts, tags: Tags) -> dict[str, Any]:
    """Make the check of the kind that Moodle would make of the answers."""
    inside = parts.inside
    if inside.startswith("#"):
        return lms.make_numeric([*_numbers(inside[1:], parts.form)])
    if "~" in inside:
        return _options(inside, parts.form, tags)
    if "=" in inside and "->" in inside:
        return _pairs(parts, tags)
    first, *feedback = inside.split("#")
    if first.strip() in _TRUE:
        return _true_false(first.strip(), feedback, parts.form)
    return lms.make_text(_typed(inside, parts.form))


def _split_answers(inside: str, signs: str) -> Iterator[tuple[str, str]]:
    """Yield each answer with the sign before it; text before the first sign counts as an answer with `=`."""
    parts = re.split(f"([{signs}])", inside)
    if parts[0].strip():
        yield "=", parts[0].strip()
    yield from ((sign, text.strip()) for sign, text in zip(parts[1::2], parts[2::2], strict=True))


def _split_weight(text: str, default: float) -> tuple[float, str]:
    found = _WEIGHT.match(text)
    return (float(found[1]), text[found.end() :]) if found else (default, text)


def _answer(text: str, weight: float, form: str, *, plain: bool) -> Answer:
    words, _, feedback = text.partition("#")
    own = " ".join(_free(_FORMAT.sub("", words.strip(), count=1)).split()) if plain else _markdown(words, form)
    return Answer(own, weight, _markdown(feedback, form))


def _options(inside: str, form: str, tags: Tags) -> dict[str, Any]:
    listed = []
    for sign, text in _split_answers(inside, "=~"):
        weight, rest = _split_weight(text, 100.0 if sign == "=" else 0.0)
        listed.append(_answer(rest, weight, form, plain=False))
    return lms.make_options(listed, several="=" not in inside, keep_order=tags.keep_order)


def _typed(inside: str, form: str) -> Iterator[Answer]:
    for _, text in _split_answers(inside, "="):
        weight, rest = _split_weight(text, 100.0)
        yield _answer(rest, weight, form, plain=True)


def _numbers(inside: str, form: str) -> Iterator[Answer]:
    right, _, wrong = inside.partition("~")
    for _, text in _split_answers(right, "="):
        weight, rest = _split_weight(text, 100.0)
        number, _, feedback = rest.partition("#")
        value, tolerance, shown = _interval(number.strip())
        yield Answer(value, weight, _markdown(feedback, form), tolerance, shown)
    if "#" in wrong:
        yield Answer("*", 0.0, _markdown(wrong.partition("#")[2], form))


def _interval(text: str) -> tuple[str, str, str]:
    """Return the number, its tolerance and how to show it for `1822:5`, `1817..1827` or a number alone."""
    low, dots, high = text.partition("..")
    low, high = _free(low).strip(), _free(high).strip()
    if dots and _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high):
        ends = Decimal(low), Decimal(high)
        return f"{(ends[0] + ends[1]) / 2:f}", f"{abs(ends[1] - ends[0]) / 2:f}", f"{low} to {high}"
    value, _, tolerance = text.partition(":")
    return _free(value).strip(), _free(tolerance).strip() or "0", ""


def _true_false(right: str, feedback: list[str], form: str) -> dict[str, Any]:
    key = "True" if _TRUE[right] else "False"
    if_wrong, if_right = (_markdown(text, form) for text in (*feedback, "", "")[:2])
    rows = [Answer(word, 100.0 if word == key else 0.0, if_right if word == key else if_wrong)
            for word in ("True", "False")]  # fmt: skip
    return lms.make_options(rows, several=False, keep_order=True)


def _pairs(parts: _Parts, tags: Tags) -> dict[str, Any]:
    rows = [text.partition("->") for _, text in _split_answers(parts.inside, "=")]
    lefts = [_markdown(left.strip(), parts.form) for left, _, _ in rows]
    rights = [" ".join(_free(right).split()) for _, _, right in rows]
    feedback = parse_general_feedback(_html(parts.general, parts.form))
    if tags.kind == "order":
        listed = sorted(zip(rights, lefts, strict=True), key=lambda row: (len(row[0]), row[0]))
        right, wrong = (feedback.parts.get(f"check-{name}", "") for name in ("right", "wrong"))
        return lms.make_order([left for _, left in listed], feedback.items, right, wrong)
    return lms.make_match(lefts, rights, feedback.items)


def _html(text: str, form: str) -> str:
    """Return the text as HTML, in the format that it or its question names."""
    form, free = _formatted(text, form)
    return f"<p>{_TO_HTML[form](free)}</p>" if form in ("plain", "markdown") else _TO_HTML[form](free)


def _markdown(text: str, form: str) -> str:
    form, free = _formatted(text, form)
    return _TO_MARKDOWN[form](free)


def _formatted(text: str, form: str) -> tuple[str, str]:
    text = text.strip()
    found = _FORMAT.match(text)
    own, rest = (found[1], text[found.end() :]) if found else (form, text)
    return own, _free(rest).strip()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br />")


_TO_HTML: Final[Mapping[str, Callable[[str], str]]] = {
    "plain": _escape,
    "markdown": _escape,
    "html": str,
    "moodle": moodle_html,
}
_TO_MARKDOWN: Final[Mapping[str, Callable[[str], str]]] = {
    "plain": lambda text: text_to_markdown(" ".join(text.split())),
    "markdown": str,
    "html": to_markdown,
    "moodle": lambda text: to_markdown(moodle_html(text)),
}
