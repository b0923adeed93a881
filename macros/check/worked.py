"""Worked examples: whether their code is Python and asserts something. That the asserts hold, a test sees."""

import ast
import warnings
from collections.abc import Iterator

from macros.errors import Flaw, shown
from macros.model import Question


def code_flaws(question: Question) -> Iterator[Flaw]:
    """What is wrong with the code of the question's worked example."""
    if question.worked is None:
        return
    code, where = question.worked.code, ("worked", "code")
    blank = len(code) - len(code.lstrip("\n"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(code)
            compile(tree, "worked", "exec")
    except SyntaxError as error:
        line = max((error.lineno or 1) - 1 - blank, 0)
        message = f"the code is not Python: {shown(error.msg)}"
        yield Flaw("code-syntax", where, message, "Run it by itself; it has to end without an error.", line=line)
    except (ValueError, RecursionError, MemoryError, OverflowError):
        yield Flaw("code-unreadable", where, "Python cannot read the code: it nests too deeply", "Make it simpler.")
    else:
        if not any(isinstance(node, ast.Assert) for node in ast.walk(tree)):
            cure = "End it with `assert` and what is claimed, so that the claim is tested."
            yield Flaw("code-no-assert", where, "the code asserts nothing", cure)
