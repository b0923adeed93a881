"""The bytes, after gzip, of a page and of the style sheets and modules of ours that it loads."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

#: Kilobytes of JavaScript that a page may load.
BARS = {"topics/loss-functions/": 10.0, "": 3.0, "about/": 0.5, "review/": 20.0}
_LOADED = re.compile(r'(?:src|href)="([^"]*assets/quiz/[^"]+\.(?:js|css))"')
_IMPORTED = re.compile(r'(?:from|import)\s*"(\.[^"]+)"')
_SITE = "http://site/"


def rows(site: Path) -> list[list[str]]:
    """One row a kind of page."""
    return [_row(site, page, bar) for page, bar in BARS.items()]


def _row(site: Path, page: str, bar: float) -> list[str]:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    files = {urljoin(_SITE + page, address): None for address in _LOADED.findall(html)}
    modules = {name for file in files if file.endswith(".js") for name in _with_imports(site, file)}
    sizes = {
        kind: sum(packed(_path(site, file).read_bytes()) for file in chosen)
        for kind, chosen in (("css", [file for file in files if file.endswith(".css")]), ("js", modules))
    }
    return [
        f"`/{page}`", f"{packed(html.encode()):,}", f"{sizes['css']:,}", str(len(modules)),
        f"{sizes['js'] / 1000:.1f} KB", f"≤ {bar:g} KB",
    ]  # fmt: skip


def _with_imports(site: Path, address: str) -> Iterator[str]:
    """The module and all that it imports statically."""
    waiting, seen = [address], set[str]()
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            text = _path(site, here).read_text(encoding="utf-8")
            waiting += [urljoin(here, name) for name in _IMPORTED.findall(text)]
    yield from seen


def _path(site: Path, address: str) -> Path:
    return site / address.removeprefix(_SITE)


def packed(data: bytes) -> int:
    """The size of data after `gzip -9`, in bytes."""
    return len(gzip.compress(data, compresslevel=9, mtime=0))
