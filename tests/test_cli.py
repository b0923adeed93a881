"""The command line, as an author runs it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from macros.check.schema import SCHEMAS, schema
from macros.cli import main
from macros.load import load_bank

PROJECT = Path(__file__).parents[1]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = shutil.copytree(PROJECT / "tests/golden/problems/bank", tmp_path / "quizdata")
    for name in SCHEMAS:
        (root / name).write_text(schema(name), encoding="utf-8")
    return root


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [arguments[0], "--bank", str(root), *arguments[1:]])


def test_a_good_bank_is_told_of(root: Path) -> None:
    result = run(root, "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "3 questions, no problem.\n")


def test_problems_are_printed_and_counted(root: Path) -> None:
    (root / "metrics/f1-score.yml").write_text("", encoding="utf-8")
    (root / "notes.txt").write_text("", encoding="utf-8")
    result = run(root, "check")
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == [
        "quizdata/metrics/f1-score.yml:1:1",
        "quizdata/notes.txt:1:1",
    ]
    assert result.stderr == "2 problems in 2 files.\n"


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_formats(root: Path, form: str) -> None:
    (root / "50%, a:b.txt").write_text("", encoding="utf-8")
    golden = PROJECT / f"tests/golden/problems/formats/{form}.txt"
    result = run(root, "check", "--format", form)
    assert result.exit_code == 1
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")


def test_json_is_json(root: Path) -> None:
    (root / "metrics/f1-score.yml").write_text("", encoding="utf-8")
    (problem,) = json.loads(run(root, "check", "--format", "json").stdout)
    assert (problem["path"], problem["line"], problem["code"]) == ("quizdata/metrics/f1-score.yml", 1, "empty-file")
    assert json.loads(run(root / "metrics", "check", "--format", "json").stdout)


def test_what_a_lint_finds_is_shown_at_its_line(root: Path) -> None:
    file = root / "loss-functions/hinge-loss.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("stem: What holds?", "stem: What does not hold?"), encoding="utf-8")
    result = run(root, "check", "--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        "::error file=quizdata/loss-functions/hinge-loss.yml,line=57,col=11,title=stem-negative"
        "::the stem asks with `not`, which is easily missed. Ask without it, or write **not**.\n"
    )


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_statistics_are_printed(root: Path, form: str) -> None:
    result = run(root, "stats", "--format", form)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (PROJECT / f"tests/golden/stats/{form}.txt").read_text(encoding="utf-8")


def test_statistics_tell_of_what_is_not_counted(root: Path) -> None:
    (root / "metrics/f1-score.yml").write_text("", encoding="utf-8")
    result = run(root, "stats")
    assert result.exit_code == 0
    assert result.stderr == "Broken questions are not counted; `python -m macros check` names them.\n"


def test_a_name_that_is_no_text_can_be_printed(root: Path) -> None:
    (root / "metrics/\udcff.yml").write_bytes(b"")
    command = [sys.executable, "-m", "macros", "check", "--bank", str(root)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert rb"quizdata/metrics/\udcff.yml:1:1: the file is empty." in done.stdout


def test_a_new_question_is_valid_and_has_the_next_number(root: Path) -> None:
    result = run(root, "new", "metrics", "roc-auc")
    assert result.exit_code == 0
    assert "metrics/roc-auc.yml" in result.output
    assert run(root, "check").stdout == ""
    question = load_bank(root).bank.question("roc-auc")
    assert (question.number, question.topic, question.title) == (39, "metrics", "Roc auc")
    assert run(root, "new", "metrics", "a" * 60).exit_code == 0
    assert run(root, "check").stdout == ""


def test_the_next_number_is_after_those_of_broken_questions(root: Path) -> None:
    file = root / "metrics/f1-score.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("level: intermediate", "level: hard"), encoding="utf-8")
    run(root, "new", "metrics", "roc-auc")
    assert load_bank(root).bank.question("roc-auc").number == 39


@pytest.mark.parametrize(
    ("topic", "question_id", "message"),
    [
        ("metrics", "f1-score", "`f1-score` is the id of a question in the topic `metrics`. Choose another."),
        (
            "metrics",
            "hinge-loss",
            "`hinge-loss` is the id of a question in the topic `loss-functions`. Choose another.",
        ),
        ("metrics", "svm-loss", "`svm-loss` is a former id of `hinge-loss`, which keeps it. Choose another."),
        (
            "metrics",
            "gone-for-good",
            "`gone-for-good` was published before, and an id is never used again. Choose another.",
        ),
        ("metrics", "aux", "`aux` cannot be the name of a question's file. Choose another, as in `hinge-loss`."),
        ("metrics", "topic", "`topic` cannot be the name of a question's file. Choose another, as in `hinge-loss`."),
        ("metrics", "ROC AUC", "`ROC AUC` is not an id. Use 3 to 60 of a-z, 0-9 and `-`, as in `hinge-loss`."),
        ("metrics", "../x", "`../x` is not an id. Use 3 to 60 of a-z, 0-9 and `-`, as in `hinge-loss`."),
        (
            "metric",
            "roc-auc",
            "There is no topic `metric`. Did you mean `metrics`? A topic is a folder with a topic.yml.",
        ),
        ("..", "roc-auc", "There is no topic `..`. A topic is a folder with a topic.yml."),
    ],
)
def test_what_cannot_be_new(root: Path, topic: str, question_id: str, message: str) -> None:
    record = root / "published.yml"
    entry = "  gone-for-good:\n    number: 12\n    topics: [metrics]\n"
    record.write_text(record.read_text(encoding="utf-8").replace("  mean-", f"{entry}  mean-"), encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = run(root, "new", topic, question_id)
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")
    assert before == {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_publish_adds_and_sorts_and_removes_nothing(root: Path) -> None:
    record = root / "published.yml"
    complete = record.read_text(encoding="utf-8")
    record.write_text("questions:\n  f1-score: {topics: [metrics], number: 38, retired: [old-one]}\n", encoding="utf-8")
    added = run(root, "publish").stdout.split()
    assert {"hinge-loss", "hinge-loss/zero-loss", "mean-squared-error", "metrics/"} <= set(added)
    assert "f1-score" not in added
    assert "      - old-one\n" in record.read_text(encoding="utf-8")
    assert run(root, "publish").stdout == "Everything is recorded already.\n"
    record.write_text(complete, encoding="utf-8")
    assert run(root, "publish").stdout == "Everything is recorded already.\n"
    assert record.read_text(encoding="utf-8") == complete


def test_a_check_that_was_replaced_is_retired(root: Path) -> None:
    file = root / "loss-functions/hinge-loss.yml"
    text = file.read_text(encoding="utf-8")
    result = run(root, "publish", "--retire", "hinge-loss/zero-loss")
    message = "`hinge-loss/zero-loss` is still a check of `hinge-loss`. Give the new check an id of its own first."
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")
    file.write_text(text.replace("id: zero-loss", "id: when-zero"), encoding="utf-8")
    assert run(root, "publish", "--retire", "hinge-loss/zero-loss").stdout == "svm-loss/when-zero\n"
    assert run(root, "check").stdout == ""
    file.write_text(text, encoding="utf-8")
    assert "`zero-loss` was the id of a check that was replaced" in run(root, "check").stdout


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "hinge-los/zero-loss",
            "No question `hinge-los` was published. Did you mean `hinge-loss`? Write `question/check`.",
        ),
        (
            "hinge-loss/zero-los",
            "`hinge-loss` never had a check `zero-los`. Did you mean `zero-loss`? Name a published one.",
        ),
        ("hinge-loss", "`hinge-loss` never had a check ``. Name a published one."),
    ],
)  # fmt: skip
def test_what_cannot_be_retired(root: Path, path: str, message: str) -> None:
    result = run(root, "publish", "--retire", path)
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")


def test_publishing_dates_what_has_no_day_yet(root: Path) -> None:
    changes = root / "changes.txt"
    changes.write_text("2026-11-20 f1-score A note.\n", encoding="utf-8")
    for day in ("2026-11-23", "2026-11-24"):
        assert run(root, "publish", "--day", day).exit_code == 0
    lines = ["2026-11-20 f1-score A note.", "2026-11-23 hinge-loss", "2026-11-23 mean-squared-error"]
    assert changes.read_text(encoding="utf-8").splitlines() == lines


def test_names_that_are_no_ids_are_not_published(root: Path) -> None:
    (root / "metrics/ROC.yml").write_text("", encoding="utf-8")
    assert run(root, "publish").stdout == "Everything is recorded already.\n"


@pytest.mark.parametrize("arguments", [("publish",), ("new", "metrics", "roc-auc")])
def test_a_list_that_cannot_be_read_is_not_written_over(root: Path, arguments: tuple[str, ...]) -> None:
    (root / "published.yml").write_bytes(b"f1-score\n\xff\n")
    result = run(root, *arguments)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: quizdata/published.yml:2:1: byte 10 of the file, 0xFF, is not UTF-8. Save the file as UTF-8.\n"
    )
    assert (root / "published.yml").read_bytes() == b"f1-score\n\xff\n"
    assert not (root / "metrics/roc-auc.yml").exists()
    assert "not UTF-8" in run(root, "check").stdout


def test_schemas_are_written_and_printed(root: Path) -> None:
    (root / "question.schema.json").write_text("{}", encoding="utf-8")
    assert run(root, "check").exit_code == 1
    assert run(root, "schema", "--write").exit_code == 0
    assert run(root, "check").exit_code == 0
    assert run(root, "schema").stdout == schema("question.schema.json") + schema("topic.schema.json")


@pytest.mark.parametrize("command", ["check", "stats", "new", "publish", "schema"])
def test_every_command_says_what_it_does(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 3


def test_the_project_itself_has_no_problem() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_skeleton_names_the_keys_it_leaves_out(root: Path) -> None:
    run(root, "new", "metrics", "roc-auc")
    text = (root / "metrics/roc-auc.yml").read_text(encoding="utf-8")
    missing = (
        set(load_bank(root).bank.question("roc-auc").model_fields_set) - {"id", "topic"} - set(yaml.safe_load(text))
    )
    assert missing == set()
    assert all(key in text for key in ("note", "worked", "references", "prerequisites", "related", "aliases"))


@pytest.mark.parametrize(
    "command", ["stats", "new metrics roc-auc", "publish", "schema --write", "export json", "topics"]
)
@pytest.mark.parametrize("name", ["nowhere", "README.md"])
def test_a_folder_that_is_none_is_told_of_and_not_made(tmp_path: Path, command: str, name: str) -> None:
    (tmp_path / "README.md").write_text("Words.\n", encoding="utf-8")
    result = run(tmp_path / name, *command.split())
    assert result.exit_code == 2
    assert "Invalid value for '--bank': Directory" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


@pytest.mark.parametrize(
    ("command", "broken"),
    [("publish", "published.yml"), ("publish", "changes.txt"), ("schema --write", "question.schema.json")],
)
def test_what_cannot_be_written_is_named(root: Path, command: str, broken: str) -> None:
    (root / broken).unlink(missing_ok=True)
    (root / broken).symlink_to(root / "nowhere" / broken)
    result = run(root, *command.split())
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert re.match(f"Error: .*{re.escape(broken)}.*: ", result.stderr)
    assert len(result.stderr.splitlines()) == 1


def test_several_files_are_not_written_into_one(root: Path, tmp_path: Path) -> None:
    (tmp_path / "all.zip").write_bytes(b"mine")
    result = run(root, "export", "all", "-o", str(tmp_path / "all.zip"))
    assert result.exit_code == 2
    assert "is a file, and what is written needs a folder" in result.stderr
    assert (tmp_path / "all.zip").read_bytes() == b"mine"


def test_a_python_without_the_packages_says_what_to_type() -> None:
    command = [sys.executable, "-S", "-m", "macros", "check"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"This Python has no `\w+`\. Type: make env && \. \.venv/bin/activate\n", done.stderr)
