"""The size of each export of the bank, and whether two exports are equal byte for byte."""

from pathlib import Path

from macros.export.edition import Edition, bank_version
from macros.export.format import Format
from macros.export.links import files_of
from macros.export.registry import FORMATS
from macros.load import load_bank
from macros.model import Bank
from macros.render.strings import strings

QUIZDATA = Path(__file__).resolve().parent.parent / "quizdata"
HEAD = ["format", "files", "bytes", "equal twice"]


def rows() -> list[list[str]]:
    """One row a format."""
    bank = load_bank(QUIZDATA).bank
    edition = Edition("bench", "Bench", "https://example.org/", bank_version(bank), 0, strings())
    return [_row(form, bank, edition) for form in FORMATS]


def _row(form: Format, bank: Bank, edition: Edition) -> list[str]:
    first, second = ([exported for _, exported in files_of((form,), bank, edition)] for _ in range(2))
    size = sum(len(file.data) for file in first)
    return [form.name, str(len(first)), f"{size:,}", "yes" if first == second else "NO"]
