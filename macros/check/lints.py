"""Runs the lints: each finds something that makes a question worse without making it wrong.

A new lint is a function (in lint_rules.py, where it is short), a line in ``lints`` below, a case in
tests/golden/problems, and a section in docs/contributing/lints.md; tests say which of them is missing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from macros.check import lint_rules
from macros.check.answer_bias import keys_longest, keys_shortest
from macros.check.key_on_page import key_on_page
from macros.check.spelling import misspelled, read_words, unused_words
from macros.load import Loaded, locate
from macros.load.files import TOPIC_FILE, read_text
from macros.load.references import FILE as REFERENCES
from macros.load.references import line_of
from macros.model import Bank, Choice, Question, Topic
from macros.model.question import LintException
from macros.problems import Flaw, Problem, did_you_mean, printable, printable_path


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw and what it is in; None is the whole bank, a text is a key of the bibliography."""

    place: Question | Topic | str | None
    flaw: Flaw


Lint = Callable[[Bank], Iterator[Finding]]


def _each_question(rule: Callable[[Question], Iterator[Flaw]]) -> Lint:
    def over_all(bank: Bank) -> Iterator[Finding]:
        return (Finding(question, flaw) for question in bank.questions for flaw in rule(question))

    return over_all


def _whole_bank(rule: Callable[[Bank], Iterator[Flaw]]) -> Lint:
    def over_all(bank: Bank) -> Iterator[Finding]:
        return (Finding(None, flaw) for flaw in rule(bank))

    return over_all


def _placed(rule: Callable[[Bank], Iterator[tuple[Question | Topic | str, Flaw]]]) -> Lint:
    def over_all(bank: Bank) -> Iterator[Finding]:
        return (Finding(place, flaw) for place, flaw in rule(bank))

    return over_all


#: Counted over all choice checks that do not accept them.
OF_KEYS: Final[Mapping[str, Lint]] = {
    "keys-longest": _whole_bank(keys_longest),
    "keys-shortest": _whole_bank(keys_shortest),
}


def lints(words: Collection[str], *, whole: bool) -> Mapping[str, Lint]:
    """Return every lint by its code.

    ``words`` are spelled correctly in this bank; ``whole`` adds the lints that need every question to be there.
    """
    of_questions: dict[str, Lint] = {
        "key-longest": _each_question(lint_rules.key_longest),
        "options-alike": _each_question(lint_rules.options_alike),
        "all-of-these": _each_question(lint_rules.all_of_these),
        "absolute-words": _each_question(lint_rules.absolute_words),
        "stem-negative": _each_question(lint_rules.stem_negative),
        "sentence-long": _each_question(lint_rules.sentence_long),
        "feedback-bare": _each_question(lint_rules.feedback_bare),
        "feedback-names-option": _each_question(lint_rules.feedback_names_option),
        "feedback-restates": _each_question(lint_rules.feedback_restates),
        "prerequisite-harder": _placed(lint_rules.prerequisite_harder),
        "prerequisite-later": _placed(lint_rules.prerequisite_later),
        "key-on-page": _placed(key_on_page),
        "topic-large": _placed(lint_rules.topic_large),
        "misspelled": _placed(misspelled(words)),
    }
    return (
        of_questions | {**OF_KEYS, "reference-uncited": _placed(lint_rules.reference_uncited)}
        if whole
        else of_questions
    )


CODES: Final = frozenset(lints((), whole=True))


def lint_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Return what the lints find in the valid questions.

    Lints of the whole bank are run when no file is broken: a broken one may cite what no other does.
    """
    bank, whole = loaded.bank, not loaded.problems
    words = read_words(root)
    if isinstance(words, Problem):
        return [words]
    findings = [finding for lint in lints(words, whole=whole).values() for finding in lint(bank)]
    reported = [*(finding for finding in findings if not is_accepted(finding)), *_unknown_exceptions(bank)]
    if not whole:
        return [*_problems(reported, root)]
    return [*_problems([*reported, *_unused_exceptions(bank, findings)], root), *unused_words(bank, words, root)]


def is_accepted(finding: Finding) -> bool:
    """Whether the question it is in accepts it."""
    question = finding.place
    return isinstance(question, Question) and any(_covers(entry, question, finding.flaw) for entry in question.accepted)


def _problems(findings: Iterable[Finding], root: Path) -> Iterator[Problem]:
    inside: list[tuple[str, str, Flaw]] = []
    for finding in findings:
        if isinstance(finding.place, Question):
            inside.append((finding.place.topic, f"{finding.place.id}.yml", finding.flaw))
        elif isinstance(finding.place, Topic):
            inside.append((finding.place.id, TOPIC_FILE, finding.flaw))
        elif finding.place is None:
            yield Problem.of(finding.flaw, printable(root.name))
        else:
            path = printable_path(root.name, REFERENCES)
            text = read_text(root / REFERENCES, root, path)
            yield Problem.of(finding.flaw, path, line_of(text, finding.place) if isinstance(text, str) else 1)
    yield from locate(root, inside)


def _unknown_exceptions(bank: Bank) -> Iterator[Finding]:
    """Exceptions for a lint, or for a check, that does not exist."""
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


def _unused_exceptions(bank: Bank, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Exceptions for something that no lint finds; ``findings`` are all of them, accepted or not."""
    flaws: dict[str, list[Flaw]] = defaultdict(list)
    for finding in findings:
        if isinstance(finding.place, Question):
            flaws[finding.place.id].append(finding.flaw)
    for question in bank.questions:
        checks = [check.id for check in question.checks]
        for place, entry in enumerate(question.accepted):
            if entry.lint not in CODES or entry.where not in (None, *checks):
                continue  # reported already
            if _is_left_out(entry, question) or any(_covers(entry, question, flaw) for flaw in flaws[question.id]):
                continue
            message = f"`{entry.lint}` finds nothing here that needs to be accepted"
            yield Finding(question, Flaw("accepted-unused", ("accepted", place), message, "Remove this entry."))


def _covers(entry: LintException, question: Question, flaw: Flaw) -> bool:
    if entry.lint != flaw.code:
        return False
    return entry.where is None or (flaw.where[0] == "checks" and question.checks[int(flaw.where[1])].id == entry.where)


def _is_left_out(entry: LintException, question: Question) -> bool:
    """Whether the entry leaves a check out of a count over all keys."""
    choices = [check for check in question.checks if isinstance(check, Choice) and entry.where in (None, check.id)]
    return entry.lint in OF_KEYS and bool(choices)
