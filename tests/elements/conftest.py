"""A real browser on small pages of our own; whatever goes wrong on one fails the test that visits it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.elements.kinds import write_pages
from tests.elements.question import Call
from tools.accessibility import serving, watch

PAGES = Path(__file__).parent / "pages"
MODULES = Path(__file__).parents[2] / "docs" / "assets" / "quiz"

Served = Callable[[Path], str]


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """Serve a folder for the rest of the session; its address, without a slash at the end."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages of this test; to be taken out of the list where it is what is tested."""
    return []


@pytest.fixture
def context(browser: Browser, faults: list[str]) -> Iterator[BrowserContext]:
    """A fresh profile, as at a reader's first visit."""
    with closing(browser.new_context(locale="en-GB", timezone_id="UTC")) as fresh:
        fresh.set_default_timeout(10_000)
        watch(fresh, faults)
        yield fresh
    assert faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def guides(tmp_path_factory: pytest.TempPathFactory, served: Served) -> str:
    """The address of an origin with two small sites, /one/ and /two/; each has the modules."""
    root = tmp_path_factory.mktemp("guides")
    for site in (root / "one", root / "two"):
        shutil.copytree(PAGES, site)
        shutil.copytree(MODULES, site / "assets" / "quiz")
        shutil.copytree(MODULES.parent / "vendor", site / "assets" / "vendor")
    return served(root)


@pytest.fixture(scope="session")
def guide(guides: str) -> str:
    """The address of one small site."""
    return f"{guides}/one"


@pytest.fixture(scope="module")
def call(browser: Browser, guide: str) -> Call:
    """Call a module's function for each of many lists of arguments."""
    page = browser.new_page()
    page.goto(f"{guide}/home.html")
    script = """async ([path, name, batch]) => {
      const found = name.split(".").reduce((value, key) => value[key], await import(path));
      return JSON.stringify(JSON.parse(batch).map((parameters) => found(...parameters) ?? null));
    }"""

    def each(path: str, name: str, batch: list[Any]) -> Any:
        return json.loads(page.evaluate(script, [f"{guide}/assets/quiz/{path}", name, json.dumps(batch)]))

    return each


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory, served: Served) -> str:
    """The address of a page with the kinds that are written, ordered and matched."""
    root = tmp_path_factory.mktemp("kinds")
    write_pages(root)
    return served(root)
