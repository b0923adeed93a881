"""Finds problems that no schema can see: unreadable formulas, broken code, published ids that changed; and lints."""

from macros.check.run import check_bank, question_flaws, without_broken_markdown

__all__ = ["check_bank", "question_flaws", "without_broken_markdown"]
