"""XML that is not trusted, as a small tree: no document type, so no entities to expand; bounded in depth."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

#: How deep elements may nest; Moodle's own files need eight levels.
DEEPEST: Final = 30


class NotReadable(ValueError):
    """The text is no XML that can be read; ``line`` is where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Element:
    """An element with its line; ``text`` is all characters directly in it."""

    tag: str
    line: int
    attributes: Mapping[str, str]
    children: list["Element"] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str) -> Iterator["Element"]:
        """The children of that name."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Element | None":
        """The first child of that name."""
        return next(self.all(tag), None)

    def value(self, *way: str) -> str:
        """The text of the element that the names lead to, or nothing."""
        element: Element | None = self
        for tag in way:
            element = element.first(tag) if element is not None else None
        return element.text.strip() if element is not None else ""


def read_xml(text: str) -> Element:
    """The outermost element; raises NotReadable."""
    parser = ParserCreate("utf-8")
    parser.buffer_text = True
    top = Element("", 1, {})
    open_elements = [top]
    pieces: list[list[str]] = [[]]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > DEEPEST:
            raise NotReadable("elements nest too deeply", parser.CurrentLineNumber)
        element = Element(tag, parser.CurrentLineNumber, attributes)
        open_elements[-1].children.append(element)
        open_elements.append(element)
        pieces.append([])

    def end(tag: str) -> None:
        open_elements.pop().text = "".join(pieces.pop())

    def characters(data: str) -> None:
        pieces[-1].append(data)

    def doctype(*_: object) -> None:
        raise NotReadable("a document type stands here, which could name other files", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        # As characters: what the text says of its encoding is no longer so.
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)  # noqa: FBT003  # expat takes it by place
    except ExpatError as error:
        raise NotReadable(f"this is not XML: {str(error).partition(':')[0]}", error.lineno) from None
    return top.children[0]
