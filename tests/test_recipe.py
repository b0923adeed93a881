"""The recipes' commands, run in a copy of the project."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.check import check_bank
from macros.check.report import as_text
from macros.check.scaffold import new_question
from macros.cli import main
from macros.importers.run import FORMATS
from macros.load import load_bank
from tests.support.contributor_docs import INVENTED, fenced, recipe, rows, spans
from tools.site_build import PROJECT, copy_project

RECIPE = recipe("add-a-question")
PATIENCE = 60  # seconds


def test_the_messages_of_the_recipe_are_what_is_said(tmp_path: Path) -> None:
    quizdata = shutil.copytree(PROJECT / "quizdata", tmp_path / "quizdata")
    file = new_question(quizdata, load_bank(quizdata), "loss-functions", INVENTED)
    text = file.read_text(encoding="utf-8")
    for old, new in (("level: intro", "level: easy"), ("keywords:", "keyword:")):
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    [shown] = fenced(RECIPE, "text")
    assert as_text(check_bank(load_bank(quizdata), quizdata)) == shown


def test_the_list_of_the_recipe_is_imported(tmp_path: Path) -> None:
    (file := tmp_path / "my-list.md").write_text(fenced(recipe("bring-questions"), "markdown")[0], encoding="utf-8")
    result = CliRunner().invoke(main, ["import", str(file), "--bank", str(tmp_path / "quizdata")])
    assert result.exit_code == 0, result.output
    bank = load_bank(tmp_path / "quizdata").bank
    assert [topic.title for topic in bank.topics] == ["Knots"]
    assert [question.answer for question in bank.questions] == ["The bowline."]


def test_the_recipe_lists_every_format_that_can_be_imported() -> None:
    table = [spans(cell)[0] for cell, *_ in rows(recipe("bring-questions")) if "`" in cell]
    assert sorted(table) == sorted(FORMATS)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of the project with the environment that runs this test."""
    folder = copy_project(tmp_path / "clone")
    shutil.copytree(PROJECT / "tools", folder / "tools")
    for name in ("Makefile", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(PROJECT / name, folder)
    environment = folder / ".venv"
    environment.mkdir()
    for entry in Path(sys.prefix).iterdir():
        if not entry.name.endswith("-installed"):
            (environment / entry.name).symlink_to(entry)
    for stamp in (".site-installed", ".dev-installed"):
        (environment / stamp).touch()
    return folder


def as_a_person() -> dict[str, str]:
    """The variables of a fresh shell: neither of the make nor of the environment that run this test."""
    others = ("MAKE", "ARGS", "PYTHON", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(others)}


def shell(folder: Path, script: str) -> str:
    done = subprocess.run(
        ["sh", "-e"], input=script, cwd=folder, env=as_a_person(), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{script}\n{done.stdout}"
    return done.stdout


def test_the_recipe_of_a_question_ends_green(clone: Path) -> None:
    script = "\n".join(fenced(RECIPE, "sh"))
    begin, rename = script.split("make serve\n")
    questions = len(load_bank(PROJECT / "quizdata").bank.questions)
    assert f"{questions + 1} questions, no problem." in shell(clone, begin)
    assert f'id="{INVENTED}"' in served(clone, "topics/loss-functions/", INVENTED)
    activate = ". .venv/bin/activate\n"
    assert f"{questions + 1} questions, no problem." in shell(clone, activate + rename)


def served(folder: Path, address: str, wanted: str) -> str:
    """The page as `make serve` shows it, once it holds what is wanted."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            ["make", "serve", f"PORT={port}"],
            cwd=folder,
            env=as_a_person(),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            return until(f"http://127.0.0.1:{port}/{address}", wanted)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=PATIENCE)


def until(url: str, wanted: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  # our own server
                page = str(answer.read().decode())
        except (urllib.error.URLError, OSError):
            page = ""
        if wanted in page:
            return page
        time.sleep(0.1)
    raise AssertionError(f"{url} never showed {wanted!r}")
