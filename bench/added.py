"""What the pages cost that no file in docs/ stands for: a build with them, against one without; cards are kept."""

import shutil
import statistics
import tempfile
from pathlib import Path

from bench.bank import rich_text, write_questions
from bench.build import build

SIZE, PAIRS, BAR = 1_000, 5, 1.15
#: All hooks but those of the added pages, before the first page and after the last.
_WITHOUT = """
from macros.site.hooks import (
    on_config, on_env, on_page_content, on_page_context, on_page_markdown, on_post_page, on_shutdown
)
"""


def rows() -> list[list[str]]:
    """One row: the medians of paired runs, when nothing but cards is kept from before and again."""
    with tempfile.TemporaryDirectory() as scratch:
        whole, bare = Path(scratch, "whole"), Path(scratch, "bare")
        for folder in (whole, bare):
            write_questions(folder, [rich_text(n) for n in range(1, SIZE + 1)])
            _add(folder / "mkdocs.yml", "site_url: https://example.org/guide/")  # a public one: with cards
        (bare / "without.py").write_text(_WITHOUT, encoding="utf-8")
        _add(bare / "mkdocs.yml", "hooks: [without.py]")
        for folder in (whole, bare):
            build(folder)
        first: list[float] = []
        again: list[float] = []
        for _ in range(PAIRS):
            for ratios, kept in ((first, False), (again, True)):
                if not kept:
                    for kept_there in (*(whole / ".cache").iterdir(), *(bare / ".cache").iterdir()):
                        if kept_there.name != "cards":
                            shutil.rmtree(kept_there)
                ratios.append(build(whole)[0] / build(bare)[0])
    row = [f"{SIZE:,}", f"{statistics.median(first):.2f}", f"{statistics.median(again):.2f}", f"≤ {BAR}"]
    return [row]


def _add(config: Path, line: str) -> None:
    config.write_text(f"{config.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
