"""What the formats of learning platforms share: entries that are questions, or checks of another question.

An entry exported by this project says by its id and tags where it belongs. Any other entry becomes a question of its
own: its answer is the key of the check.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, localcontext
from typing import Any, Final, get_args

from bs4 import Tag
from bs4.element import NavigableString

from macros.importers.html import parse_html, to_markdown
from macros.importers.markdown_text import text_to_markdown
from macros.importers.records import CheckRecord, Loss, QuestionRecord
from macros.importers.slugs import is_id
from macros.model.numeric import EXACT
from macros.model.question import Level
from macros.problems import printable

_LEVELS: Final = get_args(Level)
_VERDICTS: Final = ("sound", "imprecise", "misleading", "wrong")
_PARTS: Final = ("question-answer", "question-explanation", "check-right", "check-wrong", "check-hint")
_NAME: Final = re.compile(r"\D{0,9}([1-9][0-9]{0,6}) (.+)")
_LETTERS: Final = 26
#: The weight of a right answer in percent; a smaller positive weight is partly right.
RIGHT: Final = 100.0
#: Keys of a check that are not fields: the answer of its question, why there can be no check, and what it loses.
ANSWER, REFUSAL, NOTES = "_answer", "_refusal", "_notes"
_PARTLY: Final = "an answer that is worth part of the points counts as wrong here"
_ONE_FEEDBACK: Final = "the feedback on one accepted answer is used for all of them"
_WILDCARD: Final = "`*` in an accepted answer stands for any words on the platform, and only for itself here"
Check = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of an entry; those this project does not write are keywords."""

    level: str = ""
    topic: str = ""
    kind: str = ""
    keep_order: bool = False
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``check`` has the fields of its kind but for the stem, and is None for an essay."""

    line: int
    topic: str
    path: str
    name: str
    stem: str
    general: str
    tags: Tags = Tags()
    check: Mapping[str, Any] | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its weight in percent; ``text`` is plain if the learner types it."""

    text: str
    weight: float
    feedback: str
    tolerance: str = "0"
    shown: str = ""


@dataclass(slots=True)
class GeneralFeedback:
    """The parts of a general feedback, by the classes that this project's exports give them."""

    parts: dict[str, str] = field(default_factory=dict)
    note: dict[str, Any] = field(default_factory=dict)
    key_points: list[str] = field(default_factory=list)
    items: list[str | None] = field(default_factory=list)
    rest: str = ""


def parse_tags(texts: Iterable[str]) -> Tags:
    """Parse the tags of an entry."""
    tags = [*texts]
    named: dict[str, str] = {}
    keywords: list[str] = []
    for tag in tags:
        key, colon, value = tag.partition(":")
        if colon and value and (key in ("topic", "kind") or (key == "level" and value in _LEVELS)):
            named.setdefault(key, value)
        elif tag != "keep-order":
            keywords.append(" ".join(re.sub(r"[$\\]", "", tag).split()))
    return Tags(**named, keep_order="keep-order" in tags, keywords=tuple(dict.fromkeys(filter(None, keywords))))


def parse_general_feedback(html: str) -> GeneralFeedback:
    """Split a general feedback into its parts."""
    if "class=" not in html:
        return GeneralFeedback(rest=to_markdown(html))
    found = GeneralFeedback()
    rest: list[str] = []
    for node in parse_html(html).children:
        names = [*map(str, node.get_attribute_list("class"))] if isinstance(node, Tag) else []
        if isinstance(node, NavigableString):
            rest.append(node.output_ready("minimal"))
        elif not isinstance(node, Tag):
            continue
        elif "question-points" in names:
            found.key_points = [to_markdown(item.decode_contents()) for item in node.find_all("li")]
            rest = _without_last_paragraph(rest)
        elif not _take_part(found, node, names):
            rest.append(node.decode())
    found.rest = to_markdown("".join(rest))
    return found


