"""The CPU time of building a site of questions, against the same words in plain Markdown."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.bank import Text, plain_text, rich_text, write_markdown, write_questions

SIZES = {50: 7, 1_000: 3}  # questions: pairs
BARS = {50: 1.5, 1_000: 1.0}


@dataclass(frozen=True)
class Cost:
    """CPU time of a first build as a multiple of plain Markdown's, and peak memory in bytes.

    For one's own machine: a build for a public address draws cards as well (`bench/cards.py`).
    """

    ratio: float
    memory: int


def rows(sizes: dict[int, int] = SIZES) -> list[list[str]]:
    """One row a size and kind of text."""
    found = []
    for size, pairs in sizes.items():
        for name, text in (("words only", plain_text), ("Markdown, code, maths", rich_text)):
            cost = measure(size, pairs, text)
            row = [f"{size:,}", name, f"{cost.ratio:.2f}", f"≤ {BARS[size]}"]
            found.append([*row, f"{cost.memory / 2**20:.0f} MiB"])
    return found


def measure(size: int, pairs: int, text: Callable[[int], Text]) -> Cost:
    """Both sites of `size` questions, built `pairs` times in turn; the medians of the ratios."""
    texts = [text(n) for n in range(1, size + 1)]
    with tempfile.TemporaryDirectory() as scratch:
        ours, plain = Path(scratch, "questions"), Path(scratch, "markdown")
        write_questions(ours, texts)
        write_markdown(plain, texts)
        for folder in (ours, plain):  # so that the disk, and what Python compiles once, are warm for both
            build(folder)
        runs: list[tuple[float, int]] = []
        for _ in range(pairs):
            for made in (plain / "site", ours / "site", ours / ".cache"):
                shutil.rmtree(made, ignore_errors=True)
            reference = build(plain)[0]
            first, memory = build(ours)
            runs.append((first / reference, memory))
    return Cost(statistics.median(ratio for ratio, _ in runs), max(memory for _, memory in runs))


def build(folder: Path) -> tuple[float, int]:
    """Build the site in `folder` from nothing, strictly; return CPU seconds and peak memory in bytes of the process."""
    for made in ("site", ".cache"):
        shutil.rmtree(folder / made, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{' '.join(command)} failed:\n{output.read().decode()}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024
