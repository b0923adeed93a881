"""Anki itself, without its windows: a collection that decks and texts are imported into."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from anki.collection import (
    Collection,
    CsvMetadata,
    ImportAnkiPackageOptions,
    ImportAnkiPackageRequest,
    ImportCsvRequest,
    ImportLogWithChanges,
)


@dataclass(frozen=True)
class Came:
    """What an import did: how many notes were new, were updated, were there already, could not be brought in."""

    new: int = 0
    updated: int = 0
    there: int = 0
    refused: int = 0

    @classmethod
    def of(cls, done: ImportLogWithChanges) -> "Came":
        log = done.log
        refused = len(log.conflicting) + len(log.missing_notetype) + len(log.missing_deck) + len(log.empty_first_field)
        return cls(len(log.new), len(log.updated), len(log.duplicate), refused)


@contextmanager
def collection(folder: Path) -> Iterator[Collection]:
    opened = Collection(str(folder / "collection.anki2"))
    try:
        yield opened
    finally:
        opened.close()


def import_deck(into: Collection, data: bytes) -> Came:
    file = Path(into.path).with_name("deck.apkg")
    file.write_bytes(data)
    return Came.of(
        into.import_anki_package(
            ImportAnkiPackageRequest(package_path=str(file), options=ImportAnkiPackageOptions(with_scheduling=False))
        )
    )


def import_text(into: Collection, data: bytes) -> tuple[Came, CsvMetadata]:
    file = Path(into.path).with_name("cards.tsv")
    file.write_bytes(data)
    metadata = into.get_csv_metadata(str(file), None)
    return Came.of(into.import_csv(ImportCsvRequest(path=str(file), metadata=metadata))), metadata