def _take_part(found: GeneralFeedback, node: Tag, names: Sequence[str]) -> bool:
    """Add an element that an export gave a class; return False for any other."""
    part = next((name for name in names if name in _PARTS), None)
    if "question-note" in names:
        found.note = _parse_note(node, names)
    elif "check-said" in names:
        found.items = [_item_feedback(item) for item in node.find_all("li", recursive=False)]
    elif part is not None:
        found.parts[part] = to_markdown(node.decode_contents())
    return part is not None or bool({"question-note", "check-said", "question-figure", "question-link"} & {*names})


def _without_last_paragraph(html: list[str]) -> list[str]:
    """Return the parts without the paragraph that announces the list after it."""
    words = [part for part in html if part.strip()]
    return words[:-1] if words and words[-1].startswith("<p") else words


def _parse_note(node: Tag, names: Sequence[str]) -> dict[str, Any]:
    for label in node.find_all(class_=["question-verdict", "verdict"]):
        label.decompose()
    verdict = next((name for name in _VERDICTS if name in names), "imprecise")
    note: dict[str, Any] = {"verdict": verdict, "text": to_markdown(node.decode_contents())}
    return note | ({"contested": "true"} if "contested" in names else {})


def _item_feedback(item: Tag) -> str | None:
    label = item.find(class_="check-of")
    if isinstance(label, Tag):
        label.decompose()
    return to_markdown(item.decode_contents()) or None


def option_id(place: int) -> str:
    """Return the id of an option: a letter, or a number with a letter in front after `z`."""
    return chr(ord("a") + place) if place < _LETTERS else f"o{place + 1}"


def make_options(answers: Sequence[Answer], *, several: bool, keep_order: bool) -> Check:
    """Make a check of kind `choice`, or `multiple` if several options can be chosen."""
    listed = [
        {"id": option_id(place), "text": answer.text} | ({"feedback": answer.feedback} if answer.feedback else {})
        for place, answer in enumerate(answers)
    ]
    right = [option_id(place) for place, answer in enumerate(answers) if answer.weight > 0]
    best = max(answers, key=lambda answer: answer.weight, default=None)
    one = option_id(answers.index(best)) if best is not None and best.weight > 0 else ""
    check: Check = {"kind": "multiple", "key": right} if several else {"kind": "choice", "key": one}
    if keep_order:
        check["keep_order"] = "true"
    tied = [answer.text for answer in answers if best is not None and answer.weight == best.weight > 0]
    if not several and len(tied) > 1:
        check |= {ANSWER: " or ".join(tied), REFUSAL: "more than one option is right"}
    elif not several and len(right) > 1:
        check[NOTES] = [_PARTLY]
    return {**check, "options": listed}


def make_text(answers: Iterable[Answer]) -> Check:
    """Make a check of kind `text`: accepted answers, near misses with feedback, and feedback on anything else."""
    accepted: list[str] = []
    close: list[dict[str, Any]] = []
    feedback: dict[str, str] = {}
    notes: list[str] = []
    before: tuple[float, str] | None = None
    for answer in answers:
        if answer.text == "*":
            feedback["wrong"] = answer.feedback
            continue
        text = answer.text.replace("\\*", "*")
        notes += [_WILDCARD] if "*" in answer.text.replace("\\*", "") else []
        if answer.weight >= RIGHT:
            accepted.append(text)
            feedback["right"] = feedback.get("right") or answer.feedback
            notes += [_ONE_FEEDBACK] if answer.feedback not in ("", feedback["right"]) else []
            continue
        if before == (answer.weight, answer.feedback):
            close[-1].setdefault("also", []).append(text)
        else:
            partly = {"partly": "true"} if answer.weight > 0 else {}
            close.append({"answer": text, "feedback": answer.feedback, **partly})
        before = (answer.weight, answer.feedback)
    said = {key: feedback[key] for key in ("right", "wrong") if feedback.get(key)}
    return {"kind": "text", "answers": accepted, "feedback": said, NOTES: notes} | ({"close": close} if close else {})


