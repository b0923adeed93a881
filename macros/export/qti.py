"""A QTI package, in versions 3.0 and 2.1: one item for each question and each check."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import Final

from jinja2 import Environment, FunctionLoader
from markupsafe import Markup

from macros.export import lms
from macros.export.edition import Edition
from macros.export.figures import inline_colors
from macros.export.format import Format, make_zip
from macros.export.html import TEMPLATES, block, environment, inline, single_paragraph
from macros.model import Bank, Check, Question
from macros.model.question import RECALL

#: A tag in a template: what stands in its attributes may be an expression, without double quotes.
_TAG: Final = re.compile(r'<(/?)qti-([a-z-]+)((?: [a-z-]+="[^"]*")*)')
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)="')
#: What 3.0 has around all that is said, and 2.1 does not know.
_AROUND: Final = re.compile(r"</?qti-content-body>")


@dataclass(frozen=True, slots=True)
class Items:
    """Writes items of one version, as text."""

    templates: Environment

    def recalled(self, question: Question, title: str, figure: str) -> str:
        """The question to write about."""
        return self._made(RECALL, question, title, figure)

    def checked(self, check: Check, name: str, title: str) -> str:
        """A check, with all that is said to it."""
        return self._made(check.kind if lms.is_graded(check) else "open", check, name, title)

    def _made(self, template: str, *arguments: object) -> str:
        module: object = self.templates.get_template(f"qti/{template}.xml").module
        return str(module.item(*arguments)).strip() + "\n"  # type: ignore[attr-defined]


def templates(edition: Edition, namespace: str, *, kebab: bool) -> Environment:
    """The templates in the spelling of a version: ``kebab`` is that of 3.0."""

    def read(name: str) -> str:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        return text if kebab else to_qti2_names(text)

    made = environment(edition).overlay(loader=FunctionLoader(read))
    made.globals = {**made.globals, "namespace": namespace, "share_of": _share, "pairs_said": lms.pairs_said}
    made.filters = {
        **made.filters,
        "block": lambda text: Markup(block(text, mathml=True)),  # noqa: S704  # no HTML gets through
        "inline": lambda text: Markup(inline(text, mathml=True)),  # noqa: S704  # as above
        "paragraph": single_paragraph,
        "digits": lambda number: lms.decimal(Decimal(number)),
    }
    return made


def to_qti2_names(template: str) -> str:
    """A template with the names of 2.1.

    >>> to_qti2_names('<qti-response-if a-b="{{ c-d }}"><qti-content-body>')
    '<responseIf aB="{{ c-d }}">'
    """

    def tag(found: re.Match[str]) -> str:
        attributes = _ATTRIBUTE.sub(lambda each: f' {_camel(each[1])}="', found[3])
        return f"<{found[1]}{_camel(found[2])}{attributes}"

    return _TAG.sub(tag, _AROUND.sub("", template))


def _camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def _share(key: Sequence[str]) -> str:
    return f"{1 / len(key):.6g}"


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
    media = ((f"{_IMAGES}/{name}", inline_colors(bank.figures[name]).encode()) for name in sorted(images))
    return make_zip(chain([_manifest(made, version, bank, edition)], _items(made, bank, edition), media))


def _items(made: Environment, bank: Bank, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Every item, one after another: all at once would be another bank in memory."""
    items = Items(made)
    for name, question, check in _named(bank):
        title = lms.name(edition, question, check)
        text = (
            items.recalled(question, title, f"../{_image(question)}")
            if check is None
            else items.checked(check, name, title)
        )
        yield f"items/{name}.xml", text.encode()


def _manifest(made: Environment, version: Version, bank: Bank, edition: Edition) -> tuple[str, bytes]:
    items = ((name, _image(question) if check is None else None) for name, question, check in _named(bank))
    identifier = f"manifest-{edition.guide}-{edition.version}"
    text = made.get_template("qti/manifest.xml").render(identifier=identifier, items=items, version=version)
    return "imsmanifest.xml", f"{text}\n".encode()


def _named(bank: Bank) -> Iterator[tuple[str, Question, Check | None]]:
    """The name of each item, with its question, and with its check if it is one."""
    for topic in bank.topics:
        for question in bank.in_topic(topic.id):
            yield question.first_id, question, None
            for check in question.checks:
                yield lms.path(question, check).replace("/", "--"), question, check


def _image(question: Question) -> str | None:
    return f"{_IMAGES}/{question.figure.file}" if question.figure is not None else None


FORMAT_3: Final = Format("qti", ".qti3.zip", partial(write, V3))
FORMAT_21: Final = Format("qti2", ".qti21.zip", partial(write, V21))
