"""Reads YAML as plain text, lists and mappings, with the line and column of every value.

The format is YAML without what makes files hard to read or slow to expand: no anchors, aliases, tags or second
documents. A scalar is text, whatever it looks like. It reads events, because composing 400,000 nested brackets into
nodes crashes libyaml's binding.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from yaml import CSafeLoader
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from macros.load.files import find_control_character
from macros.problems import Flaw, Problem, printable

#: How deep a file may nest; the format itself needs seven levels. The limit keeps every walk over values safe.
DEEPEST: Final = 16
_QUOTE: Final = "Put the whole text in quotes, or write `|` after the colon and the text on the lines below, indented."

Plain = str | list["Plain"] | dict[str, "Plain"]


_NO_PARTS: Final[Mapping[Any, Any]] = MappingProxyType({})


class _Node(NamedTuple):
    """A value, its event, and its parts by key or position, each with the event of its key."""

    event: Event
    value: Plain
    parts: Mapping[str | int, tuple[Event, "_Node"]] = _NO_PARTS


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file that was read; ``root`` is None where it has no values."""

    path: str
    text: str
    root: _Node | None
    problems: tuple[Problem, ...]

    @property
    def values(self) -> Plain | None:
        """The values of the file, or None."""
        return None if self.root is None else self.root.value

    def locate(self, flaws: Iterable[Flaw]) -> list[Problem]:
        """Return the flaws of the values as problems with line and column."""
        return [self._located(flaw) for flaw in flaws]

    def _located(self, flaw: Flaw) -> Problem:
        if not flaw.where or self.root is None:
            return Problem.of(flaw, self.path)
        key, node = self.root.event, self.root
        for step in flaw.where:
            # A step may name a missing key, or the kind of a check, which pydantic adds.
            key, node = node.parts.get(step, (key, node))
        event = key if flaw.at == "key" else node.event
        line, column = _position(event)
        if flaw.at == "value" and isinstance(event, ScalarEvent) and event.style == "|":
            blank = len(event.value) - len(event.value.lstrip("\n"))
            line += 1 + blank + flaw.line
            written = self.text.split("\n")[line - 1]
            column = len(written) - len(written.lstrip()) + 1
        return Problem.of(flaw, self.path, line, column)


def read_yaml(path: str, text: str) -> YamlFile:
    """Read the text of one file; ``path`` is its name in messages."""
    reader = _Reader(path, text)
    root: _Node | None = None
    try:
        root = reader.document()
    except _TooDeepError:
        pass
    except YAMLError as error:
        reader.problems.append(_explain(path, text, error))
    return YamlFile(path, text, root, tuple(reader.problems))


