"""A format: what another program reads, as a value."""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.export.edition import Edition

if TYPE_CHECKING:
    from macros.model import Bank

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
    write: Callable[["Bank", Edition], bytes]
    text: bool = False
    per_topic: bool = False
    source: bool = False

    def files(self, bank: "Bank", edition: Edition) -> Iterator[Exported]:
        """Every file of the format."""
        if not self.per_topic:
            yield Exported(f"{edition.guide}{self.suffix}", self.write(bank, edition))
            return
        for topic in bank.topics:
            if bank.in_topic(topic.id):
                data = self.write(narrowed(bank, [topic.id]), edition)
                yield Exported(f"{self.name}/{topic.id}{self.suffix}", data)


def checksums(sums: Iterable[tuple[str, str]]) -> Exported:
    """The list of the checksums of files, each with its path."""
    lines = "".join(f"{checksum}  {path}\n" for path, checksum in sums)
    return Exported(SUMS, lines.encode())


def narrowed(bank: "Bank", topics: Collection[str]) -> "Bank":
    """The bank with these topics alone, and with no link, reference or figure that leads out of them."""
    from macros.model import Bank  # here alone: a build of what is kept does without the model

    inside = bank.without([question.id for question in bank.questions if question.topic not in topics])
    cited = {key for question in inside.questions for key in question.references}
    drawn = {question.figure.file for question in inside.questions if question.figure is not None}
    return Bank(
        topics=tuple(topic for topic in inside.topics if topic.id in topics),
        questions=inside.questions,
        references={key: reference for key, reference in inside.references.items() if key in cited},
        figures={file: figure for file, figure in inside.figures.items() if file in drawn},
    )
