"""The formats, and how the command line and its documentation name them."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.cli import main
from macros.importers.run import FORMATS, format_from_suffix
from tools.site_build import PROJECT

PAGE = (PROJECT / "docs/contributing/bring-questions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_help_and_documentation_name_each_format(name: str) -> None:
    assert name in CliRunner().invoke(main, ["import", "--help"]).output.replace(",", "").replace(".", "").split()
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["notes.docx"], "The suffix of the file does not say its format."),
        (["--format", "docx", "notes.md"], "`docx` is no format."),
    ],
)
def test_an_unknown_format_is_a_wrong_use_of_the_command(arguments: list[str], reason: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["import", "--bank", str(tmp_path), *arguments])
    assert result.exit_code == 2
    assert f"{reason} Add `--format` with one of list, json, moodle, gift, csv, tsv." in result.stderr


def test_suffixes_stand_for_formats() -> None:
    names = ["a.md", "a.MARKDOWN", "a.json", "a.moodle.xml", "a.gift", "a.csv", "a.tsv", "a.txt", "a.pdf"]
    assert [format_from_suffix(name) for name in names] == [
        "list", "list", "json", "moodle", "gift", "csv", "tsv", "tsv", None,
    ]  # fmt: skip
