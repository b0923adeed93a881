"""What the browser's modules never contain, and what a page loads of them."""

import gzip
import re
from pathlib import Path

import pytest

from macros.site.assets import Assets
from tools.site_build import PROJECT

MODULES = PROJECT / "docs" / "assets" / "quiz"
SOURCES = sorted(MODULES.glob("*.js"))
#: What makes text into elements or code, or stops the page.
NEVER = re.compile(
    r"innerHTML|outerHTML\s*\+?=|insertAdjacentHTML|document\.write|\beval\b|new Function|\balert\b|\bconfirm\("
)
#: Modules of pure functions: what they need of the world is a parameter.
PURE = {"history-file.js", "review-queue.js", "session.js", "statistics.js", "typed-answers.js"}
#: The most bytes, after gzip, of an entry and all modules that it imports, or of the script of every page.
MOST = {"quiz.js": 10_000, "home.js": 3_000, "search-input.js": 500}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_a_module_makes_no_markup_and_keeps_to_itself(path: Path) -> None:
    text = path.read_text("utf-8")
    code = re.sub(r"(?m)^\s*(?://|/?\*).*$", "", text)
    assert NEVER.findall(text) == []
    if path.name in PURE:
        assert re.findall(r"\b(?:window|document|localStorage|navigator|Date|Math\.random)\b", code) == []


def test_no_visible_word_is_written_in_a_module() -> None:
    texts = [text for path in SOURCES for text in re.findall(r'"([^"\n]*)"', path.read_text("utf-8"))]
    words = [text for text in texts if re.search(r"[a-z] [a-z]", text) and not text.startswith(".")]
    assert words == []


@pytest.mark.parametrize("entry", MOST)
def test_what_a_page_loads_is_small(entry: str, tmp_path: Path) -> None:
    assets = Assets(PROJECT / "docs")
    assets.write(tmp_path)
    files = [tmp_path / "assets/quiz" / assets.edition / name for name in (entry, *assets.imported_by(entry))]
    assert sum(len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files) <= MOST[entry]
