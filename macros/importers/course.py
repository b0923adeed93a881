"""What the formats of learning platforms share: entries one after another, some of which are checks of others.

An entry of our own says by its id and its tags where it belongs; one of somebody else is a question of its own,
whose answer is the key.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from macros.importers.found import Item, Piece
from macros.importers.html_markdown import markdown_of
from macros.importers.html_tree import Node, parse
from macros.importers.markdown_text import escaped
from macros.importers.naming import is_id

_VERDICTS: Final = ("sound", "imprecise", "misleading", "wrong")
_VERDICT: Final = frozenset(("question-verdict", "verdict"))
_NAME: Final = re.compile(r"\D{0,9}([1-9][0-9]{0,6}) (.+)")


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags of an entry tell."""

    level: str = ""
    topic: str = ""
    kind: str = ""
    keep_order: bool = False
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``check`` has the fields of its kind but for the stem, and is None where it is to be written about."""

    line: int
    topic: str
    path: str
    name: str
    stem: str
    general: str
    tags: Tags = Tags()
    check: Mapping[str, Any] | None = None
    answer: str = ""


@dataclass(slots=True)
class General:
    """What stands in the general feedback, by the classes that our own exports give its parts."""

    parts: dict[str, str] = field(default_factory=dict)
    note: dict[str, Any] = field(default_factory=dict)
    points: list[str] = field(default_factory=list)
    said: list[str | None] = field(default_factory=list)
    rest: str = ""
    pictures: int = 0


def told(listed: Iterable[str]) -> Tags:
    """The tags of an entry, those that are nobody's as keywords."""
    tags = [*listed]
    named: dict[str, str] = {}
    keywords: list[str] = []
    for tag in tags:
        key, colon, value = tag.partition(":")
        if colon and key in ("level", "topic", "kind") and value:
            named.setdefault(key, value)
        elif tag != "keep-order":
            keywords.append(" ".join(re.sub(r"[$\\]", "", tag).split()))
    words = tuple(dict.fromkeys(word for word in keywords if word))
    return Tags(**named, keep_order="keep-order" in tags, keywords=words)


def general(html: str) -> General:
    """The parts of a general feedback."""
    found = General()
    rest: list[Node | str] = []
    for node in parse(html).children:
        names = node.classes if isinstance(node, Node) else []
        if isinstance(node, str) or not names:
            rest.append(node)
        elif "question-note" in names:
            found.note = _note(node, names)
        elif "question-points" in names:
            found.points = [markdown_of(item.children) for item in node.elements() if item.tag == "li"]
            rest = rest[:-1] if rest and isinstance(rest[-1], Node) else rest  # the words before the list
        elif "check-said" in names:
            found.said = [markdown_of(item.children[1:]) or None for item in _elements(node)]
        elif "question-figure" in names:
            found.pictures += 1
        elif "question-link" not in names:
            found.parts[names[0]] = markdown_of(node.children)
    found.rest = markdown_of(rest)
    found.pictures += sum(inner.tag == "img" for node in rest if isinstance(node, Node) for inner in node.elements())
    return found


def _note(node: Node, names: Sequence[str]) -> dict[str, Any]:
    text = [child for child in node.children if isinstance(child, str) or not {*child.classes} & _VERDICT]
    verdict = next((name for name in _VERDICTS if name in names), "imprecise")
    note: dict[str, Any] = {"verdict": verdict, "text": markdown_of(text)}
    return note | ({"contested": "true"} if "contested" in names else {})


def _elements(node: Node) -> Iterator[Node]:
    return (child for child in node.children if isinstance(child, Node))


def option_id(place: int) -> str:
    """The id of an option: a letter, and more where those end."""
    return chr(ord("a") + place) if place < 26 else f"o{place + 1}"  # noqa: PLR2004  # the letters


