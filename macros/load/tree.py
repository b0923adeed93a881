"""YAML read as text, lists and mappings in one pass, keeping what tells the place of each value.

The format is YAML without what makes files hard to read or slow to expand: no anchors, aliases, tags or
second documents. A scalar is text, whatever it looks like.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yaml._yaml import CParser
from yaml.error import YAMLError
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

from macros.load.source import control_character
from macros.load.syntax import explain
from macros.problems import Problem, printable

if TYPE_CHECKING:
    from collections.abc import Callable

#: How deep a file may nest; the format itself needs seven. The bound keeps every walk over values safe.
DEEPEST = 16

Plain = str | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True, slots=True)
class Tree:
    """A file as values (None when it has none), with the events to look places up in."""

    path: str
    text: str
    events: tuple[Event, ...]
    values: Plain | None
    problems: tuple[Problem, ...]


def start(event: Event) -> tuple[int, int]:
    """The line and the column where the event begins, from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


class _Stop(Exception):
    """Reading on makes no sense; the problem is noted."""


class _Reading:
    """One pass over one file."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.next: Callable[[], Any] = CParser(text).get_event
        self.events: list[Event] = []
        self.problems: list[Problem] = []

    def take(self) -> Any:
        event = self.next()
        self.events.append(event)
        return event

    def note(self, event: Event, code: str, message: str, cure: str) -> None:
        self.problems.append(Problem(self.path, *start(event), message, cure, code))

    def document(self) -> Plain | None:
        self.take()  # the start of the stream
        if isinstance(self.take(), StreamEndEvent):
            return None
        values = self.value(self.take(), 0)
        self.take()  # the end of the document
        if isinstance(after := self.take(), DocumentStartEvent):
            cure = "Keep one question a file; take the line `---` out."
            self.note(after, "second-document", "a second document begins here", cure)
        return values

    def value(self, event: ScalarEvent | AliasEvent | CollectionStartEvent, depth: int) -> Plain:
        if isinstance(event, ScalarEvent):
            if event.anchor is not None or event.tag is not None or event.style == '"':
                self.scalar(event)
            text: str = event.value
            return text
        if isinstance(event, AliasEvent):
            cure = "Write the text again, or put it in quotes when it should begin with `*`."
            self.note(event, "alias", f"`*{printable(event.anchor)}` is a YAML alias, which is not read here", cure)
            return ""
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        if depth >= DEEPEST:
            self.note(event, "too-deep", "lists and mappings nest too deeply here", "A question needs seven levels.")
            raise _Stop
        return self.mapping(depth + 1) if isinstance(event, MappingStartEvent) else self.sequence(depth + 1)

    def comments(self, lines: list[str]) -> None:
        """A text of many words with a comment behind it, where ` #` was meant to be text."""
        for event in self.events:
            if isinstance(event, ScalarEvent) and not event.style and " " in event.value:
                mark = event.end_mark
                if mark is not None and re.match(r"[ \t]+#", lines[mark.line][mark.column :]):
                    cure = "Put the text in quotes; or give the comment a line of its own."
                    self.note(event, "comment-in-text", "` #` begins a comment and cuts this text short", cure)

    def sequence(self, depth: int) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := self.take(), SequenceEndEvent):
            items.append(self.value(event, depth))
        return items

    def mapping(self, depth: int) -> dict[str, Plain]:
        values: dict[str, Plain] = {}
        while not isinstance(event := self.take(), MappingEndEvent):
            key = self.value(event, depth)
            value = self.value(self.take(), depth)
            if not isinstance(key, str):
                cure = "Write a word and a colon; put text that begins with a bracket in quotes."
                self.note(event, "key-not-text", "a list or a mapping stands where a key belongs", cure)
            elif key in values:
                self.note(event, "key-repeated", f"the key `{printable(key)}` stands twice here", "Keep one of them.")
            else:
                values[key] = value
        return values

    def scalar(self, event: ScalarEvent) -> None:
        """What is rare in a text: an anchor, a tag, a control character made by an escape."""
        if event.anchor is not None or event.tag is not None:
            self.decorated(event)
        found = control_character(event.value)
        if found:
            message = f"an escape in this text makes the invisible character U+{ord(found.group()[0]):04X}"
            self.note(event, "control-escape", message, "Take it out, or write the backslash twice.")

    def decorated(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            cure = "Take it out, or put the text in quotes when it should begin with `&`."
            self.note(event, "anchor", f"`&{printable(event.anchor)}` is a YAML anchor, which is not read here", cure)
        if event.tag is not None:
            cure = "Take it out, or put the text in quotes when it should begin with `!`."
            self.note(event, "tag", f"`{printable(event.tag)}` is a YAML tag, which is not read here", cure)


def read_tree(path: str, text: str) -> Tree:
    """The values of a file and what keeps it from being plain YAML; ``path`` is how messages call it."""
    reading = _Reading(path, text)
    values: Plain | None = None
    try:
        values = reading.document()
        if " #" in text or "\t#" in text:
            reading.comments(text.split("\n"))
        if values is None:
            cure = "Write it: quizdata/README.md shows a complete one."
            reading.problems.append(Problem(path, 1, 1, "the file is empty", cure, "empty-file"))
    except _Stop:
        pass
    except YAMLError as error:
        reading.problems.append(explain(path, text, error))
    return Tree(path, text, tuple(reading.events), values, tuple(reading.problems))
