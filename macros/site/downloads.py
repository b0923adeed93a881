"""The files of /downloads/: made from the bank once for each edition, and kept for the builds after."""

import hashlib
import json
import shutil
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from macros.export.format import SUMS, Exported, checksums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.export.edition import Edition
    from macros.model import Bank

#: The folder of the site, beside its page.
FOLDER = "downloads"
BOOKLET = "booklet"
_LIST = "downloads.json"


@dataclass(frozen=True, slots=True)
class Download:
    """A file: of which format, where below the folder, what it is called, how many bytes, and their checksum."""

    format: str
    path: str
    label: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """All files of one edition, in a folder that holds nothing else but the list of them."""

    folder: Path
    stated: str
    date: str
    files: tuple[Download, ...]

    @property
    def formats(self) -> dict[str, list[Download]]:
        """The files of each format, by its name."""
        found: dict[str, list[Download]] = {}
        for file in self.files:
            found.setdefault(file.format, []).append(file)
        return found

    @property
    def digest(self) -> str:
        """What changes when any of the files does."""
        return hashlib.sha256("".join(file.sha256 for file in self.files).encode()).hexdigest()

    def copy_to(self, site: Path) -> None:
        """Put the files into the built site."""
        for name in (SUMS, *(file.path for file in self.files)):
            target = site / FOLDER / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / name, target)


def kept_downloads(folder: Path, project: Path) -> Downloads | None:
    """What was made in that folder before, if it is whole and there is no booklet that it lacks."""
    try:
        kept = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        files = tuple(Download(**file) for file in kept["files"])
        found = Downloads(folder, kept["stated"], kept["date"], files)
        whole = all((folder / file.path).stat().st_size == file.size for file in files)
        booklet = project / kept["booklet"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if whole and (BOOKLET in found.formats) == booklet.is_file() else None


def make_downloads(bank: "Bank", edition: "Edition", folder: Path, project: Path) -> Downloads:
    """Every format of the bank, and the booklet if there is one of this edition."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as made:
        draft = Path(made) / "made"
        files = tuple(_write(draft, name, exported, bank) for name, exported in _exports(bank, edition, project))
        (draft / SUMS).write_bytes(checksums((file.path, file.sha256) for file in files).data)
        listed = {
            "stated": edition.stated,
            "date": edition.date,
            "booklet": booklet_file(Path(), edition.version, edition.date).as_posix(),
            "files": [asdict(file) for file in files],
        }
        (draft / _LIST).write_text(json.dumps(listed), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    return Downloads(folder, edition.stated, edition.date, files)


def offered(edition: "Edition", project: Path) -> list[str]:
    """The names of the formats that `make_downloads` would make."""
    from macros.export.registry import FORMATS

    booklet = booklet_file(project, edition.version, edition.date)
    return [*(form.name for form in FORMATS), *([BOOKLET] if booklet.is_file() else [])]


def booklet_file(project: Path, version: str, date: str) -> Path:
    """Where `make booklet` leaves the booklet of an edition: a browser prints it, which a build does not need."""
    return project / ".cache" / "booklet" / f"{version}-{date or 'undated'}.pdf"


def _exports(bank: "Bank", edition: "Edition", project: Path) -> "Iterator[tuple[str, Exported]]":
    from macros.export.links import files_of
    from macros.export.registry import FORMATS

    for form, exported in files_of(FORMATS, bank, edition):
        yield form.name, exported
    booklet = booklet_file(project, edition.version, edition.date)
    if booklet.is_file():
        yield BOOKLET, Exported(f"{edition.guide}.pdf", booklet.read_bytes())


def _write(folder: Path, name: str, exported: Exported, bank: "Bank") -> Download:
    path = folder / exported.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(exported.data)
    label = bank.topic(path.stem).title if "/" in exported.path else path.name
    return Download(name, exported.path, label, len(exported.data), exported.sha256)
