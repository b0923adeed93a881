"""The command: what it writes, and what it says of a word that means nothing."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.export.registry import FORMATS
from tools.site_build import PROJECT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(PROJECT / "tests/golden/problems/bank", tmp_path / "quizdata")


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", "--bank", str(root), *arguments])


def test_a_text_can_be_printed(root: Path) -> None:
    result = run(root, "json", "-o", "-")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["bank"]["questions"]) == 3


def test_a_file_or_a_folder_is_written(root: Path, tmp_path: Path) -> None:
    assert run(root, "json", "-o", str(tmp_path / "new/bank.json")).exit_code == 0
    assert run(root, "json", "-o", str(tmp_path / "new")).exit_code == 0
    assert (tmp_path / "new/bank.json").read_bytes() == (tmp_path / "new/study-guide.json").read_bytes()


def test_only_a_topic(root: Path) -> None:
    result = run(root, "json", "--topic", "metrics", "-o", "-")
    assert [topic["id"] for topic in json.loads(result.stdout)["bank"]["topics"]] == ["metrics"]


def test_all_formats(root: Path, tmp_path: Path) -> None:
    result = run(root, "all", "-o", str(tmp_path / "all"))
    assert result.exit_code == 0
    files = [path for path in (tmp_path / "all").rglob("*") if path.is_file()]
    assert len(files) == len(result.stdout.splitlines()) >= len(FORMATS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["jsn"], "There is no format `jsn`. Did you mean `json`? The formats are "),
        (["json", "--topic", "metrix"], "There is no topic `metrix`. Did you mean `metrics`? The topics are "),
        (["all", "-o", "-"], "`all` cannot be printed: name a file with `-o`."),
    ],
)
def test_a_word_that_means_nothing_is_one_line(root: Path, arguments: list[str], said: str) -> None:
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {said}")
    assert len(result.stderr.splitlines()) == 1


def test_a_bank_with_problems_is_not_exported(root: Path) -> None:
    (root / "metrics/f1-score.yml").write_text("", encoding="utf-8")
    result = run(root, "json", "-o", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: The questions have 1 problem; `python -m macros check` names each.\n"


def test_what_cannot_be_written_is_said(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(root, "json", "-o", str(tmp_path / "file/bank.json"))
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert result.stderr.startswith("Error: ")
