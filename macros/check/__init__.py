"""What no schema can see: maths that cannot be read, code that is none, ids that were published; and lints."""

from macros.check.checked import check_bank, checked, question_flaws

__all__ = ["check_bank", "checked", "question_flaws"]
