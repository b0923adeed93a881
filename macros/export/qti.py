"""A content package of QTI items, 3.0 or 2.1: for platforms other than Moodle, with feedback and scoring in each item.

Hints have no place in an item that every player knows, and are left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final
from xml.etree import ElementTree as ET

from macros.export import course
from macros.export.archive import zipped
from macros.export.drawing import standalone
from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.qti_item import checked, recalled
from macros.model import Bank


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
    drawn = {q.figure.file for q in bank.questions if q.figure is not None}
    images = {name: standalone(svg).encode() for name, svg in sorted(bank.figures.items()) if name in drawn}
    items: dict[str, tuple[bytes, str | None]] = {}
    for name, item, image in _items(bank, edition):
        items[f"items/{name}.xml"] = _document(item if version.kebab else older(item), version.items), image
    files = [(name, data) for name, (data, _) in items.items()]
    manifest = _manifest(version, {name: image for name, (_, image) in items.items()}, edition)
    media = [(f"{_IMAGES}/{name}", data) for name, data in images.items()]
    return zipped([("imsmanifest.xml", manifest), *files, *media])


def _items(bank: Bank, edition: Edition) -> Iterator[tuple[str, ET.Element, str | None]]:
    """The name of each item's file, the item, and the drawing it shows."""
    for topic in bank.topics:
        for question in bank.in_topic(topic.id):
            image = f"{_IMAGES}/{question.figure.file}" if question.figure is not None else None
            yield question.id, recalled(question, edition, f"../{image}"), image
            for check in question.checks:
                path = course.path(question, check)
                item = checked(question, check, path, course.name(edition, question, check))
                yield path.replace("/", "--"), item, None


def older(item: ET.Element) -> ET.Element:
    """The item with the names of 2.1: `responseIf` for `qti-response-if`."""
    for each in item.iter():
        if each.tag.startswith("qti-"):
            each.tag = _camel(each.tag.removeprefix("qti-"))
            for name in [name for name in each.attrib if "-" in name]:
                each.attrib[_camel(name)] = each.attrib.pop(name)
    return item


@cache
def _camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def _document(top: ET.Element, namespace: str) -> bytes:
    top.set("xmlns", namespace)
    # As text first: written as bytes, every tag is encoded by itself, which takes twice as long.
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{ET.tostring(top, encoding='unicode')}\n".encode()


def _manifest(version: Version, items: Mapping[str, str | None], edition: Edition) -> bytes:
    top = ET.Element("manifest", identifier=f"manifest-{edition.guide}-{edition.version}")
    metadata = ET.SubElement(top, "metadata")
    ET.SubElement(metadata, "schema").text = version.schema
    ET.SubElement(metadata, "schemaversion").text = version.number
    ET.SubElement(top, "organizations")
    resources = ET.SubElement(top, "resources")
    for name, image in items.items():
        stem = name.removeprefix("items/").removesuffix(".xml")
        resource = ET.SubElement(resources, "resource", identifier=f"r-{stem}", type=version.kind, href=name)
        for href in filter(None, (name, image)):
            ET.SubElement(resource, "file", href=href)
    return _document(top, version.manifest)


FORMAT_3: Final = Format("qti", ".qti3.zip", partial(write, V3))
FORMAT_21: Final = Format("qti2", ".qti21.zip", partial(write, V21))
