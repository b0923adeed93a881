"""Worked examples: whether their code is Python and asserts something. That the asserts hold, a test sees."""

import ast
import warnings
from collections.abc import Iterator
from typing import Literal

from macros.model import Numeric, Question
from macros.problems import Flaw, printable


def code_flaws(question: Question) -> Iterator[Flaw]:
    """What is wrong with the code of the question's worked example, and with what checks take from it."""
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
            cure = "End it with `assert` and what is claimed, so that the claim is tested."
            yield Flaw("code-no-assert", where, "the code asserts nothing", cure)


def _equals_flaws(question: Question) -> Iterator[Flaw]:
    for place, check in enumerate(question.checks):
        if not isinstance(check, Numeric) or check.equals is None:
            continue
        where = ("checks", place, "equals")
        if question.worked is None:
            message = "`equals` is worked out where the worked example has run, and there is none"
            yield Flaw("equals-without-worked", where, message, "Add `worked`, or take the line out.", at="key")
        try:
            _compiled(check.equals, "eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError):
            message = f"`{printable(check.equals)}` is no Python expression"
            yield Flaw("equals-syntax", where, message, "Write one with names of the example, as in `loss.mean()`.")


def _compiled(code: str, mode: Literal["exec", "eval"]) -> ast.AST:
    """The code as a tree, once Python has compiled it; what Python would warn of is no concern here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        tree: ast.AST = ast.parse(code, mode=mode)
        compile(tree, "worked", mode)  # type: ignore[call-overload]  # of either mode
    return tree
