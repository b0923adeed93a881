"""Feedback that says nothing, or says it of something that is not where it was."""

import re
from collections.abc import Iterator
from typing import Final

from macros.check.lints.asked import feedback_of
from macros.check.lints.prose import plain, words
from macros.model import Frozen, Question
from macros.problems import Flaw, Where, printable

#: Fewer words besides a verdict explain nothing.
FEWEST: Final = 4
#: From this share on, feedback says again what was read already.
RESTATED: Final = 0.8
_VERDICTS: Final = frozenset({"correct", "incorrect", "right", "wrong", "yes", "no", "true", "false"})
_NAMES_OPTION: Final = re.compile(
    r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice|[Aa]lternative)s? (?:\(?[A-H]\)?(?!\w)|\([a-h1-9]\)|[b-h]\b)"
    r"|\b[Oo]ptions? \d\b"
    r"|\b(?:first|second|third|fourth|fifth|last|previous|next|upper|lower) (?:option|answer|choice|alternative)s?\b"
    r"|\b(?:option|answer|choice|alternative)s? (?:above|below)\b"
)


def feedback_bare(question: Question) -> Iterator[Flaw]:
    """Feedback that only says right or wrong."""
    for where, text in feedback_of(question):
        if sum(_weight(word) for word in words(text) if word not in _VERDICTS) < FEWEST:
            message = f"the feedback `{printable(text)}` does not say why"
            yield Flaw("feedback-bare", where, message, "Say what makes it right, or what was mixed up.")


def feedback_names_option(question: Question) -> Iterator[Flaw]:
    """Feedback that points at an option by a letter or a place, which shuffling changes."""
    for where, text in feedback_of(question):
        found = _NAMES_OPTION.search(plain(text))
        if found is not None:
            message = f"the feedback says `{found[0]}`, but options have no letters and are shuffled"
            yield Flaw("feedback-names-option", where, message, "Say what that option says.")


def feedback_restates(question: Question) -> Iterator[Flaw]:
    """Feedback that repeats the stem and what it is feedback to."""
    for where, text in feedback_of(question):
        said = set(words(text))
        read = _read_before(question, where)
        share = len(said & read) / len(said) if said else 0
        if share >= RESTATED:
            message = f"{share:.0%} of the words of this feedback were read in the stem or in what it is said to"
            yield Flaw("feedback-restates", where, message, "Say why instead of saying it again.")


def _weight(word: str) -> int:
    """One, or as many as a formula has symbols and numbers."""
    return max(len(re.findall(r"\w+", word)), 1)


def _read_before(question: Question, where: Where) -> set[str]:
    """The words of the stem, and of the option, pair or mistake that the feedback belongs to."""
    check: object = question.checks[int(where[1])]
    texts = [question.checks[int(where[1])].stem]
    parent = check
    for step in where[2:-1]:
        parent = parent[step] if isinstance(step, int) and isinstance(parent, tuple) else getattr(parent, str(step))
    if isinstance(parent, Frozen) and parent is not check and where[-1] == "feedback":
        texts += [value for name, value in parent if isinstance(value, str) and name not in ("id", "feedback")]
    return {word for text in texts for word in words(text)}