def _position(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


class _TooDeepError(Exception):
    """The file nests too deeply to be read; the problem is noted."""


class _Reader:
    """Reads one file once, collecting its problems."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.next_event: Callable[[], Any] = CSafeLoader(text).get_event
        #: The lines, where there is a comment that may cut a text short.
        self.lines = text.split("\n") if " #" in text or "\t#" in text else None

    def note(self, event: Event, code: str, message: str, cure: str) -> None:
        self.problems.append(Problem(self.path, *_position(event), message, cure, code))

    def document(self) -> _Node | None:
        self.next_event()  # the start of the stream
        if isinstance(self.next_event(), StreamEndEvent):
            cure = "Write it: quizdata/README.md shows a complete one."
            self.problems.append(Problem(self.path, 1, 1, "the file is empty", cure, "empty-file"))
            return None
        root = self.node(self.next_event(), 0)
        self.next_event()  # the end of the document
        if isinstance(after := self.next_event(), DocumentStartEvent):
            cure = "Keep one question per file; remove the line `---`."
            self.note(after, "second-document", "a second document begins here", cure)
        return root

    def node(self, event: ScalarEvent | AliasEvent | CollectionStartEvent, depth: int) -> _Node:
        if isinstance(event, ScalarEvent) and event.anchor is None and event.tag is None:
            if event.style == '"' or self.lines is not None:
                self.scalar(event)
            return _Node(event, event.value)
        if isinstance(event, AliasEvent):
            cure = "Write the text again, or put it in quotes when it should begin with `*`."
            self.note(event, "alias", f"`*{printable(event.anchor)}` is a YAML alias, which is not allowed here", cure)
            return _Node(event, "")
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if isinstance(event, ScalarEvent):
            return _Node(event, event.value)
        if depth >= DEEPEST:
            self.note(event, "too-deep", "lists and mappings nest too deeply here", "A question needs seven levels.")
            raise _TooDeepError
        read = self.mapping if isinstance(event, MappingStartEvent) else self.sequence
        return read(event, depth + 1)

    def sequence(self, start: Event, depth: int) -> _Node:
        values: list[Plain] = []
        parts: dict[str | int, tuple[Event, _Node]] = {}
        while not isinstance(event := self.next_event(), SequenceEndEvent):
            item = self.node(event, depth)
            parts[len(values)] = (event, item)
            values.append(item.value)
        return _Node(start, values, parts)

    def mapping(self, start: Event, depth: int) -> _Node:
        values: dict[str, Plain] = {}
        parts: dict[str | int, tuple[Event, _Node]] = {}
        while not isinstance(event := self.next_event(), MappingEndEvent):
            key = self.node(event, depth).value
            value = self.node(self.next_event(), depth)
            if not isinstance(key, str):
                cure = "Write a word and a colon; put text that begins with a bracket in quotes."
                self.note(event, "key-not-text", "a list or a mapping is used as a key here", cure)
            elif key in values:
                self.note(event, "key-repeated", f"the key `{printable(key)}` is used twice here", "Keep one of them.")
            else:
                values[key] = value.value
                parts[key] = (event, value)
        return _Node(start, values, parts)

    def scalar(self, event: ScalarEvent) -> None:
        """Note an invisible character made by an escape, and a comment where ` #` was probably meant as text."""
        found = find_control_character(event.value) if event.style == '"' else None
        if found:
            message = f"an escape in this text makes the invisible character U+{ord(found.group()[0]):04X}"
            self.note(event, "control-escape", message, "Remove it, or write the backslash twice.")
        mark = event.end_mark if not event.style and " " in event.value else None
        if self.lines is not None and mark is not None and re.match(r"[ \t]+#", self.lines[mark.line][mark.column :]):
            cure = "Put the text in quotes, or give the comment a line of its own."
            self.note(event, "comment-in-text", "` #` begins a comment and cuts this text short", cure)

    def decorated(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            cure = "Remove it, or put the text in quotes when it should begin with `&`."
            self.note(
                event, "anchor", f"`&{printable(event.anchor)}` is a YAML anchor, which is not allowed here", cure
            )
        if event.tag is not None:
            cure = "Remove it, or put the text in quotes when it should begin with `!`."
            self.note(event, "tag", f"`{printable(event.tag)}` is a YAML tag, which is not allowed here", cure)


@dataclass(frozen=True, slots=True)
class _SyntaxError:
    """Where libyaml failed, counted from 0, where the construct began that it was reading, and its words."""

    lines: tuple[str, ...]
    place: tuple[int, int]
    begin: tuple[int, int]
    words: str

    def at(self, line: int, column: int) -> str:
        """The character there, or nothing beyond the end."""
        row = self.lines[line] if line < len(self.lines) else ""
        return row[column : column + 1]

    @property
    def before(self) -> str:
        """The part of the line before the place."""
        line, column = self.place
        return self.lines[line][:column].rstrip() if line < len(self.lines) else ""


#: A flaw, and whether it is where libyaml failed or where the construct began.
_Explained = tuple[Flaw, tuple[int, int]]


def _explain(path: str, text: str, error: YAMLError) -> Problem:
    """Say in an author's words what is wrong with a file that is not YAML.

    libyaml says what it expected; its wording is matched by parts, and what matches none is passed on as it is.
    """
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        return Problem.of(_other(str(error)), path)
    begin = error.context_mark or mark
    words = f"{error.context or ''}; {error.problem or ''}"
    place = (mark.line, mark.column)
    found = _SyntaxError(tuple(text.split("\n")), place, (begin.line, begin.column), words)
    flaw, (line, column) = _character(found) or _text(found) or _structure(found) or (_other(str(error.problem)), place)
    return Problem.of(flaw, path, line + 1, column + 1)


def _other(words: str) -> Flaw:
    cure = "Compare with a question that works; text with `: `, `#` or quotes in it needs quotes."
    return Flaw("yaml-other", (), f"this is not YAML: {printable(words, 100)}", cure)


def _character(error: _SyntaxError) -> _Explained | None:
    """A character that is not allowed where it is."""
    character = error.at(*error.place)
    if "tab character" in error.words or ("cannot start any token" in error.words and character == "\t"):
        return Flaw("yaml-tab", (), "there is a tab where spaces are needed", "Indent with spaces only."), error.place
    if any(words in error.words for words in ("cannot start any token", "node content", "mapping keys")):
        message = f"a text without quotes cannot begin with {_quoted(character)}"
        return Flaw("yaml-first-character", (), message, _QUOTE), error.place
    if any(thing in error.words for thing in ("an anchor", "an alias", "a tag")):
        begun = _quoted(error.at(*error.begin))
        return Flaw("yaml-special-character", (), f"a text that begins with {begun} needs quotes", _QUOTE), error.begin
    if "escape" in error.words or "hexdecimal" in error.words:
        cure = "Use single quotes, or write `|` after the colon and the text on the lines below, indented."
        return Flaw("yaml-backslash", (), "a backslash in double quotes must be doubled", cure), error.place
    return None


def _quoted(character: str) -> str:
    return "a backtick" if character == "`" else f"`{printable(character)}`"


def _text(error: _SyntaxError) -> _Explained | None:
    """A text that is not written as YAML reads texts."""
    if "mapping values are not allowed" in error.words:
        if ":" in error.before:
            message = "a text without quotes cannot contain a colon and a space"
            return Flaw("yaml-colon", (), message, _QUOTE), error.place
        message, cure = "this key is indented deeper than the line above it", "Indent the keys of one mapping equally."
        return Flaw("yaml-deeper-key", (), message, cure), error.place
    if "end of stream" in error.words or "document indicator" in error.words:
        cure = "Close it; inside single quotes write an apostrophe twice."
        return Flaw("yaml-open-quote", (), "the quote that opens here is never closed", cure), error.begin
    if "could not find expected ':'" in error.words:
        cure = "Write `key: text`, or indent the line so that it belongs to the text above."
        message = "this line is neither a key with a colon nor part of the text above"
        return Flaw("yaml-no-colon", (), message, cure), error.begin
    if "block scalar" in error.words:
        cure = "Begin the text on the next line, indented by two spaces more than the key."
        return Flaw("yaml-block", (), "a text cannot begin on the line of its `|` or `>`", cure), error.place
    return None


def _structure(error: _SyntaxError) -> _Explained | None:
    """Keys, items and brackets that do not fit together."""
    if "expected ',' or" in error.words:
        opened = error.at(*error.begin)
        cure = "Close it, put commas between its parts, and quotes around text with a comma, bracket or colon."
        return Flaw("yaml-bracket", (), f"the `{opened}` that opens here is not closed correctly", cure), error.begin
    if "block sequence entries" in error.words:
        cure = "Begin each item on a line of its own; put text that begins with `- ` in quotes."
        return Flaw("yaml-list-inline", (), "a list cannot begin on the line of its key", cure), error.place
    if "expected '-' indicator" in error.words:
        cure = "Begin each item of the list with `- `, indented equally; indent the next key less than the list."
        return Flaw("yaml-list", (), "this line is not an item of the list around it", cure), error.place
    return _key(error) if "did not find expected key" in error.words else None


def _key(error: _SyntaxError) -> _Explained:
    """Something else where a key is expected."""
    if error.before.endswith(("'", '"')):
        cure = "Put all of it in quotes; inside single quotes write an apostrophe twice."
        return Flaw("yaml-after-quote", (), "text follows the closing quote", cure), error.place
    if error.before.endswith(("]", "}")):
        return Flaw("yaml-after-bracket", (), "text follows the closing bracket", _QUOTE), error.place
    cure = "Indent the keys of one mapping equally, and the text below a `|` deeper than its key."
    return Flaw("yaml-indentation", (), "the indentation of this line matches nothing above it", cure), error.place
