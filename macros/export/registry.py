"""Every export format, and the formats and topics that a command selects."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.export import anki, csv_table, gift, json_bank, moodle, notebook, qti, tsv
from macros.export.edition import Edition, bank_version
from macros.export.format import Exported, Format, checksums, restrict_to_topics
from macros.export.links import files_of
from macros.model import Bank
from macros.problems import did_you_mean

FORMATS: tuple[Format, ...] = (
    anki.FORMAT,
    tsv.FORMAT,
    csv_table.FORMAT,
    notebook.FORMAT,
    moodle.FORMAT,
    gift.FORMAT,
    qti.FORMAT_3,
    qti.FORMAT_21,
    json_bank.FORMAT,
    json_bank.SCHEMA_FORMAT,
)


ALL = "all"


class ExportError(ValueError):
    """A name that means nothing, or something that cannot be done with it; the message is one line."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Formats of a bank, not written yet."""

    formats: tuple[Format, ...]
    bank: Bank
    edition: Edition

    @property
    def is_one_file(self) -> bool:
        """Whether a single file comes of it, whatever the bank."""
        return len(self.formats) == 1 and (not self.formats[0].per_topic or len(self.bank.topics) == 1)

    @property
    def printed(self) -> bytes:
        """The bytes of the one file."""
        first = self.formats[0]
        if not (self.is_one_file and first.text):
            raise ExportError(
                f"`{first.name if len(self.formats) == 1 else ALL}` cannot be printed: name a file with `-o`."
            )
        return next(self.files()).data

    def files(self) -> Iterator[Exported]:
        """Every file, one after another since one may be large; of all formats their checksums as well."""
        sums: list[tuple[str, str]] = []
        for _, exported in files_of(self.formats, self.bank, self.edition):
            sums.append((exported.path, exported.sha256))
            yield exported
        if len(self.formats) > 1:
            yield checksums(sums)


def select_formats(bank: Bank, name: str, topics: Sequence[str], edition: Callable[[str], Edition]) -> Selection:
    """The format of that name, or all, of these topics, or all; ``edition`` makes one from a bank's version."""
    known = {form.name: form for form in FORMATS}
    if name not in (*known, ALL):
        raise ExportError(_unknown("format", name, (*known, ALL)))
    ids = [topic.id for topic in bank.topics]
    for topic in topics:
        if topic not in ids:
            raise ExportError(_unknown("topic", topic, ids))
    chosen = FORMATS if name == ALL else (known[name],)
    return Selection(chosen, restrict_to_topics(bank, topics) if topics else bank, edition(bank_version(bank)))


def write_files(taken: Selection, output: str) -> Iterator[Path]:
    """Write the files, and say where each is: in ``output``, or it is the file itself where there is but one."""
    target = Path(output)
    is_folder = output.endswith("/") or target.is_dir() or not taken.is_one_file
    if is_folder and target.exists() and not target.is_dir():
        raise ExportError(f"`{output}` is a file, and what is written needs a folder: name one with `-o`.")
    for exported in taken.files():
        name = Path(exported.path).name if taken.is_one_file else exported.path
        path = target / name if is_folder else target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(exported.data)
        yield path


def _unknown(thing: str, word: str, known: Sequence[str]) -> str:
    guess = did_you_mean(word, known)
    return f"There is no {thing} `{word}`. {guess or ''}The {thing}s are {', '.join(known)}."
