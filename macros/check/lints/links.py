"""Links that lead a learner the wrong way, and references that nothing leads to."""

from collections.abc import Iterator, Mapping
from typing import Final

from macros.check.lints.finding import Finding
from macros.model import Bank
from macros.model.question import Level
from macros.problems import Flaw

LEVELS: Final[Mapping[Level, int]] = {"intro": 0, "intermediate": 1, "advanced": 2}


def prerequisite_harder(bank: Bank) -> Iterator[Finding]:
    """What is to be known before is harder than the question."""
    for question in bank.questions:
        for place, name in enumerate(question.prerequisites):
            before = bank.question(name)
            if LEVELS[before.level] > LEVELS[question.level]:
                message = f"the prerequisite `{name}` is {before.level}, and this question is {question.level}"
                cure = "Put it under `related`, or mend the level of one of them."
                yield Finding(question, Flaw("prerequisite-harder", ("prerequisites", place), message, cure))


def prerequisite_later(bank: Bank) -> Iterator[Finding]:
    """What is to be known before stands later on the same page."""
    for question in bank.questions:
        for place, name in enumerate(question.prerequisites):
            before = bank.question(name)
            if before.topic == question.topic and before.number > question.number:
                message = f"the prerequisite `{name}` is number {before.number}, after this question"
                cure = "Put it under `related`, or say there that this question comes before."
                yield Finding(question, Flaw("prerequisite-later", ("prerequisites", place), message, cure))


def reference_uncited(bank: Bank) -> Iterator[Finding]:
    """A reference that no question cites, and whose entry does not say why it stays."""
    cited = {key for question in bank.questions for key in question.references}
    for key, reference in bank.references.items():
        if key not in cited and reference.uncited is None:
            message = f"no question cites `{key}`"
            cure = "Cite it where it belongs, take it out, or say in the entry why it stays: `uncited = {…}`."
            yield Finding(key, Flaw("reference-uncited", (), message, cure))
