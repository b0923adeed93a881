"""Every worked example runs as a reader would run it, its asserts hold, and numbers asked for are those it computes."""

import ast
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from macros.load import load_bank
from macros.model import Numeric
from tools.site_build import PROJECT

QUESTIONS = load_bank(PROJECT / "quizdata").bank.questions
WORKED = {question.id: question.worked.code for question in QUESTIONS if question.worked is not None}
PROVEN = {
    f"{question.id}/{check.id}": check
    for question in QUESTIONS
    for check in question.checks
    if isinstance(check, Numeric) and check.equals is not None
}


@cache
def run(question: str) -> dict[str, Any]:
    """The names of a worked example, after it has run."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(WORKED[question], f"{question}.py", "exec"), names)  # noqa: S102  # reviewed like any other code
    return names


def test_most_questions_have_one() -> None:
    assert len(WORKED) >= 35


@pytest.mark.parametrize("question", WORKED)
def test_the_example_runs_and_its_asserts_hold(question: str) -> None:
    assert run(question)


@pytest.mark.parametrize("question", WORKED)
def test_the_example_asserts_what_it_shows(question: str) -> None:
    tree = ast.parse(WORKED[question])
    assert any(isinstance(node, ast.Assert) for node in ast.walk(tree))
    imported = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in ([ast.alias(node.module or "")] if isinstance(node, ast.ImportFrom) else node.names)
    }
    assert imported <= {"numpy", "sklearn", "scipy", "math", "itertools", "collections", "fractions", "statistics"}


def test_a_number_to_be_found_is_one_that_the_example_computes() -> None:
    numeric = {
        f"{question.id}/{check.id}"
        for question in QUESTIONS
        if question.worked is not None
        for check in question.checks
        if isinstance(check, Numeric)
    }
    assert numeric <= set(PROVEN)


@pytest.mark.parametrize("path", PROVEN)
def test_the_key_is_the_value_rounded_to_the_digits_written(path: str) -> None:
    check = PROVEN[path]
    value = float(eval(str(check.equals), dict(run(path.partition("/")[0]))))  # noqa: S307  # as the code itself
    key = Decimal(check.key)
    exponent = key.as_tuple().exponent
    assert isinstance(exponent, int)
    half = float(Decimal(5).scaleb(exponent - 1))
    assert abs(value - float(key)) <= half + 1e-12 * abs(value), f"{check.equals} is {value}"
