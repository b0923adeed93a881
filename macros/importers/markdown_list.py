"""A numbered list in Markdown: headings are topics, each item a question with its answer and explanation.

### A topic
1. **What is asked?**
   - **Answer:** The short answer.
   - **Explanation:** Why it holds.
"""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from macros.importers.found import Chapter, Found, Item, lost

if TYPE_CHECKING:
    from macros.problems import Problem

CURES: Final = {
    "answer": "Write a line `- **Answer:** …` below the question.",
    "explanation": "Write a line `- **Explanation:** …` below the question.",
    "question": "Write the question behind the number.",
}
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_ITEM: Final = re.compile(r"[ \t]{0,3}([0-9]{1,7})[.)][ \t]+(.+)")
_FIELD: Final = re.compile(r"[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__)?([A-Za-z]{2,20})[ \t]*:[ \t]*(?:\*\*|__)?[ \t]*(.*)")
_BOLD: Final = re.compile(r"(\*\*|__)(.*?)\1[ \t]*")
_FIELDS: Final = ("answer", "explanation", "title", "level", "keywords", "id")


@dataclass(slots=True)
class _Open:
    """The question that is being read."""

    line: int
    topic: str
    values: dict[str, str]
    last: str = "question"
    lines: list[str] = field(default_factory=list)


def read(path: str, text: str) -> Found:
    """Every question of the list; a text before the first number of a topic is its introduction."""
    reading = _Reading(path)
    for number, line in enumerate(text.splitlines(), 1):
        reading.take(number, line.rstrip())
    reading.close()
    chapters = tuple(
        Chapter(key, key, introduction="\n".join(words).strip()) for key, words in reading.chapters.items()
    )
    return Found(chapters, tuple(reading.items), tuple(reading.lost), CURES)


class _Reading:
    def __init__(self, path: str) -> None:
        self.path = path
        self.topic = ""
        self.chapters: dict[str, list[str]] = {}
        self.items: list[Item] = []
        self.lost: list[Problem] = []
        self.open: _Open | None = None
        self.fence = ""

    def take(self, number: int, line: str) -> None:
        """One line: a heading, a question, a field of it, or more of what came before."""
        if self.open is None and not line.strip():
            return
        fence = re.match(r"[ \t]*(```+|~~~+)", line)
        if fence and (not self.fence or line.strip() == self.fence):
            self.fence = "" if self.fence else fence[1]
        elif not self.fence:
            if heading := _HEADING.fullmatch(line):
                self.begin_topic(heading[1])
                return
            if item := _ITEM.fullmatch(line):
                self.begin_question(number, item[1], item[2])
                return
        self.add(number, line)

    def begin_topic(self, title: str) -> None:
        self.close()
        self.topic = title.strip()

    def begin_question(self, number: int, numeral: str, text: str) -> None:
        self.close()
        if not self.topic:
            self.topic = "Questions"
        self.chapters.setdefault(self.topic, [])
        bold = _BOLD.fullmatch(text.strip())
        self.open = _Open(number, self.topic, {"number": numeral, "question": (bold[2] if bold else text).strip()})

    def add(self, number: int, line: str) -> None:
        """A line that begins nothing: a field, or more of the text before it."""
        if self.open is None:
            if self.topic:
                self.chapters.setdefault(self.topic, []).append(line.strip())
            elif line.strip():
                message, cure = "this stands before the first heading and number", "Put it below a heading."
                self.lost.append(lost(self.path, number, message, cure))
            return
        found = _FIELD.fullmatch(line) if not self.fence else None
        if found and found[1].lower() in _FIELDS:
            name = found[1].lower()
            if name in self.open.values:
                message = f"a second `{found[1]}` of one question"
                self.lost.append(lost(self.path, number, message, "Keep one of them; this one was left out."))
                name = ""
            self.open.last = name
            if name:
                self.open.values[name] = found[2].strip()
        elif self.open.last:
            self.open.values[self.open.last] += f"\n{line}"

    def close(self) -> None:
        """The question that was read is whole."""
        self.fence = ""
        if self.open is None:
            return
        values = {name: _joined(text) for name, text in self.open.values.items()}
        whole: dict[str, object] = {name: text for name, text in values.items() if text}
        if "keywords" in values:
            whole["keywords"] = [word.strip() for word in values["keywords"].split(",") if word.strip()]
        self.items.append(Item(self.open.line, self.open.topic, whole))
        self.open = None


def _joined(text: str) -> str:
    """The lines of a field without what they have in common before them."""
    first, *rest = text.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    margin = min(indents, default=0)
    return "\n".join([first, *(line[margin:] for line in rest)]).strip()
