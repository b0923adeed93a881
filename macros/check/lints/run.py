"""All lints over a bank, without what authors stand by."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.check.lints.accepted import is_accepted, unknown, unneeded
from macros.check.lints.finding import Finding
from macros.check.lints.registry import lints
from macros.check.lints.words import read_words, unused_words
from macros.load import Loaded, locate
from macros.load.files import TOPIC_FILE, read_text
from macros.load.references import FILE as REFERENCES
from macros.load.references import line_of
from macros.model import Question, Topic
from macros.problems import Flaw, Problem, printable, printable_path


def lint_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """What the lints find in the valid questions.

    What only the whole bank can tell is asked when no file is broken: a broken one may cite what no other does.
    """
    bank, whole = loaded.bank, not loaded.problems
    words = read_words(root)
    if isinstance(words, Problem):
        return [words]
    findings = [finding for lint in lints(words, whole=whole).values() for finding in lint(bank)]
    told = [*(finding for finding in findings if not is_accepted(finding)), *unknown(bank)]
    if not whole:
        return [*_placed(told, root)]
    return [*_placed([*told, *unneeded(bank, findings)], root), *unused_words(bank, words, root)]


def _placed(findings: Iterable[Finding], root: Path) -> Iterator[Problem]:
    inside: list[tuple[str, str, Flaw]] = []
    for finding in findings:
        if isinstance(finding.place, Question):
            inside.append((finding.place.topic, f"{finding.place.id}.yml", finding.flaw))
        elif isinstance(finding.place, Topic):
            inside.append((finding.place.id, TOPIC_FILE, finding.flaw))
        elif finding.place is None:
            yield Problem.of(finding.flaw, printable(root.name))
        else:
            yield _in_references(finding.flaw, finding.place, root)
    yield from locate(root, inside)


def _in_references(flaw: Flaw, key: str, root: Path) -> Problem:
    path = printable_path(root.name, REFERENCES)
    text = read_text(root / REFERENCES, root, path)
    return Problem.of(flaw, path, line_of(text, key) if isinstance(text, str) else 1)
