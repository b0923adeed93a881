"""A course in Moodle's own XML: categories are topics, questions with id numbers of ours come back as they were."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from macros.importers.answers import Answer, numbers, options, order, places, words
from macros.importers.course import Entry, Tags, general, items, told
from macros.importers.found import Chapter, Found, lost
from macros.importers.html_markdown import markdown, pictures
from macros.importers.markdown_text import escaped
from macros.importers.xml_tree import Element, NotReadable, read_xml
from macros.problems import Problem, printable

CURES: Final = {
    "answer": "Say it in the information for graders, or bring in a question with answers to choose from.",
    "explanation": "Write general feedback that says why.",
    "feedback": "Write feedback to every answer: why it is right, or what was mixed up.",
    "right": "Write feedback to the right answer.",
    "wrong": "Add an answer `*` worth nothing, with feedback to all that is wrong.",
}
_CURE: Final = "Export it from Moodle as Moodle XML."
_PICTURE: Final = "Draw it anew in quizdata/figures, where colors follow the page."


def read(path: str, text: str) -> Found:
    """Every question of a kind that the bank knows, in the order of the file."""
    try:
        quiz = read_xml(text)
    except NotReadable as error:
        return Found(lost=(lost(path, error.line, str(error), _CURE, "not-xml"),))
    if quiz.tag != "quiz":
        return Found(lost=(lost(path, 1, f"this is `<{printable(quiz.tag)}>` and no `<quiz>`", _CURE, "not-xml"),))
    reading = _Reading(path)
    for question in quiz.all("question"):
        reading.take(question)
    return Found(tuple(reading.chapters.values()), tuple(items(reading.entries)), tuple(reading.lost), CURES)


class _Reading:
    def __init__(self, path: str) -> None:
        self.path = path
        self.topic = ""
        self.chapters: dict[str, Chapter] = {}
        self.entries: list[Entry] = []
        self.lost: list[Problem] = []

    def take(self, question: Element) -> None:
        """One question, or a category that those after it are in."""
        kind = question.attributes.get("type", "")
        if kind == "category":
            self.begin(question)
            return
        if kind not in _KINDS and kind != "essay":
            message = f"a question of the type `{printable(kind)}` has no kind here"
            cure = "Ask it as a choice, several choices, a number, words, an order or pairs."
            self.lost.append(lost(self.path, question.line, message, cure, "kind-unknown"))
            return
        if not self.topic:
            self.begin(Element("question", 1, {}))
        tags = told(tag.value("text") for tags in question.all("tags") for tag in tags.all("tag"))
        entry = Entry(
            line=question.line,
            topic=self.topic,
            path=question.value("idnumber"),
            name=" ".join(question.value("name", "text").split()),
            stem=_markdown(question.first("questiontext")),
            general=question.value("generalfeedback", "text"),
            tags=tags,
            check=_KINDS[kind](question, tags) | _hint(question) if kind in _KINDS else None,
            answer=_markdown(question.first("graderinfo")),
        )
        self.entries.append(entry)
        self.see(question, entry)

    def begin(self, category: Element) -> None:
        names = re.split(r"(?<!/)/(?!/)", category.value("category", "text"))
        title = names[-1].replace("//", "/").strip() or "Questions"
        self.topic = category.value("category", "text") or title
        introduction = _markdown(category.first("info"))
        self.chapters.setdefault(self.topic, Chapter(self.topic, title, category.value("idnumber"), introduction))

    def see(self, question: Element, entry: Entry) -> None:
        """Tell what of a question is not carried."""
        texts = [question.value("questiontext", "text"), *(answer.value("text") for answer in question.all("answer"))]
        if any(map(pictures, texts)) or general(entry.general).pictures:
            message = f"a picture of `{printable(entry.path or entry.name)}` was not carried"
            self.lost.append(lost(self.path, question.line, message, _PICTURE, "picture"))
        if len([*question.all("hint")]) > 1:
            message = f"`{printable(entry.path or entry.name)}` has more than one hint"
            self.lost.append(lost(self.path, question.line, message, "The first was taken.", "hints"))


def _markdown(element: Element | None) -> str:
    """The text of an element that says its format."""
    if element is None:
        return ""
    text, form = element.value("text"), element.attributes.get("format", "")
    if form == "plain_text":
        return escaped(text, everything=True)
    if form == "markdown":
        return text
    if form == "moodle_auto_format" and "<" not in text:
        text = "<p>" + re.sub(r"\n\s*\n", "</p><p>", text).replace("\n", "<br />") + "</p>"
    return markdown(text)


def _plain(element: Element) -> str:
    """The text of an answer that is written: no markup is meant in it."""
    return " ".join(element.value("text").split())


def _answers(question: Element, text: Callable[[Element], str]) -> Iterator[Answer]:
    for answer in question.all("answer"):
        weight = answer.attributes.get("fraction", "0")
        number = float(weight) if re.fullmatch(r"[+-]?[0-9]{1,6}(\.[0-9]{0,20})?", weight) else 0.0
        yield Answer(text(answer), number, _markdown(answer.first("feedback")), answer.value("tolerance") or "0")


def _hint(question: Element) -> dict[str, Any]:
    hint = _markdown(question.first("hint"))
    return {"hint": hint} if hint else {}


def _options(question: Element, tags: Tags) -> dict[str, Any]:
    several = question.value("single") in ("false", "0")
    keep = question.value("shuffleanswers") in ("false", "0")
    return options([*_answers(question, _markdown)], several=several, keep_order=keep)


def _truth(question: Element, tags: Tags) -> dict[str, Any]:
    named = [*_answers(question, lambda answer: _plain(answer).capitalize())]
    return options(named, several=False, keep_order=True)


def _numbers(question: Element, tags: Tags) -> dict[str, Any]:
    values = numbers([*_answers(question, _plain)])
    units = [(unit.value("unit_name"), unit.value("multiplier")) for each in question.all("units")
             for unit in each.all("unit")]  # fmt: skip
    own = next((name for name, multiplier in units if re.fullmatch(r"1(\.0*)?", multiplier)), None)
    others = {name: f"{1 / float(by):.15g}" for name, by in units
              if name != own and re.fullmatch(r"[0-9.]+(e[+-]?[0-9]{1,2})?", by) and _positive(by)}  # fmt: skip
    return values | ({"unit": own} if own else {}) | ({"units": others} if own and others else {})


def _positive(number: str) -> bool:
    try:
        return float(number) > 0
    except ValueError:
        return False


def _words(question: Element, tags: Tags) -> dict[str, Any]:
    return words(_answers(question, _plain))


def _order(question: Element, tags: Tags) -> dict[str, Any]:
    listed = [*_answers(question, _markdown)]
    said = [answer.feedback or None for answer in listed]
    right, wrong = (_markdown(question.first(tag)) for tag in ("correctfeedback", "incorrectfeedback"))
    return order([answer.text for answer in listed], said, right, wrong)


def _pairs(question: Element, tags: Tags) -> dict[str, Any]:
    rows = [*question.all("subquestion")]
    rights = [" ".join(row.value("answer", "text").split()) for row in rows]
    said = general(question.value("generalfeedback", "text")).said
    return places([_markdown(row) for row in rows], rights, said)


_KINDS: Final[Mapping[str, Callable[[Element, Tags], dict[str, Any]]]] = {
    "multichoice": _options,
    "truefalse": _truth,
    "numerical": _numbers,
    "shortanswer": _words,
    "ordering": _order,
    "matching": _pairs,
}
