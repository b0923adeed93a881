"""What the pages cost that no file in docs/ stands for: a build with them, against one without; cards are kept."""

import shutil
import statistics
import tempfile
from pathlib import Path

from bench.bank import rich_text, write_questions
from bench.build import build

SIZE, PAIRS, BAR = 1_000, 3, 1.15
_WITHOUT = """
from macros.site.hooks import (
    on_config, on_env, on_page_content, on_page_context, on_page_markdown, on_post_page, on_shutdown
)
from macros.site.additions import Additions

Additions.pages_of = lambda *_: []
"""


def rows() -> list[list[str]]:
    """One row: the medians of paired runs, when nothing but cards is kept from before and again."""
    with tempfile.TemporaryDirectory() as scratch:
        whole, bare = Path(scratch, "whole"), Path(scratch, "bare")
        for folder in (whole, bare):
            write_questions(folder, [rich_text(n) for n in range(1, SIZE + 1)])
        _leave_out(bare)
        for folder in (whole, bare):
            build(folder)
        first: list[float] = []
        again: list[float] = []
        for _ in range(PAIRS):
            for ratios, kept in ((first, False), (again, True)):
                if not kept:
                    for folder in (whole, bare):
                        shutil.rmtree(folder / ".cache" / "quiz")
                ratios.append(build(whole)[0] / build(bare)[0])
    row = [f"{SIZE:,}", f"{statistics.median(first):.2f}", f"{statistics.median(again):.2f}", f"≤ {BAR}"]
    return [row]


def _leave_out(folder: Path) -> None:
    (folder / "without.py").write_text(_WITHOUT, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(f"{config.read_text(encoding='utf-8')}\nhooks: [without.py]\n", encoding="utf-8")