def make_numeric(answers: Sequence[Answer]) -> Check:
    """Make a check of kind `numeric`: the key with its tolerance, known mistakes, and feedback on anything else."""
    known = [answer for answer in answers if answer.text != "*"]
    wrong = next((answer.feedback for answer in answers if answer.text == "*"), "")
    right = [answer for answer in known if answer.weight >= RIGHT]
    if len(right) != 1:
        reason = "no number is wholly right" if not right else "more than one number is right"
        return {"kind": "numeric", ANSWER: " or ".join(map(_shown, right)), REFUSAL: reason}
    [key] = right
    mistakes = [answer for answer in known if answer is not key]
    feedback = {name: text for name, text in {"right": key.feedback, "wrong": wrong}.items() if text}
    listed = [{"value": answer.text, "feedback": answer.feedback} for answer in mistakes]
    notes = [_PARTLY] if any(answer.weight > 0 for answer in mistakes) else []
    values = {"kind": "numeric", "key": key.text, "tolerance": _tolerance(key, mistakes), "feedback": feedback}
    shown = {ANSWER: key.shown} if key.shown else {}
    return {**values, NOTES: notes} | ({"mistakes": listed} if listed else {}) | shown


def _shown(answer: Answer) -> str:
    return answer.shown or _with_tolerance(answer.text, answer.tolerance)


def _with_tolerance(number: str, tolerance: str) -> str:
    return number if not re.search("[1-9]", tolerance) else f"{number} ± {tolerance}"


def _tolerance(key: Answer, mistakes: Sequence[Answer]) -> str:
    """Return the tolerance of the key, as a percentage if the tolerances of all mistakes are the same percentage."""
    try:
        with localcontext(Context(prec=EXACT)):
            reach, value = Decimal(key.tolerance), Decimal(key.text)
            reaches = [(Decimal(answer.tolerance), abs(Decimal(answer.text))) for answer in mistakes]
            if not value or all(own == reach for own, _ in reaches):
                return key.tolerance
            share = (reach / abs(value) * 100).normalize()
            if all(own * 100 == of * share for own, of in reaches):
                return f"{share:f}%"
    except ArithmeticError:
        pass
    return key.tolerance


def make_match(lefts: Sequence[str], rights: Sequence[str], feedback: Sequence[str | None]) -> Check:
    """Make a check of kind `match`: pairs, and texts that belong to none."""
    pairs: list[dict[str, Any]] = []
    extra: list[dict[str, Any]] = []
    for place, (left, right) in enumerate(zip(lefts, rights, strict=True)):
        why = feedback[place] if place < len(feedback) else None
        own = {"id": option_id(place)} | ({"feedback": why} if why else {})
        if left:
            pairs.append({"left": left, "right": right, **own})
        else:
            extra.append({"text": right, **own})
    return {"kind": "match", "pairs": pairs} | ({"extra": extra} if extra else {})


def make_order(texts: Sequence[str], feedback: Sequence[str | None], right: str, wrong: str) -> Check:
    """Make a check of kind `order`: the items from first to last."""
    listed = []
    for place, text in enumerate(texts):
        why = feedback[place] if place < len(feedback) else None
        listed.append({"id": option_id(place), "text": text} | ({"feedback": why} if why else {}))
    said = {name: text for name, text in {"right": right, "wrong": wrong}.items() if text}
    return {"kind": "order", "items": listed, "feedback": said}


def to_records(entries: Sequence[Entry], losses: list[Loss]) -> Iterator[QuestionRecord]:
    """Yield a question for each entry that is one, with the checks that name it; add what its checks lose."""
    essays = {entry.path for entry in entries if entry.check is None and is_id(entry.path)}
    checks: dict[str, list[CheckRecord]] = {}
    for entry in entries:
        question, _, check = entry.path.partition("/")
        if entry.check is not None and question in essays:
            checks.setdefault(question, []).extend(_check_records(entry, check, losses))
    for entry in entries:
        if entry.check is None:
            yield QuestionRecord(entry.line, entry.topic, _essay_values(entry), tuple(checks.pop(entry.path, ())))
        elif entry.path.partition("/")[0] not in essays:
            own = tuple(_check_records(entry, entry.path.partition("/")[2], losses))
            yield QuestionRecord(entry.line, entry.topic, _values_from_check(entry), own)


