"""The statistics of a bank, in every format; UPDATE_GOLDENS=1 writes them anew."""

import json
import os
from dataclasses import fields
from pathlib import Path

import pytest

from macros.check.statistics.measure import PARTS, Statistics, measure
from macros.check.statistics.report import FORMATS, as_json, as_text
from macros.check.statistics.tables import tables
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
    assert sum(sum(group.counts) for group in counted.places) == counted.total.kinds["choice"]


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
    assert set(counted.coverage) == {*PARTS, "hint", "equals", "cited"}
