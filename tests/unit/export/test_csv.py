"""The table: every question and check, and nothing that a spreadsheet would compute."""

import csv
import io
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.export.columns import asked
from macros.export.csv_table import COLUMNS, harmless, write
from macros.export.edition import Edition
from macros.model import Bank, BaseCheck, Check
from macros.model.question import check_path

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_question_and_check_has_its_row(bank: Bank, edition: Edition) -> None:
    table = {row["id"]: row for row in rows(write(bank, edition))}
    wanted = {question.id for question in bank.questions}
    wanted |= {check_path(question, check) for question in bank.questions for check in question.checks}
    assert set(table) == wanted
    hinge = table["hinge-loss"]
    question = bank.question("hinge-loss")
    assert (hinge["text"], hinge["key"], hinge["explanation"]) == (
        question.question, question.answer, question.explanation,
    )  # fmt: skip
    assert (hinge["kind"], hinge["verdict"], hinge["edition"]) == ("recall", "wrong", edition.version)
    zero = table["hinge-loss/zero-loss"]
    assert zero["key"].startswith("0 before and 0 after")
    assert len(zero["options"].splitlines()) == len(zero["feedback"].splitlines()) == 4
    assert table["hinge-loss/margin-width"]["key"] == "0.8 ± 1%"


def test_every_kind_says_what_is_right(bank: Bank) -> None:
    for question in bank.questions:
        for check in question.checks:
            told = asked(check)
            assert told.key, check.id
            assert told.feedback, check.id
            assert set(told.key) <= set(told.options) or not told.options or check.kind == "match"


def test_no_kind_is_without_columns() -> None:
    kinds = get_args(get_args(Check)[0])
    assert set(asked.registry) - {object, BaseCheck} == set(kinds)


def test_no_cell_begins_as_a_formula(bank: Bank, edition: Edition) -> None:
    first = bank.questions[0].model_copy(update={"answer": '=HYPERLINK("https://example.org")', "title": "@SUM(A1)"})
    risky = Bank(topics=bank.topics, questions=(first, *bank.questions[1:]), references=bank.references,
                 figures=bank.figures)  # fmt: skip
    table = rows(write(risky, edition))
    assert [cell for row in table for cell in row.values() if cell.startswith(DANGEROUS)] == []
    assert table[0]["key"] == '\'=HYPERLINK("https://example.org")'


@given(st.text())
def test_a_harmless_text_can_be_told_from_what_it_was(text: str) -> None:
    shown = harmless(text)
    assert not shown.startswith(DANGEROUS)
    assert shown in (text, f"'{text}")


@pytest.mark.parametrize("text", ["'=1", "=1", " =1", "''+1", "\n-1"])
def test_an_apostrophe_more_is_taken_away_again(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_excel_is_told_that_it_is_utf8(bank: Bank, edition: Edition) -> None:
    data = write(bank, edition)
    assert data.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")