def _check_records(entry: Entry, check_id: str, losses: list[Loss]) -> Iterator[CheckRecord]:
    check = dict(entry.check or {})
    name = printable(entry.path or entry.name)
    refusal, notes, _ = check.pop(REFUSAL, ""), check.pop(NOTES, ()), check.pop(ANSWER, "")
    for note in dict.fromkeys(notes):
        cure = "Read what was written, and edit it."
        losses.append(Loss(entry.line, f"in `{name}` {note}", cure, "changed", f"in {{n}} questions {note}"))
    if refusal:
        parts = " with its options" if check.get("options") else ""
        message, many = (f"{what}{parts} {verb} left out: {refusal}"
                         for what, verb in ((f"the check of `{name}`", "was"), ("{n} checks", "were")))  # fmt: skip
        cure = "Give it one right option or number, or let several options be chosen."
        losses.append(Loss(entry.line, message, cure, "check-left-out", many))
        return
    hint = parse_general_feedback(entry.general).parts.get("check-hint")
    if hint and "hint" not in check:
        check["hint"] = hint
    yield CheckRecord(entry.line, {"id": check_id, **check, "stem": entry.stem})


def _named(entry: Entry) -> dict[str, Any]:
    """Return number, title, level and keywords as far as name and tags have them."""
    name = _NAME.fullmatch(entry.name) if entry.path and entry.tags.level else None
    values: dict[str, Any] = {"title": name[2], "number": name[1]} if name else {}
    values |= {"id": entry.path} if entry.path and (entry.check is None or "/" not in entry.path) else {}
    values |= {"level": entry.tags.level} if entry.tags.level else {}
    return {**values, "keywords": list(entry.tags.keywords)}


def _essay_values(entry: Entry) -> dict[str, Any]:
    feedback = parse_general_feedback(entry.general)
    values = {**_named(entry), "question": entry.stem}
    texts = {
        "answer": feedback.parts.get("question-answer") or entry.answer,
        "explanation": feedback.parts.get("question-explanation") or feedback.rest,
        "note": feedback.note,
        "key_points": feedback.key_points,
    }
    return values | {key: text for key, text in texts.items() if text}


def _values_from_check(entry: Entry) -> dict[str, Any]:
    """Return a question that asks what the check asks: its answer is the key, its explanation the feedback."""
    check = entry.check or {}
    values = {**_named(entry), "question": entry.stem}
    values["keywords"] = [*entry.tags.keywords]
    answer, why = _KEYS[str(check.get("kind"))](check)
    rest = parse_general_feedback(entry.general).rest
    texts = {"answer": str(check.get(ANSWER, "")) or answer, "explanation": rest or why}
    return values | {key: text for key, text in texts.items() if text}


def _key_of_options(check: Mapping[str, Any]) -> tuple[str, str]:
    key = check["key"] if isinstance(check["key"], list) else [check["key"]]
    right = [option for option in check["options"] if option["id"] in key]
    why = [option.get("feedback", "") for option in right]
    return "; ".join(option["text"] for option in right), "\n\n".join(filter(None, why))


def _key_of_number(check: Mapping[str, Any]) -> tuple[str, str]:
    number = _with_tolerance(check.get("key", ""), check.get("tolerance", ""))
    return f"{number} {check.get('unit', '')}".strip(), check.get("feedback", {}).get("right", "")


def _key_of_text(check: Mapping[str, Any]) -> tuple[str, str]:
    return " or ".join(map(text_to_markdown, check["answers"])), check.get("feedback", {}).get("right", "")


def _key_of_order(check: Mapping[str, Any]) -> tuple[str, str]:
    lines = (f"{place}. {item['text']}" for place, item in enumerate(check["items"], 1))
    return "\n".join(lines), check.get("feedback", {}).get("right", "")


def _key_of_match(check: Mapping[str, Any]) -> tuple[str, str]:
    return "\n".join(f"- {pair['left']}: {text_to_markdown(pair['right'])}" for pair in check["pairs"]), ""


_KEYS: Final[Mapping[str, Callable[[Mapping[str, Any]], tuple[str, str]]]] = {
    "choice": _key_of_options,
    "multiple": _key_of_options,
    "numeric": _key_of_number,
    "text": _key_of_text,
    "order": _key_of_order,
    "match": _key_of_match,
}
