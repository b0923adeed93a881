"""What authors stand by: findings that a question accepts, with a reason."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from macros.check.lints.finding import Finding
from macros.check.lints.registry import CODES, OF_KEYS
from macros.model import Bank, Choice, Question
from macros.model.question import LintException
from macros.problems import Flaw, did_you_mean, printable


def is_accepted(finding: Finding) -> bool:
    """Whether the question that it is found in accepts it."""
    question = finding.place
    return isinstance(question, Question) and any(_covers(entry, question, finding.flaw) for entry in question.accepted)


def unknown(bank: Bank) -> Iterator[Finding]:
    """Acceptances of a lint, or in a check, that there is not."""
    for question in bank.questions:
        checks = [check.id for check in question.checks]
        for place, entry in enumerate(question.accepted):
            if entry.lint not in CODES:
                message = f"there is no lint `{printable(entry.lint)}`"
                cure = did_you_mean(entry.lint, CODES) + "docs/contributing/lints.md lists them."
                yield Finding(question, Flaw("accepted-no-lint", ("accepted", place, "lint"), message, cure))
            elif entry.where is not None and entry.where not in checks:
                message = f"the question has no check `{entry.where}`"
                cure = did_you_mean(entry.where, checks) + "Name the id of a check, or leave `where` out."
                yield Finding(question, Flaw("accepted-no-check", ("accepted", place, "where"), message, cure))


def unneeded(bank: Bank, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Acceptances of what no lint finds; ``findings`` are all there are, accepted or not."""
    flaws: dict[str, list[Flaw]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding.place, Question):
            flaws[finding.place.id].append(finding.flaw)
    for question in bank.questions:
        checks = [check.id for check in question.checks]
        for place, entry in enumerate(question.accepted):
            if entry.lint not in CODES or entry.where not in (None, *checks):
                continue  # told of by itself
            if _left_out(entry, question) or any(_covers(entry, question, flaw) for flaw in flaws[question.id]):
                continue
            message = f"`{entry.lint}` finds nothing here that has to be accepted"
            yield Finding(question, Flaw("accepted-unused", ("accepted", place), message, "Take this out."))


def _covers(entry: LintException, question: Question, flaw: Flaw) -> bool:
    if entry.lint != flaw.code:
        return False
    return entry.where is None or (flaw.where[0] == "checks" and question.checks[int(flaw.where[1])].id == entry.where)


def _left_out(entry: LintException, question: Question) -> bool:
    """Whether it leaves a check out of what is counted over all keys."""
    choices = [check for check in question.checks if isinstance(check, Choice) and entry.where in (None, check.id)]
    return entry.lint in OF_KEYS and bool(choices)
