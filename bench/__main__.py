"""Measure the site for `make bench`, print the tables, and write each into docs/contributing/benchmarks.md."""

import hashlib
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import build, cards, exports, identity, lighthouse, replay, serve, weight
from tools.accessibility import audit, page_types, serving
from tools.browser import launch_browser, require_browser
from tools.node import NodeMissingError
from tools.site_build import PROJECT, copy_project
from tools.site_build import build as build_site

#: One of each type.
PAGES = (
    "",
    "topics/loss-functions/",
    "q/hinge-loss/",
    "map/",
    "practice/",
    "review/",
    "progress/",
    "downloads/",
    "about/",
    "contributing/",
)
PAGE = "docs/contributing/benchmarks.md"
RUNS = 3  # one alone says as much about the machine as about the page


def main(arguments: list[str]) -> int:
    """Measure everything, or only the parts named, each as its table is marked on the page of benchmarks."""
    parts = {
        "build": _build,
        "weight": _weight,
        "cards": _cards,
        "serve": _serve,
        "replay": _replay,
        "checks": _checks,
        "exports": _exports,
        "lighthouse": _lighthouse,
    }
    unknown = [name for name in arguments if name not in parts]
    if unknown:
        print(f"No part is called {unknown[0]!r}: there are {', '.join(parts)}.", file=sys.stderr)
        return 2
    for name, table in parts.items():
        if name in arguments or not arguments:
            _into_page(name, table())
    return 0


def _build() -> str:
    head = ["questions", "fields", "first build", "bar", "memory"]
    title = "CPU of a build, as a multiple of the same text in plain Markdown under Material (median of pairs)"
    return _table(title, head, build.rows())


def _weight() -> str:
    with tempfile.TemporaryDirectory() as folder:
        rows = weight.rows(build_site(copy_project(Path(folder, "project"))))
    return _table("Bytes after gzip", ["page", "HTML", "style sheets", "modules", "their size", "bar"], rows)


def _cards() -> str:
    return _table("Cards of link previews", ["what", "found", "bar"], cards.rows())


def _serve() -> str:
    head = ["edited", "shown after", "at most", "bar"]
    return _table(f"Waiting for an edit under `make serve` (median of {serve.RUNS})", head, serve.rows())


def _replay() -> str:
    return _table("Computing a schedule", ["what", "found", "bar"], replay.rows())


def _checks() -> str:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as origin, sync_playwright() as playwright:
        url = f"{origin}/guide/"
        site = build_site(copy_project(Path(folder, "project")), site_url=url)
        Path(folder, "guide").symlink_to(site)
        with launch_browser(playwright) as chromium:
            found = audit(chromium, url, page_types(site))
        twin = build_site(copy_project(Path(folder, "twin")), site_url=url)
        differing = _fingerprint(site) ^ _fingerprint(twin)
    material = "; ".join(f"{rule} ({selector})" for rule, selector in found.materials) or "none"
    rows = [
        [f"axe, WCAG 2.2 A and AA, {found.views} views: violations of ours", str(len(found.ours)), "0"],
        ["the same, of Material's own", material, "listed"],
        ["third-party requests, console errors, exceptions", str(len(found.faults)), "0"],
        ["attempts detached by an insert, reorder, reword and move", str(identity.detached()), "0"],
        ["files that differ when built twice", str(len({name for name, _ in differing})), "0"],
    ]
    return _table("Checked in a browser and on disk", ["what", "found", "bar"], rows)


def _exports() -> str:
    return _table(
        "Exports of the bank",
        exports.HEAD,
        exports.rows(),
    )


def _lighthouse() -> str:
    chrome = require_browser()
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as origin:
        url = f"{origin}/guide/"
        site = build_site(copy_project(Path(folder, "project")), site_url=url)
        Path(folder, "guide").symlink_to(site)
        try:
            rows = [_scores(page, _median(url + page, chrome)) for page in PAGES]
        except NodeMissingError as error:
            print(error, file=sys.stderr)
            rows = [["not measured: it needs npm", "", "", "", "", ""]]
    head = ["page", "performance", "accessibility", "best practices", "SEO", "layout shift"]
    return _table("Lighthouse, phone preset, median of three (bars: 95, 100, 100, 100, 0.01)", head, rows)


def _median(url: str, chrome: str) -> lighthouse.Scores:
    scores = [lighthouse.audit(url, chrome) for _ in range(RUNS)]
    return sorted(scores, key=lambda each: each.performance)[RUNS // 2]


def _scores(page: str, scores: lighthouse.Scores) -> list[str]:
    points = (scores.performance, scores.accessibility, scores.best_practices, scores.seo)
    return [f"`/{page}`", *map(str, points), f"{scores.layout_shift:.3f}"]


def _fingerprint(site: Path) -> set[tuple[str, str]]:
    return {
        (path.relative_to(site).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in site.rglob("*")
        if path.is_file()
    }


def _table(title: str, head: list[str], rows: list[list[str]]) -> str:
    lines = [f"**{title}**", "", _row(head), _row(["---"] * len(head)), *map(_row, rows), ""]
    text = "\n".join(lines)
    print(text, flush=True)
    return text


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _into_page(part: str, table: str) -> None:
    path = PROJECT / PAGE
    opening, closing_mark = f"<!-- {part} -->\n", f"<!-- /{part} -->"
    before, found, rest = path.read_text(encoding="utf-8").partition(opening)
    _, found_too, after = rest.partition(closing_mark)
    if not found or not found_too:
        raise SystemExit(
            f"{PAGE}:1:1: {opening.strip()} and {closing_mark} are missing. Put them where the table goes."
        )
    path.write_text(f"{before}{opening}\n{table}\n{closing_mark}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
