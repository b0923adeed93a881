"""Hostile files and hostile folders: only regular files are read and written, in bounded time."""

import json
import os
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.importers import records
from macros.load import load_bank
from tests.unit.importers.importing import import_bytes
from tools.site_build import PROJECT

HOSTILE_FIGURES = json.loads((PROJECT / "tests/data/hostile-figures.json").read_text(encoding="utf-8"))
REFERENCE = {"key": "a1995", "authors": "A. Author", "title": "Title", "year": "1995"}
QUESTION = {"id": "knot", "topic": "knots", "number": 1, "title": "Knot", "question": "Which?", "answer": "This.",
            "explanation": "It holds.", "level": "intro", "keywords": []}  # fmt: skip


def document(**parts: object) -> str:
    bank = {"topics": [], "questions": [QUESTION], "references": {}, "figures": {}, **parts}
    return json.dumps({"format": "study-guide-bank", "version": 1, "bank": bank}, indent=1)


def run_import(folder: Path, text: str, name: str = "bank.json") -> Result:
    (folder / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["import", "--bank", str(folder / "quizdata"), str(folder / name)])


@pytest.mark.parametrize(
    "name", ["references.bib", "question.schema.json", "published.yml", "knots", "figures", "knots/knot.yml"]
)
@pytest.mark.parametrize("where", ["quizdata/target", "target"])
def test_nothing_is_written_through_a_link(name: str, where: str, tmp_path: Path) -> None:
    root, target = tmp_path / "quizdata", tmp_path / where
    (root / name).parent.mkdir(parents=True)
    if name in ("knots", "figures"):
        target.mkdir()
    (root / name).symlink_to(target)
    figures = {"knot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'}
    text = document(
        references={"a1995": REFERENCE},
        figures=figures,
        questions=[{**QUESTION, "references": ["a1995"], "figure": {"file": "knot.svg", "alt": "x", "caption": "y"}}],
    )
    result = run_import(tmp_path, text)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert not target.exists() or (target.is_dir() and not list(target.iterdir()))


def test_a_new_question_is_not_dated_through_a_link(tmp_path: Path) -> None:
    run_import(tmp_path, document())
    (outside := tmp_path / "outside.txt").touch()
    (tmp_path / "quizdata/changes.txt").symlink_to(outside)
    result = CliRunner().invoke(main, ["publish", "--bank", str(tmp_path / "quizdata")])
    assert result.exit_code == 1
    assert outside.read_text(encoding="utf-8") == ""


def test_a_pipe_a_device_and_a_folder_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(pipe := tmp_path / "pipe")
    for file, message in (
        (pipe, "this is not a regular file"),
        (Path("/dev/zero"), "this is not a regular file"),
        (tmp_path, "Is a directory"),
        (tmp_path / "none", "No such file"),
    ):
        command = ["import", "--format", "csv", "--bank", str(tmp_path / "quizdata"), str(file)]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1
        assert message in result.stderr


def test_a_link_to_a_file_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_text("question,answer,explanation\nWhich?,This,So\n", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    command = ["import", "--bank", str(tmp_path / "quizdata"), str(tmp_path / "link.csv")]
    assert CliRunner().invoke(main, command).exit_code == 0


MANY = 200_000


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.gift", "Which?{" + "~o" * MANY + "=a}", "has 200,001 answers"),
        ("a.xml", f"<quiz><question type='multichoice'>{'<answer/>' * MANY}</question></quiz>", "has 200,000 answers"),
        ("a.csv", 'id,kind,text,options\na/b,choice,Q,"' + "o\n" * 60_000 + '"', "has 60,000 answers"),
        ("b.csv", "question,answer\nQ?," + "a" * MANY, "a cell has more than 131,072 characters"),
        ("a.json", document(questions=[{**QUESTION, "keywords": ["k"] * MANY}]), "a list has 200,000 entries"),
        ("a.md", "1. **a?**\n   - Answer: " + "[" * MANY, "5,000"),
        ("a.txt", "#html:true\nWhich?\t" + "<b>" * MANY, "a cell has more than 131,072 characters"),
        ("b.gift", "[html]" + "<div><b>" * MANY + "{=a#b}", "5,000"),
        ("b.xml", "<a>" * MANY, "nested too deeply"),
    ],
)
def test_a_huge_part_of_a_file_is_refused_in_bounded_time(name: str, text: str, message: str, tmp_path: Path) -> None:
    start = time.process_time()
    result = run_import(tmp_path, text, name)
    assert time.process_time() - start < 20
    assert message in result.stderr


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.md", "# A\n" + "".join(f"{n}. **Q{n}?**\n   - Answer: a\n   - Explanation: b\n" for n in range(1, 6)), 8),
        ("a.csv", "question,answer,explanation\n" + "".join(f"Q{n}?,a,b\n" for n in range(5)), 4),
        ("a.gift", "".join(f"Q{n}?{{=a#b}}\n\n" for n in range(5)), 5),
        ("a.txt", "".join(f"Q{n}?\ta\n" for n in range(5)), 3),
        ("a.json", document(questions=[{**QUESTION, "id": f"knot-{n}", "number": n + 1} for n in range(5)]), 30),
        ("a.xml", "<quiz>\n" + "<question type='essay'/>\n" * 5 + "</quiz>", 4),
    ],
)
def test_a_file_with_too_many_questions_is_read_as_far_as_the_bound(
    name: str, text: str, line: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "MOST_ENTRIES", 2)
    result = run_import(tmp_path, text, name)
    assert f"{name}:{line}:1: a file may have 2 questions" in result.stderr
    assert len(load_bank(tmp_path / "quizdata").bank.questions) == (0 if name == "a.xml" else 2)


