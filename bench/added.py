"""What the pages cost that no file in docs/ stands for: a build with them, against one without; cards are kept."""

import shutil
import statistics
import tempfile
from pathlib import Path

from bench.bank import rich_text, write_questions
from bench.build import build

SIZE, PAIRS, BAR = 1_000, 15, 0.15  # of so many pairs, since a machine changes its speed by a tenth from run to run
#: All hooks but those of the added pages, before the first page and after the last.
_WITHOUT = """
from macros.site.hooks import (
    on_config, on_env, on_page_content, on_page_context, on_page_markdown, on_post_page, on_shutdown
)
"""


def rows() -> list[list[str]]:
    """Two rows, of the medians of paired runs: when nothing but cards is kept from before, and when all is."""
    with tempfile.TemporaryDirectory() as scratch:
        whole, bare = Path(scratch, "whole"), Path(scratch, "bare")
        for folder in (whole, bare):
            write_questions(folder, [rich_text(n) for n in range(1, SIZE + 1)])
            _add(folder / "mkdocs.yml", "site_url: https://example.org/guide/")  # a public one: with cards
        (bare / "without.py").write_text(_WITHOUT, encoding="utf-8")
        _add(bare / "mkdocs.yml", "hooks: [without.py]")
        for folder in (whole, bare):
            build(folder)
        ratios: dict[str, list[float]] = {"cards": [], "all": []}
        for pair in range(PAIRS):
            turn = (whole, bare) if pair % 2 else (bare, whole)
            for kept, found in ratios.items():
                if kept == "cards":
                    for folder in (*(whole / ".cache").iterdir(), *(bare / ".cache").iterdir()):
                        if folder.name != "cards":
                            shutil.rmtree(folder)
                spent = {folder: build(folder)[0] for folder in turn}
                found.append(spent[whole] / spent[bare])
    return [_row(kept, statistics.median(found)) for kept, found in ratios.items()]


def _row(kept: str, ratio: float) -> list[str]:
    return [f"{SIZE:,}", kept, f"{ratio:.2f}", f"{max(0.0, 1 - 1 / ratio):.1%}", f"≤ {BAR:.0%}"]


def _add(config: Path, line: str) -> None:
    config.write_text(f"{config.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
