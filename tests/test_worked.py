"""Every worked example runs as a reader would run it, and its asserts hold."""

import ast

import pytest

from macros.load import load_bank
from tools.site import PROJECT

WORKED = {
    question.id: question.worked.code
    for question in load_bank(PROJECT / "quizdata").bank.questions
    if question.worked is not None
}


def test_most_questions_have_one() -> None:
    assert len(WORKED) >= 35


@pytest.mark.parametrize("question", WORKED)
def test_the_example_runs_and_its_asserts_hold(question: str) -> None:
    code = compile(WORKED[question], f"{question}.py", "exec")
    exec(code, {"__name__": "__main__"})  # noqa: S102  # the bank's own code, reviewed like any other


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
