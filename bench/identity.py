"""What of a learner's history an edit of the bank detaches: it must be nothing."""

import re
import tempfile
from pathlib import Path

from macros.load import load_bank
from tools.site_build import copy_project

Attempt = tuple[str, str, str]  # question, check, revision: what a stored attempt is found by


def detached() -> int:
    """How many attempts no longer find their check after an insert, a reorder, a reword and a move."""
    with tempfile.TemporaryDirectory() as scratch:
        bank = copy_project(Path(scratch, "project")) / "quizdata"
        before = _attempts(bank)
        _edit(bank)
        return len(before - _attempts(bank))


def _attempts(root: Path) -> set[Attempt]:
    loaded = load_bank(root)
    if loaded.problems:
        raise SystemExit("\n".join(map(str, loaded.problems)))
    found = set()
    for question in loaded.bank.questions:
        found.add((question.id, "recall", question.recall_revision))
        found |= {(question.id, check.id, check.revision) for check in question.checks}
    return found


def _edit(root: Path) -> None:
    hinge = root / "loss-functions" / "hinge-loss.yml"
    text = hinge.read_text(encoding="utf-8")
    added = re.sub(r"(?m)^number: \d+", "number: 9999", text)
    (root / "loss-functions" / "inserted-question.yml").write_text(added, encoding="utf-8")
    reworded = re.sub(r"\b(title|stem|text|feedback): (?=[A-Za-z])", r"\1: Now ", text)
    hinge.unlink()
    (root / "metrics" / "hinge-loss.yml").write_text(reworded, encoding="utf-8")
    first, second = (
        root / "loss-functions" / f"{name}.yml" for name in ("mean-squared-error", "softmax-cross-entropy")
    )
    numbers = [re.search(r"(?m)^number: \d+", path.read_text(encoding="utf-8"))[0] for path in (first, second)]  # type: ignore[index]
    for path, number in zip((first, second), reversed(numbers), strict=True):
        path.write_text(re.sub(r"(?m)^number: \d+", number, path.read_text(encoding="utf-8")), encoding="utf-8")
