"""Visit a built site as a machine can: axe on each kind of page, in light and dark, before and after it is used.

python -m tools.accessibility     build the site, audit it, and print what was found
"""

import gzip
import io
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, Literal, get_args
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tools.browser import launch_browser
from tools.page_actions import answer_everything, walk_through
from tools.site_build import build, copy_project

PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml"}
Scheme = Literal["light", "dark"]
RULES = {
    "resultTypes": ["violations"],
    "preload": False,  # nothing comes from another host
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2's only rule; axe leaves it off unless asked
}
#: What is Material's own, in its templates and styles: the rule, and a selector for the elements that break it.
MATERIAL: tuple[tuple[str, str], ...] = ()

IS_MATERIAL = "([target, selector]) => document.querySelector(target)?.matches(selector) ?? false"


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a public host does, and says nothing."""

    protocol_version = "HTTP/1.1"  # connections are kept, as by every public host

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        """Keep the requests out of the output."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send text packed, as every public host of pages does: what is measured is what a reader waits for."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if "gzip" not in self.headers.get("Accept-Encoding", "") or path.suffix not in PACKED or not path.is_file():
            return super().send_head()
        body = _compress(path, path.stat().st_mtime_ns)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Let a browser keep what it has, as GitHub Pages does: Material has it apply every style sheet again."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@cache
def _compress(path: Path, modified: int) -> bytes:
    """The bytes of a file after gzip, made once for each state of it."""
    return gzip.compress(path.read_bytes())


@contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder on a free port; its address, without a slash at the end.

    What is in the folder may come later: a site is built for the address it is served at.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


#: Chromium reports a violation to the console as well, but only where the console is watched from the start.
REPORT_VIOLATIONS = """addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`), true);"""


def watch(context: BrowserContext, faults: list[str]) -> None:
    """Note in `faults` errors, violations of the content security policy, and every request to another host."""
    context.add_init_script(REPORT_VIOLATIONS)
    context.on("weberror", lambda error: faults.append(f"thrown: {error.error.stack or error.error}"))
    context.on("console", lambda said: faults.append(f"console: {said.text}") if said.type == "error" else None)
    context.on("request", lambda asked: None if _is_local(asked.url) else faults.append(f"third party: {asked.url}"))


def _is_local(url: str) -> bool:
    return urlsplit(url).scheme in {"data", "blob"} or urlsplit(url).hostname == "127.0.0.1"


def page_types(site: Path) -> tuple[str, ...]:
    """An address for each kind of page: pages of one folder are of one kind, the largest stands for them all."""
    pages = sorted(site.rglob("*.html"), key=lambda path: path.stat().st_size)
    addresses = [path.relative_to(site).as_posix().removesuffix("index.html") for path in pages]
    return tuple(sorted({address.split("/")[0]: address for address in addresses}.values(), reverse=True))


#: The theme's script comes after the page; it makes code that scrolls reachable by keyboard.
BEGUN = "() => !document.querySelector('[data-md-component]') || 'document$' in window"


@dataclass(frozen=True)
class Violation:
    """An element that breaks a rule of WCAG, as axe reports it."""

    address: str
    scheme: Scheme
    used: bool
    rule: str
    target: str
    html: str
    material: tuple[str, str] | None  # the entry of MATERIAL that knows it


@dataclass(frozen=True)
class Audit:
    """What was found on how many views, each a page in one scheme and state."""

    views: int
    ours: tuple[Violation, ...]
    materials: tuple[tuple[str, str], ...]  # the entries of MATERIAL that were met
    faults: tuple[str, ...]  # third-party requests, console errors, what was thrown


def audit(browser: Browser, url: str, addresses: Sequence[str]) -> Audit:
    """Audit pages of the site that is served at `url`, which ends with a slash."""
    faults, found, views = list[str](), list[Violation](), 0
    for scheme in get_args(Scheme):
        with closing(browser.new_context(color_scheme=scheme)) as context:
            watch(context, faults)
            page = context.new_page()
            for address, used in _visits(addresses):
                page.goto(url + address)
                if used:
                    answer_everything(page)
                found += _violations(page, address, scheme, used=used)
                views += 1
    ours = tuple(violation for violation in found if violation.material is None)
    materials = {violation.material for violation in found if violation.material is not None}
    return Audit(views, ours, tuple(sorted(materials)), tuple(faults))


def _visits(addresses: Sequence[str]) -> Iterator[tuple[str, bool]]:
    yield from ((address, False) for address in addresses)
    # The home page after the topics: then it has progress to show.
    yield from (
        (address, True)
        for address in sorted(addresses, reverse=True)
        if not address or address.startswith(("topics/", "q/"))
    )


def _violations(page: Page, address: str, scheme: Scheme, *, used: bool) -> Iterator[Violation]:
    page.wait_for_function(BEGUN)
    walk_through(page)
    for violation in Axe().run(page, options=RULES).response["violations"]:
        for node in violation["nodes"]:
            rule, target = violation["id"], str(node["target"][0])
            known = (entry for entry in MATERIAL if entry[0] == rule and page.evaluate(IS_MATERIAL, [target, entry[1]]))
            yield Violation(address, scheme, used, rule, target, node["html"][:200], next(known, None))


def main() -> int:
    """Print what is found on the site as it is now; 1 if anything is ours."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as origin, sync_playwright() as playwright:
        site = build(copy_project(Path(folder, "project")), site_url=f"{origin}/guide/")
        Path(folder, "guide").symlink_to(site)
        with launch_browser(playwright) as browser:
            found = audit(browser, f"{origin}/guide/", page_types(site))
    print(*found.ours, *found.faults, sep="\n")
    print(f"{found.views} views, {len(found.ours)} violations of ours, {len(found.materials)} kinds of Material's")
    return int(bool(found.ours or found.faults))


if __name__ == "__main__":
    sys.exit(main())
