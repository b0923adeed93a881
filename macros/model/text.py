"""The kind `text`: a few words, right when they are one of the accepted answers."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field
from typing_extensions import override

from macros.errors import Flaw
from macros.model.base import NUMBER, Frozen, Markdown, Plain, Truth
from macros.model.basecheck import BaseCheck
from macros.model.feedback import Feedback
from macros.model.fold import fold
from macros.model.repeats import repeats


class Close(Frozen):
    """A near miss that a learner is told about: a sibling term, half of the answer."""

    answer: Plain
    feedback: Markdown
    partly: Truth = False


class Text(BaseCheck):
    """What is written is right if it is an accepted answer, whatever its case, accents, hyphens and articles."""

    kind: Literal["text"]
    answers: tuple[Plain, ...] = Field(min_length=1, description="All that is right; the first one is shown.")
    feedback: Feedback
    close: tuple[Close, ...] = Field(default=(), description="Near misses, each with what is said to it.")

    @override
    def gradable(self) -> Mapping[str, object]:
        partly = sorted(fold(close.answer) for close in self.close if close.partly)
        return {"kind": self.kind, "answers": sorted(map(fold, self.answers)), "partly": partly}

    @property
    def outcomes(self) -> Mapping[str, float]:
        """What each answer that is known is worth, as it was written."""
        close = {close.answer: 0.5 if close.partly else 0 for close in self.close}
        return {**close, **dict.fromkeys(self.answers, 1)}

    @override
    def flaws(self) -> Iterator[Flaw]:
        for place, answer in enumerate(self.answers):
            where = ("answers", place)
            if not fold(answer):
                message = f"`{answer}` is nothing but signs and articles"
                yield Flaw("answer-of-signs", where, message, "Write it in words.")
            if re.fullmatch(NUMBER, answer):
                cure = "Make the check `kind: numeric`, which reads numbers however they are written."
                yield Flaw("answer-is-number", where, f"the answer {answer} is a number", cure)
        for place, first in repeats(map(fold, self.answers)):
            message = f"`{self.answers[place]}` and `{self.answers[first]}` are taken as the same answer"
            yield Flaw("answers-equal", ("answers", place), message, "Keep one of them.")
        yield from self._close_flaws()

    def _close_flaws(self) -> Iterator[Flaw]:
        folded = [fold(close.answer) for close in self.close]
        right = {fold(answer): answer for answer in self.answers}
        for place, answer in enumerate(folded):
            if answer in right:
                message = f"`{self.close[place].answer}` is taken as `{right[answer]}`, which is right"
                cure = "Take it out of `close`, or out of `answers`."
                yield Flaw("close-is-right", ("close", place, "answer"), message, cure)
        for place, first in repeats(folded):
            message = f"`{self.close[place].answer}` and `{self.close[first].answer}` are taken as the same answer"
            yield Flaw("close-twice", ("close", place, "answer"), message, "Keep one of them.")
