"""What the modules may say, and how large they may become."""

import gzip
import re
from pathlib import Path

import pytest

from macros.site.assets import join_modules

MODULES = Path(__file__).parents[2] / "docs" / "assets" / "quiz"
SOURCES = sorted(MODULES.rglob("*.js"))
#: What makes text into elements or code, or stops the page.
NEVER = re.compile(
    r"innerHTML|outerHTML\s*\+?=|insertAdjacentHTML|document\.write|\beval\b|new Function|\balert\b|\bconfirm\("
)
PURE = {
    "bank.js",
    "json.js",
    "log.js",
    "migrations.js",
    "queue.js",
    "schedule.js",
    "standing.js",
    "statistics.js",
    "transfer.js",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(MODULES))


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module(path: Path) -> None:
    text = path.read_text("utf-8")
    code = re.sub(r"(?m)^\s*(?://|/?\*).*$", "", text)
    assert NEVER.findall(text) == []
    assert "localStorage" not in code or path.name == "storage.js"
    assert text.startswith("// "), "a module opens with what it is for"
    assert text.count("\n") <= 200
    if path.parent.name == "check" or path.name in PURE:
        assert re.findall(r"\b(?:window|document|localStorage|navigator|Date|Math\.random)\b", code) == []


def test_no_visible_word_is_written_in_a_module() -> None:
    texts = [text for path in SOURCES for text in re.findall(r'"([^"\n]*)"', path.read_text("utf-8"))]
    assert [text for text in texts if re.search(r"[a-z] [a-z]", text) and not text.startswith(".")] == []


@pytest.mark.parametrize(
    ("entry", "most"),
    [("quiz.js", 7870), ("home.js", 870), ("search.js", 2800), ("share.js", 3600), ("review.js", 6000)],
)
def test_size(entry: str, most: int) -> None:
    """With 130 bytes that stand in each page itself, a page with questions has 8,000 and one without 1,000."""
    assert len(gzip.compress(join_modules(MODULES / entry).encode(), 9)) <= most


def test_what_the_review_loads_is_small() -> None:
    joined = [join_modules(MODULES / entry).encode() for entry in ("quiz.js", "review.js")]
    scripts = [*joined, (MODULES.parent / "vendor/ts-fsrs.js").read_bytes()]
    assert sum(len(gzip.compress(script, 9)) for script in scripts) <= 18_000
