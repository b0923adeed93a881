"""The statistics of a bank, in every format; UPDATE_GOLDENS=1 writes them anew."""

import json
import os
from dataclasses import fields
from pathlib import Path

import pytest

from macros.check.statistics import FORMATS, PARTS, Share, Statistics, as_json, as_text, measure, tables
from macros.load import load_bank
from macros.model import Bank

PROJECT = Path(__file__).parents[3]
BANK = load_bank(PROJECT / "tests/golden/problems/bank").bank
EMPTY = Bank(topics=(), questions=(), references={})


@pytest.mark.parametrize("form", FORMATS)
def test_formats(form: str) -> None:
    golden = PROJECT / f"tests/golden/stats/{form}.txt"
    printed = FORMATS[form](measure(BANK))
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(printed, encoding="utf-8")
    assert printed == golden.read_text(encoding="utf-8")


def test_the_bank_of_the_project_is_counted() -> None:
    bank = load_bank(PROJECT / "quizdata").bank
    counted = measure(bank)
    assert counted.total.questions == len(bank.questions) == sum(topic.questions for topic in counted.topics)
    assert sum(counted.total.kinds.values()) == sum(len(question.checks) for question in bank.questions)
    assert sum(counted.verdicts.values()) - counted.verdicts["contested"] == counted.coverage["note"].having
    assert counted.total.transfer == sum(check.transfer for each in bank.questions for check in each.checks)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_can_be_counted(form: str) -> None:
    assert FORMATS[form](measure(EMPTY))


def test_json_has_everything() -> None:
    made = json.loads(as_json(measure(BANK)))
    assert set(made) == {field.name for field in fields(Statistics)}
    assert made["coverage"]["note"] == {"having": 1, "total": 3}
    assert made["shortest"]["expected"] == 0.5


def test_tables_fit_a_terminal() -> None:
    assert max(map(len, as_text(measure(load_bank(PROJECT / "quizdata").bank)).splitlines())) <= 100
    assert all(len(row) == len(table.head) for table in tables(measure(BANK)) for row in table.rows)


def test_every_part_is_covered() -> None:
    counted = measure(BANK)
    assert set(counted.coverage) == {*PARTS, "transfer", "hint", "cited"}


def test_numbers_that_tests_recompute_are_counted_in_files(tmp_path: Path) -> None:
    (tmp_path / "docs/topics").mkdir(parents=True)
    page = "---\ntitle: Metrics\n---\n# Metrics\n\nOf 1,000 at 0.25, 3 are 0.25 or 1.5.\n\n## Questions\n\n2.5\n"
    root = tmp_path / "bank"
    root.mkdir()
    (tmp_path / "docs/topics/metrics.md").write_text(page, encoding="utf-8")
    counted = measure(BANK, root).recomputed
    assert counted["introductions"] == Share(3, 3)
    assert counted["asserts"] == Share(1, 1)
    assert counted["keys"] == Share(0, 1)
    assert counted["mistakes"] == Share(0, 1)


def test_every_question_of_the_guide_has_a_transfer_check() -> None:
    assert measure(load_bank(PROJECT / "quizdata").bank).without_transfer == ()
