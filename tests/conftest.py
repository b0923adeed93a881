"""What several rings of tests share: the bank, and the site as it is built."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import lxml.html
import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from macros.load import load_bank
from macros.model import Bank
from tools.browser import launch_browser
from tools.site_build import PROJECT, build, copy_project

# How long one example takes says nothing on a machine that others use as well.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

SITE = "https://example.org/guide/"
#: The folder of something that is made once in a run, by its name and what makes it in an empty folder.
Once = Callable[[str, Callable[[Path], Path]], Path]

#: They build sites, or walk through them: they come first, and what takes milliseconds fills the time that is left.
#: The first two build different ones, so that neither worker waits for the other.
SLOW = ("tests/e2e/test_audit", "tests/unit/site/test_engines", "tests/e2e/", "tests/unit/site/", "tests/test_")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The slow first; and what fails in a real browser, on a machine that others use as well, is run once more."""
    items.sort(key=lambda item: next((n for n, start in enumerate(SLOW) if item.nodeid.startswith(start)), len(SLOW)))
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def bank() -> Bank:
    """The project's own bank, which has no problems."""
    loaded = load_bank(PROJECT / "quizdata")
    assert loaded.problems == ()
    return loaded.bank


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Have what takes seconds to make made by the first worker that needs it; all of them read it, none changes it."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent

    def made(name: str, make: Callable[[Path], Path]) -> Path:
        note = shared / f"{name}.txt"
        with FileLock(note.with_suffix(".lock")):
            if not note.exists():
                found = make(Path(mkdtemp(prefix=f"{name}-", dir=shared)))
                note.write_text(str(found), encoding="utf-8")
            return Path(note.read_text(encoding="utf-8"))

    return made


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The site as MkDocs builds it, under a sub-path."""
    return once("site", lambda folder: build(copy_project(folder), site_url=SITE))


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, lxml.html.HtmlElement]:
    """Every HTML file of the built site, parsed, by its address from the site's root."""
    return dict(_documents(site))


@pytest.fixture(scope="session")
def pages(documents: dict[str, lxml.html.HtmlElement]) -> dict[str, lxml.html.HtmlElement]:
    """Those that are pages of the theme."""
    return {address: page for address, page in documents.items() if page.find_class("md-main")}


@pytest.fixture(scope="session")
def redirects(documents: dict[str, lxml.html.HtmlElement]) -> dict[str, lxml.html.HtmlElement]:
    """Those that only lead to another."""
    return {address: page for address, page in documents.items() if page.xpath("//meta[@http-equiv='refresh']")}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process: a second Playwright beside the first cannot start."""
    with sync_playwright() as playwright, launch_browser(playwright) as browser:
        yield browser


def _documents(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        address = path.relative_to(site).as_posix().removesuffix("index.html")
        yield address, lxml.html.parse(path).getroot()
