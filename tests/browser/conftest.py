"""A real browser, a local server, and pages that fail their test when anything goes wrong on them."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from macros.site.assets import ENTRIES, join_modules
from tools.browser import require

PAGES = Path(__file__).parent / "pages"
MODULES = Path(__file__).parents[2] / "docs" / "assets" / "quiz"
LOCAL = ("127.0.0.1", "")  # "": data: and blob: addresses

Served = Callable[[Path], str]


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder; says nothing, and lets nothing be kept from one test to the next."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        """Keep the requests out of the tests' output."""

    def end_headers(self) -> None:
        """Have each request answered from the disk."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; give its address, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=require(), args=["--no-sandbox"])
        with closing(launched):
            yield launched


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """Serve a folder for the rest of the session."""
    addresses: dict[Path, str] = {}
    with ExitStack() as stack:

        def serve(folder: Path) -> str:
            if folder not in addresses:
                addresses[folder] = stack.enter_context(serving(folder))
            return addresses[folder]

        yield serve


@pytest.fixture
def faults() -> list[str]:
    """What went wrong on the pages of this test; to be taken out of the list where it is what is tested."""
    return []


@pytest.fixture
def context(browser: Browser, faults: list[str]) -> Iterator[BrowserContext]:
    """A fresh profile, as a reader's first visit; its console errors and requests to others fail the test."""
    with closing(browser.new_context(locale="en-GB", timezone_id="UTC")) as fresh:
        fresh.set_default_timeout(10_000)
        fresh.on("weberror", lambda error: faults.append(f"thrown: {error.error}"))
        fresh.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
        fresh.on(
            "request",
            lambda request: (
                faults.append(f"third party: {request.url}")
                if (urlsplit(request.url).hostname or "") not in LOCAL
                else None
            ),
        )
        yield fresh
    assert faults == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def guides(tmp_path_factory: pytest.TempPathFactory, served: Served) -> str:
    """The address of an origin with two small sites, /one/ and /two/; each has the modules as well."""
    root = tmp_path_factory.mktemp("guides")
    for site in (root / "one", root / "two"):
        shutil.copytree(PAGES, site)
        shutil.copytree(MODULES, site / "assets" / "src")
        for name in ENTRIES:
            (site / "assets" / name).write_text(join_modules(MODULES / name), "utf-8")
    return served(root)


@pytest.fixture(scope="session")
def guide(guides: str) -> str:
    """The address of one small site."""
    return f"{guides}/one"
