"""Options that give the key away, or that no one can tell apart."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from macros.check.lints.asked import options_of
from macros.check.lints.prose import pieces, plain, shown_length, words
from macros.model import Question
from macros.model.checks import normalize_option
from macros.problems import Flaw, printable

#: A key that is longer than every distractor by more than both is taken for the key.
LONGER_BY_SHARE: Final = 0.2
LONGER_BY_CHARACTERS: Final = 10
#: From here on (of 100) two texts are as good as one.
ALIKE: Final = 92
ABSOLUTE: Final = frozenset({"always", "never", "only", "all", "none", "must", "cannot"})
_NEGATIONS: Final = frozenset({"not", "no", "never", "neither", "nor", "without", "cannot", "none"})
#: `All of these`, `none of the above is right`, `both a and b`: an option that is about the others.
_OTHERS: Final = re.compile(
    r"(?:all|none|both|neither|any|two)(?: of)?(?: the)?"
    r" (?:these|those|them|two|others|(?:above|options|answers|choices)(?: (?:is|are|hold|apply)\b.*)?)"
    r"|(?:both |neither |only )?\(?[a-h1-6]\)? (?:and|or|nor|&) \(?[a-h1-6]\)?"
)


def key_longest(question: Question) -> Iterator[Flaw]:
    """The key is much longer than every distractor."""
    for asked in options_of(question):
        option = min(asked.right, key=lambda option: shown_length(option.text))
        shortest = shown_length(option.text)
        longest = max(shown_length(option.text) for option in asked.wrong)
        if shortest > longest * (1 + LONGER_BY_SHARE) and shortest > longest + LONGER_BY_CHARACTERS:
            where = (*asked.where, "options", asked.options.index(option), "text")
            message = f"the key is the longest option: {shortest} characters, the next has {longest}"
            yield Flaw("key-longest", where, message, "Shorten it, or say more in a distractor.")


def options_alike(question: Question) -> Iterator[Flaw]:
    """Two options differ in hardly more than a letter, and not in a number, a negation, a formula or code."""
    for asked in options_of(question):
        for (_, one), (place, other) in combinations(enumerate(asked.options), 2):
            if _telling(one.text) != _telling(other.text):
                continue
            if fuzz.ratio(normalize_option(plain(one.text)), normalize_option(plain(other.text)), score_cutoff=ALIKE):
                message = f"options `{one.id}` and `{other.id}` are nearly the same"
                cure = "Reword one of them so that the difference can be seen at once, or take it out."
                yield Flaw("options-alike", (*asked.where, "options", place, "text"), message, cure)


def all_of_these(question: Question) -> Iterator[Flaw]:
    """An option that speaks of the others."""
    for asked in options_of(question):
        for place, option in enumerate(asked.options):
            if _OTHERS.fullmatch(normalize_option(plain(option.text))):
                message = f"the option `{printable(option.text)}` speaks of the other options"
                cure = "Say what it means in words of its own, or make the check `kind: multiple`."
                yield Flaw("all-of-these", (*asked.where, "options", place, "text"), message, cure)


def absolute_words(question: Question) -> Iterator[Flaw]:
    """Words without exception stand in at least half of the distractors and not in the key."""
    for asked in options_of(question):
        found = [ABSOLUTE.intersection(words(option.text)) for option in asked.wrong]
        kept = any(ABSOLUTE.intersection(words(option.text)) for option in asked.right)
        if not kept and 2 * sum(map(bool, found)) >= len(found):
            said = ", ".join(f"`{word}`" for word in sorted(set().union(*found)))
            message = f"{said} in the distractors only, which gives the key away"
            cure = "Let the distractors claim something wrong without such a word, or use one in the key as well."
            yield Flaw("absolute-words", (*asked.where, "options"), message, cure)


def _telling(text: str) -> tuple[list[str], list[str], list[str]]:
    """What makes two texts different however alike they are: formulas and code, numbers, negations."""
    said = words(text)
    return (
        [piece.content for piece in pieces(text) if piece.kind != "words"],
        re.findall(r"\d+", text),
        [word for word in said if word in _NEGATIONS or word.endswith(("n't", "n’t"))],
    )
