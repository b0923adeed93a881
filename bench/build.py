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

SIZES = {50: 7, 1_000: 5, 10_000: 1}  # questions: pairs; a pair of the largest takes two minutes
BARS = {50: 1.3, 1_000: 1.0, 10_000: 1.0}


@dataclass(frozen=True)
class Cost:
    """CPU time as a multiple of plain Markdown's, with nothing kept from before and again; and peak memory.

    For one's own machine: a build for a public address draws cards as well (`bench/cards.py`).
    """

    first: float
    again: float
    memory: int


def rows(sizes: dict[int, int] = SIZES) -> list[list[str]]:
    """One row a size and kind of text."""
    found = []
    for size, pairs in sizes.items():
        for name, text in (("words only", plain_text), ("Markdown, code, maths", rich_text)):
            cost = measure(size, pairs, text)
            row = [f"{size:,}", name, f"{cost.first:.2f}", f"{cost.again:.2f}", f"≤ {BARS[size]}"]
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
        runs: list[tuple[float, float, int]] = []
        for _ in range(pairs):
            reference = build(plain)[0]
            shutil.rmtree(ours / ".cache")
            first, memory = build(ours)
            again, _ = build(ours)
            runs.append((first / reference, again / reference, memory))
    first, again = (statistics.median(run[column] for run in runs) for column in (0, 1))
    return Cost(first, again, max(run[2] for run in runs))


def build(folder: Path) -> tuple[float, int]:
    """Build the site in `folder` strictly; seconds of CPU and peak memory in bytes of the whole process."""
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
