"""Checks that the code of worked examples is Python and asserts something; a test checks that the asserts hold."""

import ast
import warnings
from collections.abc import Iterator
from typing import Literal

from macros.model import Numeric, Question
from macros.problems import Flaw, printable


def code_flaws(question: Question) -> Iterator[Flaw]:
    """Yield the flaws of the worked example's code, and of the expressions that checks evaluate after it."""
    yield from _equals_flaws(question)
    if question.worked is None:
        return
    code, where = question.worked.code, ("worked", "code")
    blank = len(code) - len(code.lstrip("\n"))
    try:
        tree = _compiled(code, "exec")
    except SyntaxError as error:
        line = max((error.lineno or 1) - 1 - blank, 0)
        message = f"the code is not Python: {printable(error.msg)}"
        yield Flaw("code-syntax", where, message, "Run it by itself; it has to end without an error.", line=line)
    except (ValueError, RecursionError, MemoryError, OverflowError):
        yield Flaw("code-unreadable", where, "Python cannot read the code: it nests too deeply", "Make it simpler.")
    else:
        if not any(isinstance(node, ast.Assert) for node in ast.walk(tree)):
            cure = "End it with an `assert` of the claim, so that the claim is tested."
            yield Flaw("code-no-assert", where, "the code asserts nothing", cure)


def _equals_flaws(question: Question) -> Iterator[Flaw]:
    for place, check in enumerate(question.checks):
        if not isinstance(check, Numeric) or check.equals is None:
            continue
        where = ("checks", place, "equals")
        if question.worked is None:
            message = "`equals` is evaluated after the worked example, and there is none"
            yield Flaw("equals-without-worked", where, message, "Add `worked`, or remove the line.", at="key")
        try:
            _compiled(check.equals, "eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            message = f"`{printable(check.equals)}` is not a Python expression"
            yield Flaw("equals-syntax", where, message, "Write one with names of the example, as in `loss.mean()`.")


def _compiled(code: str, mode: Literal["exec", "eval"]) -> ast.AST:
    """Return the syntax tree of code that Python can compile; its warnings are ignored."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        tree: ast.AST = ast.parse(code, mode=mode)
        compile(tree, "worked", mode)  # type: ignore[call-overload]  # of either mode
    return tree
