"""What each format costs and proves: the bank itself, twice, and a bank of 10,000 questions.

python -m bench.exports anki     exports the large bank once; prints the seconds of CPU and the peak of memory in MiB
"""

import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from macros.export.edition import Edition, bank_version
from macros.export.format import Format
from macros.export.links import files_of
from macros.export.registry import FORMATS
from macros.load import load_bank
from macros.model import Bank
from macros.render.strings import strings

QUIZDATA = Path(__file__).resolve().parent.parent / "quizdata"
LARGE = 10_000
BARS = "≤ 30 s, ≤ 500 MiB"
#: What tests let read each format, other than ourselves.
PROVEN = {
    "anki": "the `anki` package: import, again, reworded, added",
    "tsv": "the `anki` package: import, again, reworded",
    "csv": "Python's `csv`; no cell that computes",
    "jupyter": "`nbformat`, and `nbclient` runs every cell",
    "moodle": "brought in again byte for byte",
    "gift": "`gift-pegjs`; brought in again byte for byte",
    "qti": "`qti-components`, a public player, scores every check",
    "qti2": "a grammar; every item played by its own rules",
    "json": "`jsonschema`; read back to an equal bank",
    "schema": "`jsonschema`, against its draft",
}
HEAD = ["format", "questions", "checks", "bytes", "equal twice", "proven by", f"{LARGE:,} questions", "bar"]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of CPU, and the peak of memory in MiB, of a process that exports the large bank."""

    seconds: float
    memory: int


def rows() -> list[list[str]]:
    """One row a format."""
    bank = load_bank(QUIZDATA).bank
    checks = sum(len(question.checks) for question in bank.questions)
    return [_row(form, bank, checks) for form in FORMATS]


def measure(name: str) -> Cost:
    """The cost of a format, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.exports", name],
        cwd=QUIZDATA.parent, check=True, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    seconds, memory = done.stdout.split()
    return Cost(float(seconds), int(memory))


def large_bank(count: int) -> Bank:
    """The questions of the bank again and again under new ids and numbers, with all their checks and figures."""
    bank = load_bank(QUIZDATA).bank
    questions = []
    for n in range(count):
        question = bank.questions[n % len(bank.questions)]
        links: dict[str, object] = {"prerequisites": (), "related": (), "aliases": ()}
        questions.append(question.model_copy(update={"id": f"question-{n}", "number": n + 1, **links}))
    return Bank(topics=bank.topics, questions=tuple(questions), references=bank.references, figures=bank.figures)


def _row(form: Format, bank: Bank, checks: int) -> list[str]:
    edition = _edition(bank)
    first, second = ([exported for _, exported in files_of((form,), bank, edition)] for _ in range(2))
    cost = measure(form.name)
    size = sum(len(file.data) for file in first)
    equal = "yes" if first == second else "NO"
    cells = [form.name, str(len(bank.questions)), str(checks), f"{size:,}", equal, PROVEN[form.name]]
    return [*cells, f"{cost.seconds:.1f} s, {cost.memory} MiB", BARS]


def _edition(bank: Bank) -> Edition:
    return Edition("bench", "Bench", "https://example.org/", bank_version(bank), 0, strings())


def _cost(name: str) -> Cost:
    form = next(form for form in FORMATS if form.name == name)
    bank = large_bank(LARGE)
    started = time.process_time()
    edition = _edition(bank)
    for _ in files_of((form,), bank, edition):
        pass
    seconds = time.process_time() - started
    return Cost(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def main(arguments: list[str]) -> int:
    """Print the cost of the format that is named."""
    names = [form.name for form in FORMATS]
    if len(arguments) != 1 or arguments[0] not in names:
        print(f"Name one format: {', '.join(names)}.", file=sys.stderr)
        return 2
    cost = _cost(arguments[0])
    print(cost.seconds, cost.memory)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
