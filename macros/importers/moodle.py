"""Imports Moodle XML: categories are topics, and questions exported by this project come back as they were."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from html.entities import html5
from typing import Any, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element, TreeBuilder
from xml.sax import ContentHandler, SAXParseException, make_parser
from xml.sax.handler import LexicalHandler, property_lexical_handler
from xml.sax.xmlreader import AttributesImpl, InputSource, Locator

from typing_extensions import override

from macros.importers import lms
from macros.importers.html import moodle_html, to_markdown, unsupported
from macros.importers.lms import Answer, Entry, parse_general_feedback, parse_tags
from macros.importers.markdown_text import text_to_markdown
from macros.importers.records import MOST_ANSWERS, ImportedFile, Loss, TopicRecord, at_most, embedded, too_many_answers
from macros.problems import printable

CURES: Final = {
    "answer": "Write it into the information for graders, or give the question answers to choose from.",
    "explanation": "Write general feedback that says why the answer is right.",
    "feedback": "Write feedback for every answer: why it is right, or what was mixed up.",
    "right": "Write feedback for the right answer.",
    "wrong": "Add an answer `*` worth nothing, with feedback for all wrong answers.",
}
_CURE: Final = "Export the questions from Moodle in the format Moodle XML."
_DEEPEST: Final = 30
#: Where an element starts; no attribute of XML can have this name.
_LINE: Final = "#line"
_ENTITY: Final = re.compile(r"<!\[CDATA\[.*?\]\]>|&([A-Za-z][A-Za-z0-9]{1,31};)", re.DOTALL)
_XML_ENTITIES: Final = ("amp;", "lt;", "gt;", "quot;", "apos;")
#: Elements of a question that are imported.
_READ: Final = """
    name questiontext generalfeedback answer subquestion hint tags units graderinfo idnumber single shuffleanswers
"""
#: Elements that set how Moodle shows and grades a question.
_SETTINGS: Final = """
    defaultgrade penalty hidden answernumbering showstandardinstruction usecase shownumcorrect responseformat
    responserequired responsefieldlines minwordlimit maxwordlimit attachments attachmentsrequired maxbytes
    filetypeslist unitgradingtype unitpenalty showunits unitsleft layouttype selecttype selectcount gradingtype
    showgrading numberingstyle
"""
_COMBINED: Final = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


class InvalidXmlError(ValueError):
    """The text cannot be read as XML; ``line`` is where, ``cure`` what to do."""

    def __init__(self, message: str, line: int, cure: str = _CURE) -> None:
        super().__init__(message)
        self.line, self.cure = line, cure


def read(text: str) -> ImportedFile:
    """Read every question of a kind that the bank has, in the order of the file."""
    try:
        quiz = parse_xml(text)
    except InvalidXmlError as error:
        return ImportedFile(losses=(Loss(error.line, str(error), error.cure, "not-xml"),))
    if quiz.tag != "quiz":
        message = f"this is `<{printable(quiz.tag)}>` and not `<quiz>`"
        return ImportedFile(losses=(Loss(1, message, _CURE, "not-xml"),))
    reader = _Reader()
    for question in at_most(quiz.findall("question"), reader.losses, _line):
        reader.take(question)
    questions = tuple(lms.to_records(reader.entries, reader.losses))
    return ImportedFile(tuple(reader.topics.values()), questions, tuple(reader.losses), CURES)


def parse_xml(text: str) -> Element:
    """Parse XML that is not trusted, with the entities of HTML; raises InvalidXmlError."""
    handler = _TreeHandler()
    parser = make_parser()  # noqa: S317  # the handler refuses document types, so there are no entities
    parser.setContentHandler(handler)
    parser.setProperty(property_lexical_handler, handler)
    source = InputSource()
    source.setCharacterStream(io.StringIO(_ENTITY.sub(_to_character, text)))
    try:
        parser.parse(source)
    except SAXParseException as error:
        line = error.getLineNumber() or 1
        if "undefined entity" in error.getMessage():
            cure = "Write `&amp;` for the sign `&` itself, or put the text into `<![CDATA[ … ]]>`."
            raise InvalidXmlError("this entity is defined neither in XML nor in HTML", line, cure) from None
        cure = "Correct it there; inside a text, `&` is written `&amp;` and `<` is written `&lt;`."
        raise InvalidXmlError(f"this is not XML: {error.getMessage()}", line, cure) from None
    return handler.builder.close()


def _to_character(found: re.Match[str]) -> str:
    name = found[1]
    if name is None or name in _XML_ENTITIES or name not in html5:
        return found[0]
    return "".join(f"&#{ord(sign)};" for sign in html5[name])


class _TreeHandler(ContentHandler, LexicalHandler):
    """Builds a tree whose elements know their line. There is no document type, so no entity to expand."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.depth = 0
        self.locator: Locator | None = None

    @override
    def setDocumentLocator(self, locator: Locator) -> None:
        self.locator = locator

    def _here(self) -> int:
        return (self.locator.getLineNumber() if self.locator else None) or 1

    @override
    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise InvalidXmlError("elements are nested too deeply", self._here())
        self.builder.start(name, {**dict(attrs.items()), _LINE: str(self._here())})

    @override
    def endElement(self, name: str) -> None:
        self.depth -= 1
        self.builder.end(name)

    @override
    def characters(self, content: str) -> None:
        self.builder.data(content)

    @override
    def startDTD(self, name: str, public_id: str | None, system_id: str | None) -> None:
        message = "the file has a document type, which could name other files"
        raise InvalidXmlError(message, self._here(), "Delete the line that starts with `<!DOCTYPE`.")


