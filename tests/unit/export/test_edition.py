"""The edition changes with the bank, and with nothing else."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from macros.export.edition import EPOCH, Edition, bank_version
from macros.load import load_bank
from macros.model import Bank
from macros.site.config import last_change, read_edition
from tools.site_build import PROJECT


def test_the_version_changes_with_a_word(bank: Bank) -> None:
    first = bank.questions[0]
    reworded = first.model_copy(update={"answer": f"{first.answer} Indeed."})
    other = bank.model_copy(update={"questions": (reworded, *bank.questions[1:])})
    assert bank_version(other) != bank_version(bank)
    assert bank_version(load_bank(PROJECT / "quizdata").bank) == bank_version(bank)


def test_a_bank_without_a_date_says_so(edition: Edition) -> None:
    undated = replace(edition, at=None)
    assert (undated.date, undated.time) == ("", EPOCH)
    assert edition.date == "2026-11-25"
    assert edition.date in edition.stated
    assert undated.stated == f"Version {edition.version} of the questions"


def test_a_link_leads_to_the_question(edition: Edition, bank: Bank) -> None:
    question = bank.question("hinge-loss")
    assert edition.link(question) == "https://example.org/guide/q/hinge-loss/"
    assert replace(edition, site="").link(question) == ""


def test_the_guide_is_what_mkdocs_yml_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795608000")
    monkeypatch.setenv("ADDRESS", "https://example.org/here")
    text = 'site_name: Knots\nsite_url: !ENV [ADDRESS, ""]\nextra: {guide: knots}\n'
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    edition = read_edition(tmp_path, "0" * 12)
    assert (edition.guide, edition.title, edition.site) == ("knots", "Knots", "https://example.org/here/")
    assert edition.date == "2026-11-25"


def test_a_site_on_this_machine_has_no_links(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: http://127.0.0.1:8000/\n", encoding="utf-8")
    assert read_edition(tmp_path, "").site == ""
    (tmp_path / "mkdocs.yml").unlink()
    assert read_edition(tmp_path, "").guide == "study-guide"


def test_the_date_is_that_of_the_last_commit_of_the_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert last_change(tmp_path) is None
    commit(tmp_path, "quizdata/a.yml", 1_000_000_000)
    commit(tmp_path, "README.md", 1_100_000_000)
    assert last_change(tmp_path) == 1_000_000_000


def test_an_edit_that_is_not_committed_is_later_than_the_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    commit(tmp_path, "quizdata/a.yml", 1_000_000_000)
    set_time(tmp_path / "quizdata/a.yml", "other", 1_200_000_000)
    assert last_change(tmp_path) == 1_200_000_000
    set_time(tmp_path / "quizdata/b é.yml", "new", 1_300_000_000)
    assert last_change(tmp_path) == 1_300_000_000


def test_without_git_the_newest_file_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "macros/__pycache__").mkdir(parents=True)
    (tmp_path / "quizdata").mkdir()
    set_time(tmp_path / "quizdata/a.yml", "old", 1_000_000_000)
    set_time(tmp_path / "macros/__pycache__/a.pyc", "compiled", 1_400_000_000)
    for folder in ("macros/__pycache__", "macros", "quizdata"):
        os.utime(tmp_path / folder, (900_000_000, 900_000_000))
    assert last_change(tmp_path) == 1_000_000_000
    set_time(tmp_path / "quizdata/a.yml", "edited", 1_200_000_000)
    assert last_change(tmp_path) == 1_200_000_000


def set_time(file: Path, text: str, at: int) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (at, at))


def commit(folder: Path, name: str, at: int) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("", encoding="utf-8")
    moment = {"GIT_COMMITTER_DATE": f"{at} +0000", "GIT_AUTHOR_DATE": f"{at} +0000"}
    person = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*person, "commit", "-qm", "Change"]):
        subprocess.run(["git", *command], cwd=folder, env={**os.environ, **moment}, check=True)
