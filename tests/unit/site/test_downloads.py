"""The page of downloads: every format is on it, and what it says of a file is so."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
import pytest

from macros.export.edition import Edition, bank_version
from macros.export.registry import FORMATS
from macros.model import Bank
from macros.render.strings import strings
from macros.site.downloads import BOOKLET, Downloads, booklet_file, find_or_make_downloads
from tests.conftest import SITE
from tests.unit.site.conftest import Built
from tools.site_build import ENGINES

BASE = f"{SITE}downloads/"
Pages = dict[str, lxml.html.HtmlElement]


def offered(page: lxml.html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Each file on the page: of which format, its address, its checksum."""
    for section in page.xpath("//section[@class='download']"):
        for item in section.xpath(".//ul[@class='download-files']/li"):
            yield section.xpath("string(h3/@id)"), item.xpath("string(a/@href)"), item.xpath("string(details/code)")


def test_every_format_has_its_row_and_its_words(pages: Pages) -> None:
    page = pages["downloads/"]
    words = strings()["downloads"]["formats"]
    assert page.xpath("//section[@class='download']/h3/@id") == [form.name for form in FORMATS]
    for section in page.xpath("//section[@class='download']"):
        mine = words[section.xpath("string(h3/@id)")]
        assert section.xpath("string(h3)") == mine["title"]
        assert section.xpath("string(p)") == mine["purpose"]
        assert len(section.xpath("ol/li")) == 3


def test_every_file_is_there_and_is_what_the_page_says(site: Path, pages: Pages) -> None:
    listed = list(offered(pages["downloads/"]))
    assert {name for name, _, _ in listed} == {form.name for form in FORMATS}
    for _, address, checksum in listed:
        data = (site / "downloads" / address).read_bytes()
        assert hashlib.sha256(data).hexdigest() == checksum
    sums = (site / "downloads/SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[0] for line in sums] == [checksum for _, _, checksum in listed]
    files = [path for path in (site / "downloads").rglob("*") if path.is_file()]
    there = {path.relative_to(site / "downloads").as_posix() for path in files}
    assert {line.split("  ")[1] for line in sums} == there - {"index.html", "SHA256SUMS"}


def test_the_contents_and_the_search_know_the_formats(site: Path, pages: Pages) -> None:
    contents = pages["downloads/"].xpath("//nav[@aria-label='Table of contents']//a/@href")
    assert all(f"#{form.name}" in contents for form in FORMATS)
    entries = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert {f"downloads/#{form.name}" for form in FORMATS} <= {entry["location"] for entry in entries}


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "mkdocs"])
def test_another_engine_has_the_same_page_and_files(site: Path, built: Built, engine: str) -> None:
    other = built(engine)
    pages = [lxml.html.parse(folder / "downloads/index.html").getroot() for folder in (site, other)]
    # Zensical writes the same address in another way.
    first, second = ([(name, urljoin(BASE, at), sum_) for name, at, sum_ in offered(page)] for page in pages)
    assert first == second
    for _, address, checksum in second:
        assert hashlib.sha256((other / address.removeprefix(SITE)).read_bytes()).hexdigest() == checksum
    assert (other / "downloads/SHA256SUMS").read_bytes() == (site / "downloads/SHA256SUMS").read_bytes()


@pytest.fixture
def made(bank: Bank, edition: Edition, tmp_path: Path) -> Downloads:
    return find_or_make_downloads(bank, edition, tmp_path)


@pytest.fixture(scope="module")
def edition(bank: Bank) -> Edition:
    return Edition("knots", "Knots", "", bank_version(bank), None, strings())


def written(downloads: Downloads) -> dict[str, int]:
    return {file.path: (downloads.folder / file.path).stat().st_mtime_ns for file in downloads.files}


def test_an_edition_is_written_once(bank: Bank, edition: Edition, made: Downloads, tmp_path: Path) -> None:
    before = written(made)
    assert written(find_or_make_downloads(bank, edition, tmp_path)) == before


@pytest.mark.parametrize("damage", ["flip", "empty", "remove", "sums"])
def test_a_damaged_file_is_written_again(
    bank: Bank, edition: Edition, made: Downloads, tmp_path: Path, damage: str
) -> None:
    file = made.folder / ("SHA256SUMS" if damage == "sums" else made.files[0].path)
    data = file.read_bytes()
    if damage == "remove":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "empty" else bytes([data[0] ^ 1]) + data[1:])  # same size
    again = find_or_make_downloads(bank, edition, tmp_path)
    assert (again.folder / file.relative_to(made.folder)).read_bytes() == data
    assert again == made


def test_a_folder_that_cannot_be_written_is_reported_and_the_files_are_made(
    bank: Bank, edition: Edition, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".cache").write_text("a file where a folder belongs", encoding="utf-8")
    with caplog.at_level("INFO"):
        downloads = find_or_make_downloads(bank, edition, tmp_path)
    downloads.copy_to(tmp_path / "site")
    assert (tmp_path / "site/downloads/SHA256SUMS").is_file()
    [line] = caplog.messages
    assert line.startswith(f"{tmp_path}/.cache")
    assert "\n" not in line


def test_a_booklet_is_offered_once_there_is_one(bank: Bank, edition: Edition, made: Downloads, tmp_path: Path) -> None:
    assert BOOKLET not in made.formats
    booklet = booklet_file(tmp_path, edition.version, edition.date)
    booklet.parent.mkdir(parents=True)
    booklet.write_bytes(b"%PDF")
    again = find_or_make_downloads(bank, edition, tmp_path)
    assert [file.path for file in again.formats[BOOKLET]] == ["knots.pdf"]
