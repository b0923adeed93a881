"""Stems that are read wrongly, or read twice."""

import re
from collections.abc import Iterator
from typing import Final

from macros.check.lints.asked import stems_of
from macros.check.lints.prose import sentences
from macros.model import Question
from macros.problems import Flaw

#: A sentence of more words is read twice. Syllables are not counted: "regularization" has six and is the subject.
LONGEST: Final = 35
_NEGATION: Final = re.compile(
    r"\b(?:(?<!than )[Nn]ot(?! only)|[Ee]xcept|[Nn]ever|[Cc]annot|\w+n['’]t|(?<!at )(?<!At )[Ll]east(?![ -]squares))\b"
)


def stem_negative(question: Question) -> Iterator[Flaw]:
    """What is asked turns on a negation that is easily read over."""
    for where, stem in stems_of(question):
        for sentence in _asking(sentences(stem, hide_emphasis=True)):
            found = _NEGATION.search(sentence)
            if found is not None:
                message = f"the stem asks with `{found[0]}`, which is easily read over"
                yield Flaw("stem-negative", where, message, f"Ask without it, or write **{found[0]}**.")


def sentence_long(question: Question) -> Iterator[Flaw]:
    """A sentence that has to be read twice."""
    for where, stem in stems_of(question):
        for sentence in sentences(stem):
            count = len(sentence.split())
            if count > LONGEST:
                message = f"a sentence of the stem has {count} words, more than {LONGEST}"
                yield Flaw(
                    "sentence-long", where, message, "Say first what is given, then ask in a sentence of its own."
                )


def _asking(said: tuple[str, ...]) -> tuple[str, ...]:
    """The sentences that ask; where none does by its mark, the last one.

    Why something is not so is no negative question: what is not so is what it is about.
    """
    asking = tuple(sentence for sentence in said if sentence.rstrip(')"”').endswith("?")) or said[-1:]
    return tuple(sentence for sentence in asking if not re.search(r"\b[Ww]hy\b", sentence))
