"""Imports a numbered list in Markdown: headings are topics, and each number is a question with its answer.

### A topic
1. **What is asked?**
   - **Answer:** The short answer.
   - **Explanation:** Why it holds.

Every line that does not reach the bank is reported.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt

from macros.importers import records
from macros.importers.records import ImportedFile, Loss, QuestionRecord, TopicRecord, line_ranges

CURES: Final = {
    "answer": "Write a line `- **Answer:** …` below the question.",
    "explanation": "Write a line `- **Explanation:** …` below the question.",
    "question": "Write the question after the number.",
}
#: A longer text would take too long to parse.
_LONGEST: Final = 5_000_000
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*")
_ITEM: Final = re.compile(r"[ \t]{0,3}([0-9]{1,7})[.)][ \t]+(.+)")
_LABEL: Final = re.compile(
    r"([ \t]*)(?:[-*+][ \t]+)?(\*\*|__|[*_]|)(answer|explanation|title|level|keywords|id)[ \t]*"
    r"(\2[ \t]*:|:[ \t]*\2|:)[ \t]*(.*)",
    re.IGNORECASE,
)
_FENCE: Final = re.compile(r"(?:```[^`]*|~~~.*)")
_BOLD: Final = re.compile(r"(\*\*|__)(.*?)\1[ \t]*")
_BREAK: Final = re.compile(r" {0,3}(?:([-*_])[ \t]*(?:\1[ \t]*){2,}|<!--.*-->[ \t]*)")
_LETTER: Final = re.compile(r"\(?([A-Za-z])[.)]?")
#: What stretches of text that are not imported look like, for the message about them.
_SHAPES: Final = (
    ("numbered headings", re.compile(r" {0,3}#{1,6}[ \t]+(?:q|question)?[ \t]*#?[0-9]+[.):]?\s", re.IGNORECASE)),
    ("headings without questions", re.compile(r" {0,3}#{1,6}[ \t]")),
    ("`<details>` blocks", re.compile(r"\s*<details", re.IGNORECASE)),
    ("lists with checkboxes", re.compile(r"\s*[-*+][ \t]+\[[ xX]\]")),
    ("a table of contents", re.compile(r"\s*(?:[-*+]|[0-9]+[.)])[ \t]+\[.*\]\(#.*\)")),
    ("bold lines", re.compile(r"\s*(?:\*\*|__).+(?:\*\*|__)\s*$")),
    ("numbered lists without answers", re.compile(r"\s*[0-9]+[.)][ \t]")),
    ("lists without numbers", re.compile(r"\s*[-*+][ \t]")),
    ("tables", re.compile(r"\s*\|")),
)
_CONTENTS: Final = 4
#: What a question of another shape begins with.
_ASKED: Final = re.compile(
    r"\s*(?:<details|[-*+][ \t]+\[[ xX]\]|(?:\*\*|__).+\?(?:\*\*|__)|[-*+][ \t].*\?$|q(?:uestion)?[ \t]*[0-9]*[.:])",
    re.IGNORECASE,
)
_OTHER: Final = "text"
_DEFAULT_TOPIC: Final = "Questions"
_LOST_CURE: Final = (
    "Write each question as `1. **Question?**` with a line `- **Answer:** …` below it; "
    "nothing needs to be done about other text."
)


@dataclass(slots=True)
class _Section:
    """A heading, the lines before its first question, and how many questions it has."""

    line: int
    title: str
    text: list[int] = field(default_factory=list)
    questions: int = 0


@dataclass(slots=True)
class _Draft:
    """The question that is being read: its fields, and whether its labels are indented."""

    line: int
    topic: str
    values: dict[str, str]
    last: str = "question"
    indented: bool = False


def read(text: str) -> ImportedFile:
    """Read every question of the list; text between a heading and its first question introduces the topic."""
    if len(text) > _LONGEST:
        message = f"the list has {len(text):,} characters and may have {_LONGEST:,}"
        return ImportedFile(losses=(Loss(1, message, "Split it and import the parts one by one.", "too-large"),))
    reader = _Reader(text.split("\n"))
    reader.read()
    return ImportedFile(reader.topics(), tuple(reader.questions), tuple(reader.losses), CURES, keeps_numbers=False)


class _Reader:
    """Reads one list line by line; a Markdown parser says which lines are code."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [line.rstrip() for line in lines]
        self.losses: list[Loss] = []
        self.lost: list[int] = []
        self.code = self._find_code()
        prose = [number for number in range(1, len(self.lines) + 1) if number not in self.code]
        self.labels = {number: found for number in prose if (found := self._label(number))}
        self.items = {number: found for number in prose if (found := _ITEM.fullmatch(self._line(number)))}
        headings = (number for number in prose if _HEADING.fullmatch(self._line(number)))
        self.borders = sorted({*self.items, *headings})
        self.sections = [_Section(0, "")]
        self.questions: list[QuestionRecord] = []
        self.draft: _Draft | None = None
        self.step = 0

    def read(self) -> None:
        """Read all lines, then report those that went nowhere."""
        for number in range(1, len(self.lines) + 1):
            is_full = len(self.questions) + (self.draft is not None) == records.MOST_ENTRIES
            if is_full and number in self.items and self._is_question(number):
                self.losses.append(records.too_many_entries(number))
                break
            self._take(number)
        self._close()
        for section in self.sections:
            if not section.questions:
                self.lost += [section.line, *section.text]
            else:
                self.losses += self._questions_in_text(section)
        self.losses += self._lost_stretches()

    def topics(self) -> tuple[TopicRecord, ...]:
        """Return the topics that have a question; sections with the same heading are one topic."""
        named: dict[str, list[_Section]] = {}
        for section in self.sections:
            if section.questions:
                named.setdefault(section.title or _DEFAULT_TOPIC, []).append(section)
        texts = {title: "\n\n".join(self._text(section) for section in same) for title, same in named.items()}
        return tuple(
            TopicRecord(title, title, introduction=text.strip(), line=max(named[title][0].line, 1))
            for title, text in texts.items()
        )

    def _questions_in_text(self, section: _Section) -> Iterator[Loss]:
        """Yield the lines of an introduction that look like questions."""
        for number in section.text:
            if number not in self.code and _ASKED.match(self._line(number)):
                message, many = (f"{what} and became part of the introduction of a topic" for what in (
                    "this line looks like a question", "{n} lines look like questions"))  # fmt: skip
                yield Loss(number, message, _LOST_CURE.partition(";")[0] + ".", "question-in-introduction", many)

    def _text(self, section: _Section) -> str:
        return "\n".join(self._line(number).strip() for number in section.text).strip()

    def _line(self, number: int) -> str:
        return self.lines[number - 1]

    def _find_code(self) -> set[int]:
        """Return the numbers of all lines in fences, and report fences that never end."""
        found: set[int] = set()
        text = "\n".join(map(_fence_alone, self.lines))
        for token in MarkdownIt("commonmark", {"html": False}).parse(text):
            if token.type == "fence" and token.map:
                first, end = token.map
                found.update(range(first + 1, end + 1))
                closing = self.lines[end - 1].strip(" \t>")
                if end - first < 2 or closing.strip(token.markup[0]) or len(closing) < len(token.markup):  # noqa: PLR2004
                    message = "a code block opens here and never ends"
                    self.losses.append(
                        Loss(first + 1, message, f"Close it with a line of {token.markup}.", "fence-open")
                    )
        return found

    def _label(self, number: int) -> re.Match[str] | None:
        return _LABEL.fullmatch(self._line(number))

    def _take(self, number: int) -> None:
        """Read one line: a heading, a question, a field, or text."""
        line = self._line(number)
        is_code = number in self.code
        if not is_code and (heading := _HEADING.fullmatch(line)):
            self._close()
            self.sections.append(_Section(number, heading[1].strip()))
        elif number in self.items and self._is_question(number):
            self._begin(number)
        elif self.draft is not None and (label := self._field(number)):
            self._begin_field(self.draft, number, label)
        elif self.draft is not None and not self._leaves_question(number):
            if self.draft.last:
                self.draft.values[self.draft.last] += f"\n{line}"
            elif line:
                self.lost.append(number)
        else:
            self._add_text(number)

    def _field(self, number: int) -> re.Match[str] | None:
        """Return the label of a line, also if a fence follows it."""
        if number in self.code and _fence_alone(self._line(number)) == self._line(number):
            return None
        return self.labels.get(number) or self._label(number)

    def _block_labels(self, number: int) -> Iterator[str]:
        """Yield the labels from a line on to the next heading or number."""
        place = bisect_right(self.borders, number)
        end = self.borders[place] if place < len(self.borders) else len(self.lines) + 1
        for following in range(number, end):
            if found := self._field(following):
                yield found[3].lower()

    def _is_question(self, number: int) -> bool:
        """Tell a question from a step of an answer or an entry of a table of contents."""
        numeral, text = int(self.items[number][1]), self.items[number][2]
        looks_asked = _BOLD.fullmatch(text) is not None or text.rstrip("*_ ").endswith("?")
        if looks_asked or "answer" in self._block_labels(number):
            self.step = 0
            return True
        if self.draft is None or _SHAPES[_CONTENTS][1].match(self._line(number)):
            return False
        if "answer" in self.draft.values and numeral in (1, self.step + 1):
            self.step = numeral
            return False
        return "answer" in self.draft.values

    def _begin(self, number: int) -> None:
        self._close()
        section = self.sections[-1]
        section.questions += 1
        numeral, text = self.items[number].groups()
        bold = _BOLD.fullmatch(text)
        values = {"number": numeral, "question": (bold[2] if bold else text).strip()}
        self.draft = _Draft(number, section.title or _DEFAULT_TOPIC, values)

    def _begin_field(self, draft: _Draft, number: int, label: re.Match[str]) -> None:
        indent, mark, name, colon, text = label.groups()
        if mark and mark not in colon:  # the whole line is bold, not only the label
            text = text.removesuffix(mark) if text.endswith(mark) else f"{mark}{text}"
        name = name.lower()
        draft.indented = bool(indent) or draft.indented
        draft.last = "" if name in draft.values else name
        if draft.last:
            draft.values[name] = text.strip()
        else:
            message = f"a second `{label[3]}` of one question was left out"
            many = "{n} fields were left out, because their questions have them already"
            self.losses.append(Loss(number, message, "Keep one of them.", "field-twice", many))

    def _leaves_question(self, number: int) -> bool:
        """Check for text to the left of the fields that a blank line separates from them."""
        draft, line = self.draft, self._line(number)
        if draft is None or not draft.indented or number in self.code or number in self.items:
            return False
        if _BREAK.fullmatch(line):
            return True
        if not line or line[0].isspace() or self._line(number - 1):
            return False
        return not any(name not in draft.values for name in self._block_labels(number))

    def _add_text(self, number: int) -> None:
        """Add a line outside of questions: to the introduction of its topic, or to what is not imported."""
        self._close()
        line, section = self._line(number), self.sections[-1]
        if _BREAK.fullmatch(line) and number not in self.code:
            return
        if section.line and not section.questions:
            section.text.append(number)
        elif line:
            self.lost.append(number)

    def _close(self) -> None:
        """Finish the question that is being read."""
        self.step = 0
        if self.draft is None:
            return
        values = {name: _joined(text) for name, text in self.draft.values.items()}
        values["answer"] = _answer(values.get("answer", ""), values["question"])
        whole: dict[str, object] = {name: text for name, text in values.items() if text}
        if "keywords" in values:
            whole["keywords"] = [word.strip() for word in values["keywords"].split(",") if word.strip()]
        self.questions.append(QuestionRecord(self.draft.line, self.draft.topic, whole))
        self.draft = None

    def _lost_stretches(self) -> Iterator[Loss]:
        """Yield one loss for all lines that were not imported, by what they look like."""
        shapes: dict[str, list[int]] = {}
        shape, before = "", -1
        lost = sorted({number for number in self.lost if number and self._line(number)})
        for number in lost:
            is_next = all(not self._line(between) for between in range(before + 1, number))
            shape = self._shape(number, shape if is_next else "")
            shapes.setdefault(shape, []).append(number)
            before = number
        if shapes:
            parts = "; ".join(f"{shape} ({line_ranges(self._with_gaps(numbers))})" for shape, numbers in shapes.items())
            message = f"{len(lost):,} line{'s were' if len(lost) > 1 else ' was'} not imported: {parts}"
            yield Loss(lost[0], message, _LOST_CURE, "lines-lost")

    def _shape(self, number: int, before: str) -> str:
        """Name what a line begins; a line that begins nothing has the shape of the one before."""
        line = self._line(number)
        is_start = number == 1 or not self._line(number - 1) or _HEADING.fullmatch(line) is not None
        if number in self.code or (before and (not is_start or line[0].isspace())):
            return before or _OTHER
        return next((name for name, form in _SHAPES if form.match(line)), before or _OTHER)

    def _with_gaps(self, numbers: Sequence[int]) -> Iterator[int]:
        """Yield the numbers and those of blank lines between them, so that ranges are few."""
        before = numbers[0]
        for number in numbers:
            if all(not self._line(between) for between in range(before + 1, number)):
                yield from range(before + 1, number)
            yield number
            before = number


def _fence_alone(line: str) -> str:
    """Return a line with a fence after a label without the label, as in `- **Answer:** ```sh`."""
    label = _LABEL.fullmatch(line)
    if label is None or not _FENCE.fullmatch(label[5]):
        return line
    return line[: label.start(2)] + label[5]


def _answer(answer: str, question: str) -> str:
    """Return the answer, with the text of the option if it is only a letter."""
    letter = _LETTER.fullmatch(answer)
    if letter is None:
        return answer
    option = re.search(rf"(?im)^[ \t]*(?:[-*+][ \t]+)?(\(?{letter[1]}[.)][ \t]+\S.*)$", question)
    return option[1].strip() if option else answer


def _joined(text: str) -> str:
    """Return the lines of a field without the indentation they share."""
    first, *rest = text.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in rest if line.strip()]
    margin = min(indents, default=0)
    return "\n".join([first, *(line[margin:] for line in rest)]).strip()
