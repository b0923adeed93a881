"""A format that another program reads, as a value, and the files it makes."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from macros.export.edition import Edition
from macros.model import Bank

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def make_zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files, by name and in the order given, in one archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, also where it is made on Windows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


#: The file that lists the checksums of all others, as `sha256sum --check` reads it.
SUMS: Final = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was made: its path below the folder of downloads, with `/`, and its bytes."""

    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Its checksum."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Format:
    """``write`` makes the bytes of one file; ``per_topic`` formats have a file for each topic that has questions.

    ``name`` is what the command line and the words in strings.yml call it. ``text`` can be printed.
    ``source`` keeps texts as their author wrote them, links between questions too.
    The same bank and edition give the same bytes.
    """

    name: str
    suffix: str
    write: Callable[[Bank, Edition], bytes]
    text: bool = False
    per_topic: bool = False
    source: bool = False

    def files(self, bank: Bank, edition: Edition) -> Iterator[Exported]:
        """Every file of the format."""
        if not self.per_topic:
            yield Exported(f"{edition.guide}{self.suffix}", self.write(bank, edition))
            return
        for topic in bank.topics:
            if bank.in_topic(topic.id):
                data = self.write(restrict_to_topics(bank, [topic.id]), edition)
                yield Exported(f"{self.name}/{topic.id}{self.suffix}", data)


def checksums(sums: Iterable[tuple[str, str]]) -> Exported:
    """The list of the checksums of files, each with its path."""
    lines = "".join(f"{checksum}  {path}\n" for path, checksum in sums)
    return Exported(SUMS, lines.encode())


def restrict_to_topics(bank: Bank, topics: Collection[str]) -> Bank:
    """The bank with these topics alone, and with no link, reference or figure that leads out of them."""
    inside = bank.without([question.id for question in bank.questions if question.topic not in topics])
    cited = {key for question in inside.questions for key in question.references}
    drawn = {question.figure.file for question in inside.questions if question.figure is not None}
    return Bank(
        topics=tuple(topic for topic in inside.topics if topic.id in topics),
        questions=inside.questions,
        references={key: reference for key, reference in inside.references.items() if key in cited},
        figures={file: figure for file, figure in inside.figures.items() if file in drawn},
    )
