"""A reader's browser and the real site; what goes wrong on any page fails the test that visits it."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.conftest import Once
from tests.e2e.guide import HERE, PATH, Guide, Reader, moved
from tools.accessibility import serving, watch
from tools.site_build import build, copy_project


@pytest.fixture(scope="session")
def built(once: Once) -> Path:
    """The site of a machine of one's own, whatever its port."""
    return once("guide", lambda folder: build(copy_project(folder), site_url=HERE + PATH))


@pytest.fixture(scope="session")
def guide(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[Guide]:
    """The site, built for the address it is served at."""
    root = tmp_path_factory.mktemp("served")
    with serving(root) as origin:
        site = moved(built, root / PATH.strip("/"), origin)
        # The same pages elsewhere on the origin, as projects of one account on GitHub Pages are.
        (root / "other").symlink_to(site)
        yield Guide(site, origin + PATH)


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages of this test."""
    return []


@pytest.fixture
def reader(browser: Browser, faults: list[str]) -> Iterator[Reader]:
    """Make a reader: a browser profile of its own, with the options of Playwright's `new_context`."""
    with ExitStack() as stack:

        def make(**options: Any) -> BrowserContext:
            made = stack.enter_context(closing(browser.new_context(locale="en-US", **options)))
            made.set_default_timeout(10_000)
            watch(made, faults)
            return made

        yield make
    assert faults == []


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    return reader()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