def items(entries: Sequence[Entry]) -> Iterator[Item]:
    """A question for each entry that is one, with the checks that name it."""
    essays = {entry.path for entry in entries if entry.check is None and is_id(entry.path)}
    pieces: dict[str, list[Piece]] = {}
    for entry in entries:
        question, _, check = entry.path.partition("/")
        if entry.check is not None and question in essays:
            pieces.setdefault(question, []).append(_piece(entry, check))
    for entry in entries:
        if entry.check is None:
            yield Item(entry.line, entry.topic, _recalled(entry), tuple(pieces.pop(entry.path, ())))
        elif entry.path.partition("/")[0] not in essays:
            yield Item(entry.line, entry.topic, _of_check(entry), (_piece(entry, entry.path.partition("/")[2]),))


def _piece(entry: Entry, check_id: str) -> Piece:
    values = dict(entry.check or {})
    hint = general(entry.general).parts.get("check-hint")
    if hint and "hint" not in values:
        values["hint"] = hint
    return Piece(entry.line, {"id": check_id, **values, "stem": entry.stem})


def _named(entry: Entry) -> dict[str, Any]:
    """Number, title, level and keywords, as far as name and tags tell them."""
    name = _NAME.fullmatch(entry.name) if entry.path and entry.tags.level else None
    values: dict[str, Any] = {"title": name[2], "number": name[1]} if name else {}
    values |= {"id": entry.path} if is_id(entry.path) else {}
    values |= {"level": entry.tags.level} if entry.tags.level else {}
    return {**values, "keywords": list(entry.tags.keywords)}


def _recalled(entry: Entry) -> dict[str, Any]:
    said = general(entry.general)
    values = {**_named(entry), "question": entry.stem}
    texts = {
        "answer": said.parts.get("question-answer") or entry.answer,
        "explanation": said.parts.get("question-explanation") or said.rest,
        "note": said.note,
        "key_points": said.points,
    }
    return values | {key: text for key, text in texts.items() if text}


def _of_check(entry: Entry) -> dict[str, Any]:
    """A question that asks what the check asks: its answer is the key, its explanation what is said of it."""
    check = entry.check or {}
    said = general(entry.general)
    one_paragraph = "\n\n" not in entry.stem
    values = {**_named(entry), "question": entry.stem if one_paragraph else entry.name}
    values["keywords"] = [*entry.tags.keywords]
    answer, why = _KEYS[str(check.get("kind"))](check)
    texts = {"answer": answer, "explanation": said.rest or why}
    return values | {key: text for key, text in texts.items() if text}


def _key_of_options(check: Mapping[str, Any]) -> tuple[str, str]:
    key = check["key"]
    right = [option for option in check["options"] if option["id"] == key or option["id"] in key]
    why = [option.get("feedback", "") for option in right]
    return "; ".join(option["text"] for option in right), "\n\n".join(filter(None, why))


def _key_of_number(check: Mapping[str, Any]) -> tuple[str, str]:
    return f"{check.get('key', '')} {check.get('unit', '')}".strip(), check.get("feedback", {}).get("right", "")


def _key_of_text(check: Mapping[str, Any]) -> tuple[str, str]:
    answer = escaped(check["answers"][0], everything=True) if check["answers"] else ""
    return answer, check.get("feedback", {}).get("right", "")


def _key_of_order(check: Mapping[str, Any]) -> tuple[str, str]:
    lines = (f"{place}. {item['text']}" for place, item in enumerate(check["items"], 1))
    return "\n".join(lines), check.get("feedback", {}).get("right", "")


def _key_of_pairs(check: Mapping[str, Any]) -> tuple[str, str]:
    return "\n".join(f"- {pair['left']}: {escaped(pair['right'], everything=True)}" for pair in check["pairs"]), ""


_KEYS: Final[Mapping[str, Callable[[Mapping[str, Any]], tuple[str, str]]]] = {
    "choice": _key_of_options,
    "multiple": _key_of_options,
    "numeric": _key_of_number,
    "text": _key_of_text,
    "order": _key_of_order,
    "match": _key_of_pairs,
}
