"""Loading a folder: what is right is there, whatever is wrong beside it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.check import without_broken_markdown
from macros.export.edition import bank_version
from macros.load import load_bank

PROJECT = Path(__file__).parents[3]
HINGE = "loss-functions/hinge-loss.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(PROJECT / "tests/golden/problems/bank", tmp_path / "quizdata")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_order(root: Path) -> None:
    loaded = load_bank(root)
    assert loaded.problems == ()
    assert [topic.id for topic in loaded.bank.topics] == ["loss-functions", "metrics"]
    assert [question.number for question in loaded.bank.questions] == [8, 9, 38]
    assert loaded.bank.references["cortes1995"].authors == "C. Cortes, V. Vapnik"


def test_a_broken_question_leaves_the_others(root: Path) -> None:
    edit(root / HINGE, "level: intermediate", "level: medium")
    loaded = load_bank(root)
    assert [question.id for question in loaded.bank.questions] == ["mean-squared-error", "f1-score"]
    assert loaded.bank.question("f1-score").prerequisites == ()
    assert [problem.code for problem in loaded.problems] == ["not-one-of"]
    assert not loaded.is_whole


def test_a_broken_topic_keeps_its_questions(root: Path) -> None:
    (root / "loss-functions/topic.yml").write_text("title: [", encoding="utf-8")
    bank = load_bank(root).bank
    assert bank.topics[-1].title == "Loss functions"
    assert len(bank.in_topic("loss-functions")) == 2


def test_of_two_files_with_one_id_the_first_counts(root: Path) -> None:
    shutil.copy(root / HINGE, root / "metrics/hinge-loss.yml")
    assert load_bank(root).bank.question("hinge-loss").topic == "loss-functions"


def test_what_cannot_be_shown_is_left_out(root: Path) -> None:
    edit(root / HINGE, "text: Always", "text: Always $\\nothing$")
    edit(root / "metrics/topic.yml", "is judged by", "$\\nothing$")
    loaded = load_bank(root)
    assert loaded.problems == ()
    after = without_broken_markdown(loaded, root)
    assert [problem.code for problem in after.problems] == ["maths", "maths"]
    assert [question.id for question in after.bank.questions] == ["mean-squared-error", "f1-score"]
    assert "$" not in after.bank.topic("metrics").introduction


def test_a_bank_as_it_is_stays_as_it_is(root: Path) -> None:
    loaded = load_bank(root)
    assert without_broken_markdown(loaded, root) is loaded


def test_no_folder_is_an_empty_bank(tmp_path: Path) -> None:
    loaded = load_bank(tmp_path / "nothing")
    assert (loaded.bank.questions, [problem.code for problem in loaded.problems]) == ((), ["no-bank"])


def test_the_folder_may_be_named_from_anywhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / HINGE).write_text("", encoding="utf-8")
    assert load_bank(Path()).problems[0].path == f"quizdata/{HINGE}"


def test_loading_imports_nothing_that_only_mistakes_need() -> None:
    heavy = ("pybtex", "rapidfuzz", "math_core", "markdown_it")
    code = f"import sys, macros.load; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_line_endings_of_the_checkout_do_not_change_the_edition(tmp_path: Path) -> None:
    copy = shutil.copytree(PROJECT / "quizdata", tmp_path / "quizdata")
    for file in (path for path in copy.rglob("*") if path.suffix in (".yml", ".bib", ".svg", ".txt")):
        file.write_bytes(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    loaded = load_bank(copy)
    assert loaded.problems == ()
    assert bank_version(loaded.bank) == bank_version(load_bank(PROJECT / "quizdata").bank)
