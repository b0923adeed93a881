"""Every lint by its code.

A new one is a function in a module beside this, its line here, a case in tests/golden/problems, and its words in
docs/contributing/lints.md; tests say which of them is missing.
"""

from collections.abc import Collection, Mapping
from typing import Final

from macros.check.lints.feedback import feedback_bare, feedback_names_option, feedback_restates
from macros.check.lints.finding import Lint, each
from macros.check.lints.guessing import keys_in_place, keys_longest, keys_shortest
from macros.check.lints.links import prerequisite_harder, prerequisite_later, reference_uncited
from macros.check.lints.options import absolute_words, all_of_these, key_longest, options_alike
from macros.check.lints.spelling import misspelled
from macros.check.lints.stems import sentence_long, stem_negative

#: What is seen in a question and those it names.
OF_QUESTIONS: Final[Mapping[str, Lint]] = {
    "key-longest": each(key_longest),
    "options-alike": each(options_alike),
    "all-of-these": each(all_of_these),
    "absolute-words": each(absolute_words),
    "stem-negative": each(stem_negative),
    "sentence-long": each(sentence_long),
    "feedback-bare": each(feedback_bare),
    "feedback-names-option": each(feedback_names_option),
    "feedback-restates": each(feedback_restates),
    "prerequisite-harder": prerequisite_harder,
    "prerequisite-later": prerequisite_later,
}
#: Counted over all choice checks but those it is accepted in.
OF_KEYS: Final[Mapping[str, Lint]] = {
    "keys-longest": keys_longest,
    "keys-shortest": keys_shortest,
    "keys-in-place": keys_in_place,
}


def lints(words: Collection[str], *, whole: bool) -> Mapping[str, Lint]:
    """All lints, for a bank in which ``words`` are spelled right; ``whole`` when no question is missing in it."""
    of_questions = {**OF_QUESTIONS, "misspelled": misspelled(words)}
    return {**of_questions, **OF_KEYS, "reference-uncited": reference_uncited} if whole else of_questions


CODES: Final = frozenset(lints((), whole=True))
