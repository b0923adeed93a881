"""A content package of QTI items, 3.0 or 2.1: for platforms other than Moodle, with feedback and scoring in each item.

Hints have no place in an item that every player knows, and are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

from macros.export import course
from macros.export.archive import zipped
from macros.export.drawing import standalone
from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.qti_item import Items, templates
from macros.model import Bank, Check, Question

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Version:
    """What is different between two versions: namespaces, what resources are called, and how elements are spelled."""

    items: str
    manifest: str
    kind: str
    schema: str
    number: str
    kebab: bool


V3: Final = Version(
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    "imsqti_item_xmlv3p0",
    "QTI Package",
    "3.0.0",
    kebab=True,
)
V21: Final = Version(
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "imsqti_item_xmlv2p1",
    "QTIv2.1 Package",
    "1.0.0",
    kebab=False,
)
_IMAGES: Final = "images"


def write(version: Version, bank: Bank, edition: Edition) -> bytes:
    """The zip, its manifest first."""
    made = templates(edition, version.items, kebab=version.kebab)
    images = {q.figure.file for q in bank.questions if q.figure is not None}
    media = ((f"{_IMAGES}/{name}", standalone(bank.figures[name]).encode()) for name in sorted(images))
    return zipped(chain([_manifest(made, version, bank, edition)], _items(made, bank, edition), media))


def _items(made: "Environment", bank: Bank, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every item, one after another: all at once would be another bank in memory."""
    items = Items(made)
    for name, question, check in _named(bank):
        title = course.name(edition, question, check)
        text = (
            items.recalled(question, title, f"../{_image(question)}")
            if check is None
            else items.checked(check, name, title)
        )
        yield f"items/{name}.xml", text.encode()


def _manifest(made: "Environment", version: Version, bank: Bank, edition: Edition) -> tuple[str, bytes]:
    items = ((name, _image(question) if check is None else None) for name, question, check in _named(bank))
    identifier = f"manifest-{edition.guide}-{edition.version}"
    text = made.get_template("qti/manifest.xml").render(identifier=identifier, items=items, version=version)
    return "imsmanifest.xml", f"{text}\n".encode()


def _named(bank: Bank) -> Iterator[tuple[str, Question, Check | None]]:
    """The name of each item, with its question, and with its check if it is one."""
    for topic in bank.topics:
        for question in bank.in_topic(topic.id):
            yield question.id, question, None
            for check in question.checks:
                yield course.path(question, check).replace("/", "--"), question, check


def _image(question: Question) -> str | None:
    return f"{_IMAGES}/{question.figure.file}" if question.figure is not None else None


FORMAT_3: Final = Format("qti", ".qti3.zip", partial(write, V3))
FORMAT_21: Final = Format("qti2", ".qti21.zip", partial(write, V21))
