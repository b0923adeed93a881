"""The files of /downloads/: written once for each edition, and copied into every site that offers them."""

import hashlib
import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from macros.export.edition import Edition
from macros.export.format import SUMS, Exported, checksums
from macros.export.links import files_of
from macros.export.registry import FORMATS
from macros.model import Bank

#: The folder of the site, beside its page.
FOLDER = "downloads"
BOOKLET = "booklet"
_LIST = "downloads.json"
_PACKAGE = Path(__file__).resolve().parents[1]
_LOG = logging.getLogger("mkdocs.plugins.quiz")


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a format: its path below the folder, what a reader calls it, its size in bytes and its checksum."""

    format: str
    path: str
    label: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """All files of one edition, in a folder that holds only them and their list."""

    folder: Path
    files: tuple[Download, ...]

    @property
    def formats(self) -> dict[str, list[Download]]:
        """The files of each format, by its name."""
        found: dict[str, list[Download]] = {}
        for file in self.files:
            found.setdefault(file.format, []).append(file)
        return found

    def is_intact(self) -> bool:
        """Whether every file has the checksum that the page and `SHA256SUMS` state."""
        try:
            sums = (self.folder / SUMS).read_bytes() == _checksums(self.files)
            return sums and all(_sha256((self.folder / file.path).read_bytes()) == file.sha256 for file in self.files)
        except OSError:
            return False

    def copy_to(self, site: Path) -> None:
        """Copy the files into the built site."""
        for name in (SUMS, *(file.path for file in self.files)):
            target = site / FOLDER / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / name, target)


def find_or_make_downloads(bank: Bank, edition: Edition, project: Path) -> Downloads:
    """Return the files of an edition, as an earlier build left them if they are intact, or else written anew.

    Where `.cache` cannot be written they are kept in a temporary folder, for this build only.
    """
    booklet = booklet_file(project, edition.version, edition.date)
    parent = project / ".cache" / "downloads"
    folder = parent / _key(edition, booklet)
    if (kept := _read(folder)) is not None:
        return kept
    try:
        parent.mkdir(parents=True, exist_ok=True)
        for former in parent.iterdir():
            shutil.rmtree(former, ignore_errors=True)
        return _make(bank, edition, booklet, folder)
    except OSError as error:
        if (kept := _read(folder)) is not None:  # another build wrote it at the same time
            return kept
        _LOG.info("%s: %s. The downloads are written again by each build.", error.filename or parent, error.strerror)
        return _make(bank, edition, booklet, Path(tempfile.mkdtemp(prefix="downloads-")) / "made")


def format_names(edition: Edition, project: Path) -> list[str]:
    """Return the names of the formats that `find_or_make_downloads` writes."""
    booklet = booklet_file(project, edition.version, edition.date)
    return [*(form.name for form in FORMATS), *([BOOKLET] if booklet.is_file() else [])]


def booklet_file(project: Path, version: str, date: str) -> Path:
    """Return where `make booklet` writes the booklet of an edition, which a browser prints and a build only copies."""
    return project / ".cache" / "booklet" / f"{version}-{date or 'undated'}.pdf"


def _key(edition: Edition, booklet: Path) -> str:
    """Return a name that changes with the bank, the guide, the code of the exports and the booklet."""
    sources = sorted((*_PACKAGE.glob("export/**/*"), *_PACKAGE.glob("*/*.yml"), booklet))
    states = ((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sources if path.is_file())
    about = (edition.guide, edition.title, edition.site, edition.version, edition.at, *states)
    return _sha256(repr(about).encode())[:32]


def _make(bank: Bank, edition: Edition, booklet: Path, folder: Path) -> Downloads:
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        draft = Path(scratch) / "made"
        files = tuple(_write(draft, name, made, bank) for name, made in _exports(bank, edition, booklet))
        (draft / SUMS).write_bytes(_checksums(files))
        (draft / _LIST).write_text(json.dumps([asdict(file) for file in files]), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    return Downloads(folder, files)


def _read(folder: Path) -> Downloads | None:
    """Return what an earlier build wrote, or None if any of it is missing or damaged."""
    try:
        listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        found = Downloads(folder, tuple(Download(**file) for file in listed))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.is_intact() else None


def _exports(bank: Bank, edition: Edition, booklet: Path) -> Iterator[tuple[str, Exported]]:
    for form, exported in files_of(FORMATS, bank, edition):
        yield form.name, exported
    if booklet.is_file():
        yield BOOKLET, Exported(f"{edition.guide}.pdf", booklet.read_bytes())


def _write(folder: Path, name: str, exported: Exported, bank: Bank) -> Download:
    path = folder / exported.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(exported.data)
    label = bank.topic(path.stem).title if "/" in exported.path else path.name
    return Download(name, exported.path, label, len(exported.data), exported.sha256)


def _checksums(files: tuple[Download, ...]) -> bytes:
    return checksums((file.path, file.sha256) for file in files).data


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