def _line(element: Element) -> int:
    return int(element.get(_LINE, "1"))


def _value(element: Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


class _Reader:
    """Collects entries, topics and losses of one file."""

    def __init__(self) -> None:
        self.topic = ""
        self.topics: dict[str, TopicRecord] = {}
        self.entries: list[Entry] = []
        self.losses: list[Loss] = []

    def take(self, question: Element) -> None:
        """Take one question, or a category for the questions after it."""
        kind = question.get("type", "")
        if kind == "category":
            self.begin_topic(question)
            return
        if kind not in _KINDS and kind != "essay":
            self.refuse(question, kind)
            return
        answers = len(question.findall("answer")) + len(question.findall("subquestion"))
        if answers > MOST_ANSWERS:
            self.losses.append(too_many_answers(_line(question), answers))
            return
        if not self.topic:
            self.begin_topic(Element("question"))
        tags = parse_tags(_value(tag, "text") for tag in question.findall("tags/tag"))
        entry = Entry(
            line=_line(question),
            topic=self.topic,
            path=_value(question, "idnumber"),
            name=" ".join(_value(question, "name/text").split()),
            stem=_markdown(question.find("questiontext")),
            general=_value(question, "generalfeedback/text"),
            tags=tags,
            check=_KINDS[kind](question) | _hint(question) if kind in _KINDS else None,
            answer=_markdown(question.find("graderinfo")),
        )
        self.entries.append(entry)
        self.losses += _losses(question, entry)

    def begin_topic(self, category: Element) -> None:
        names = re.split(r"(?<!/)/(?!/)", _value(category, "category/text"))
        title = names[-1].replace("//", "/").strip() or "Questions"
        self.topic = _value(category, "category/text") or title
        record = TopicRecord(self.topic, title, _value(category, "idnumber"), _markdown(category.find("info")),
                             _line(category))  # fmt: skip
        self.topics.setdefault(self.topic, record)

    def refuse(self, question: Element, kind: str) -> None:
        if kind == "description":
            message = f"the text `{printable(_value(question, 'name/text'))}` asks nothing and was left out"
            cure = "Move it into the introduction of the topic, or into the questions about it."
            self.losses.append(Loss(_line(question), message, cure, "description", "{n} texts ask nothing and were "
                                    "left out"))  # fmt: skip
            return
        many = f"{{n}} questions were left out: their type `{printable(kind)}` has no kind here"
        message = f"this question was left out: its type `{printable(kind)}` has no kind here"
        cure = "Ask for a choice, several choices, a number, words, an order or pairs."
        self.losses.append(Loss(_line(question), message, cure, "kind-unknown", many))


def _losses(question: Element, entry: Entry) -> Iterator[Loss]:
    """Yield what a question has that is not imported."""
    name = entry.path or entry.name
    texts = [part.text or "" for part in question.iter("text")]
    things = [thing for text in texts for thing in unsupported(text)]
    linked = unquote("\n".join(texts))
    names = [file.get("name", "") for file in question.iter("file")]
    things += ["file" for file_name in names if f"@@PLUGINFILE@@/{file_name}" not in linked]
    yield from embedded(entry.line, name, things)
    if len(question.findall("hint")) > 1:
        message = f"`{printable(name)}` has more than one hint, and only the first was imported"
        many = "{n} questions have more than one hint, and only the first was imported"
        yield Loss(entry.line, message, "Put what matters into the first hint.", "hints", many)
    read = {*_READ.split(), *_SETTINGS.split()}
    is_own = bool(entry.tags.level)
    for part in question:
        is_read = part.tag in read or (part.tag in _COMBINED and (is_own or question.get("type") == "ordering"))
        if not is_read and "".join(part.itertext()).strip():
            tag = printable(part.tag)
            many = f"{{n}} questions have a `<{tag}>`, which was not imported"
            cure = "Put what matters into the general feedback."
            yield Loss(_line(part), f"`<{tag}>` of `{printable(name)}` was not imported", cure, f"no-{tag}", many)


def _markdown(element: Element | None) -> str:
    """Return the text of an element in Markdown, by the format the element names."""
    if element is None:
        return ""
    text, form = _value(element, "text"), element.get("format", "")
    if form == "plain_text":
        return text_to_markdown(text)
    if form == "markdown":
        return text
    if form == "moodle_auto_format":
        text = moodle_html(text)
        if not re.search("<(p|br|div|ul|ol|pre)[ >/]", text):
            text = "<p>" + re.sub(r"\n\s*\n", "</p><p>", text).replace("\n", "<br />") + "</p>"
    return to_markdown(text)


def _plain(element: Element) -> str:
    """Return the text of an answer that is typed, in which no markup is meant."""
    return " ".join(_value(element, "text").split())


def _answers(question: Element, text: Callable[[Element], str]) -> Iterator[Answer]:
    for answer in question.findall("answer"):
        weight = answer.get("fraction", "0")
        number = float(weight) if re.fullmatch(r"[+-]?[0-9]{1,6}(\.[0-9]{0,20})?", weight) else 0.0
        yield Answer(text(answer), number, _markdown(answer.find("feedback")), _value(answer, "tolerance") or "0")


def _hint(question: Element) -> dict[str, Any]:
    hint = _markdown(question.find("hint"))
    return {"hint": hint} if hint else {}


def _options(question: Element) -> dict[str, Any]:
    several = _value(question, "single") in ("false", "0")
    keep = _value(question, "shuffleanswers") in ("false", "0")
    return lms.make_options([*_answers(question, _markdown)], several=several, keep_order=keep)


def _true_false(question: Element) -> dict[str, Any]:
    answers = [*_answers(question, lambda answer: _plain(answer).capitalize())]
    return lms.make_options(answers, several=False, keep_order=True)


def _numeric(question: Element) -> dict[str, Any]:
    values = lms.make_numeric([*_answers(question, _plain)])
    units = [(_value(unit, "unit_name"), _value(unit, "multiplier")) for unit in question.findall("units/unit")]
    own = next((name for name, multiplier in units if re.fullmatch(r"1(\.0*)?", multiplier)), None)
    others = {name: f"{1 / float(by):.15g}" for name, by in units
              if name != own and re.fullmatch(r"[0-9.]+(e[+-]?[0-9]{1,2})?", by) and _is_positive(by)}  # fmt: skip
    return values | ({"unit": own} if own else {}) | ({"units": others} if own and others else {})


def _is_positive(number: str) -> bool:
    try:
        return float(number) > 0
    except ValueError:
        return False


def _text(question: Element) -> dict[str, Any]:
    return lms.make_text(_answers(question, _plain))


def _order(question: Element) -> dict[str, Any]:
    listed = [*_answers(question, _markdown)]
    feedback = [answer.feedback or None for answer in listed]
    right, wrong = (_markdown(question.find(tag)) for tag in ("correctfeedback", "incorrectfeedback"))
    return lms.make_order([answer.text for answer in listed], feedback, right, wrong)


def _match(question: Element) -> dict[str, Any]:
    rows = question.findall("subquestion")
    rights = [" ".join(_value(row, "answer/text").split()) for row in rows]
    feedback = parse_general_feedback(_value(question, "generalfeedback/text")).items
    return lms.make_match([_markdown(row) for row in rows], rights, feedback)


_KINDS: Final[Mapping[str, Callable[[Element], dict[str, Any]]]] = {
    "multichoice": _options,
    "truefalse": _true_false,
    "numerical": _numeric,
    "shortanswer": _text,
    "ordering": _order,
    "matching": _match,
}