@pytest.mark.parametrize("name", HOSTILE_FIGURES)
def test_a_hostile_figure_is_not_imported(name: str, tmp_path: Path) -> None:
    figure = {"file": "drawing.svg", "alt": "x", "caption": "y"}
    text = document(questions=[{**QUESTION, "figure": figure}], figures={"drawing.svg": HOSTILE_FIGURES[name]})
    result = run_import(tmp_path, text)
    assert "the drawing drawing.svg was left out: " in result.stderr
    bank = load_bank(tmp_path / "quizdata").bank
    assert (len(bank.questions), bank.figures) == (1, {})


@pytest.mark.parametrize("title", ["CON", "Nul?", "aux", "COM1", "lpt9.", "prn"])
def test_no_file_gets_a_name_that_windows_reserves(title: str, tmp_path: Path) -> None:
    table = f"question,answer,explanation,topic\n{title},a,b,{title}\n".encode()
    bank, _ = import_bytes(tmp_path, "a.csv", table)
    assert [question.id for question in bank.questions] == ["question-1"]
    assert [topic.id for topic in bank.topics] == ["topic-1"]


def test_a_second_import_gives_the_next_order_to_its_topics(tmp_path: Path) -> None:
    for topic in ("Knots", "Sails", "Masts"):
        run_import(tmp_path, f"question,answer,explanation,topic\nWhat are {topic}?,A,B,{topic}\n", "a.csv")
    orders = {topic.id: topic.order for topic in load_bank(tmp_path / "quizdata").bank.topics}
    assert orders == {"knots": 1, "sails": 2, "masts": 3}
    result = CliRunner().invoke(main, ["check", "--bank", str(tmp_path / "quizdata")])
    assert result.exit_code == 0


def test_a_file_in_the_encoding_that_its_xml_names_is_read(tmp_path: Path) -> None:
    text = (
        "<?xml version='1.0' encoding='ISO-8859-1'?>\n<quiz><question type='essay'><name><text>n</text></name>"
        "<questiontext><text>Größe?</text></questiontext><graderinfo><text>a</text></graderinfo>"
        "<generalfeedback><text>b</text></generalfeedback></question></quiz>"
    )
    bank, said = import_bytes(tmp_path, "a.xml", text.encode("latin-1"))
    assert (bank.questions[0].question, said) == ("Größe?", [])
