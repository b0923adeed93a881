"""What a page asks the reader to fetch, in bytes after gzip."""

import gzip
import re
from pathlib import Path

#: 6,000 for the questions themselves, and 2,000 for remembering: how sure one was, what to try once more.
BARS = {"topics/loss-functions/": 8_000, "": 1_000, "about/": 1_000, "review/": 18_000}

#: What we say within the page; the theme's own begin otherwise.
_INLINE = re.compile(r'<script(?: type="module")?>(?!__md_|var ).*?</script>', re.DOTALL)


def rows(site: Path) -> list[list[str]]:
    """One row a kind of page: what it weighs, and how much of that is our JavaScript."""
    return [_row(site, page, bar) for page, bar in BARS.items()]


def _row(site: Path, page: str, bar: int) -> list[str]:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    scripts = [site / "assets" / name for name in re.findall(r'type="module" src="[./]*assets/(\w+\.js)"', html)]
    imported = {
        path for script in scripts for path in re.findall(r'from"\./(vendor/[\w.-]+)"', script.read_text("utf-8"))
    }
    without = _INLINE.sub("", html)
    inline = packed(html.encode()) - packed(without.encode())
    ours = inline + sum(
        packed(path.read_bytes()) for path in (*scripts, *(site / "assets" / path for path in imported))
    )
    styles = packed((site / "assets" / "quiz.css").read_bytes())
    return [f"`/{page}`", f"{packed(html.encode()):,}", f"{styles:,}", f"{ours:,}", f"≤ {bar:,}"]


def packed(data: bytes) -> int:
    """The size of data after `gzip -9`, in bytes."""
    return len(gzip.compress(data, compresslevel=9, mtime=0))
