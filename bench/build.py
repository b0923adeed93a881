"""The CPU time of building a site of questions, against the same words in plain Markdown."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.bank import Text, plain_text, rich_text, write_markdown, write_questions

SIZES = {50: 7, 1_000: 5, 10_000: 3}  # questions: pairs
BARS = {50: 1.3, 1_000: 1.0, 10_000: 1.0}


def rows(sizes: dict[int, int] = SIZES) -> list[list[str]]:
    """One row a size: questions, ratio for plain fields, ratio for fields with Markdown, the bar, memory."""
    found = []
    for size, pairs in sizes.items():
        plain, _ = ratio(size, pairs, plain_text)
        rich, memory = ratio(size, pairs, rich_text)
        found.append([f"{size:,}", f"{plain:.2f}", f"{rich:.2f}", f"≤ {BARS[size]}", f"{memory / 2**20:.0f} MiB"])
    return found


def ratio(size: int, pairs: int, text: Callable[[int], Text]) -> tuple[float, int]:
    """CPU of ours over plain, the median of `pairs` pairs; and the highest memory of ours, in bytes."""
    texts = [text(n) for n in range(1, size + 1)]
    with tempfile.TemporaryDirectory() as scratch:
        ours, plain = Path(scratch, "questions"), Path(scratch, "markdown")
        write_questions(ours, texts)
        write_markdown(plain, texts)
        for folder in (ours, plain):  # fills the disk cache, and compiles what Python compiles once
            build(folder)
        measured = [(build(plain)[0], *build(ours)) for _ in range(pairs)]
    return statistics.median(ours / plain for plain, ours, _ in measured), max(row[2] for row in measured)


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
