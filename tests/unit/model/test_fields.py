"""Every Markdown field of a question is found, so that none escapes the checks."""

from pathlib import Path

from macros.load import load_bank
from macros.model.markdown import markdown_fields

BANK = Path(__file__).parents[2] / "golden/problems/bank"


def test_fields() -> None:
    question = load_bank(BANK).bank.question("hinge-loss")
    found = {".".join(str(step) for step in where): inline for where, _, inline in markdown_fields(question)}
    assert {name for name, inline in found.items() if inline} == {
        "question",
        "key_points.0",
        "key_points.1",
        *(f"checks.0.options.{place}.text" for place in (0, 1)),
        *(f"checks.2.options.{place}.text" for place in (0, 1, 2)),
    }
    assert {name for name, inline in found.items() if not inline} == {
        "answer",
        "explanation",
        "note.text",
        "worked.stem",
        "checks.0.stem",
        "checks.0.hint",
        *(f"checks.0.options.{place}.feedback" for place in (0, 1)),
        "checks.1.stem",
        "checks.1.feedback.right",
        "checks.1.feedback.wrong",
        "checks.1.mistakes.0.feedback",
        "checks.2.stem",
        *(f"checks.2.options.{place}.feedback" for place in (0, 1, 2)),
    }
