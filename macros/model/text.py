"""The kind `text`: a few words, right when they are one of the accepted answers."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field
from typing_extensions import override

from macros.errors import Flaw, Where
from macros.model.base import NUMBER, Frozen, Markdown, Plain, Truth
from macros.model.basecheck import BaseCheck
from macros.model.feedback import Feedback
from macros.model.fold import fold
from macros.model.repeats import repeats


class Close(Frozen):
    """A near miss that a learner is told about: a sibling term, half of the answer."""

    answer: Plain
    also: tuple[Plain, ...] = ()
    feedback: Markdown
    partly: Truth = False

    @property
    def outcomes(self) -> Mapping[str, float]:
        """What each way to write it is worth."""
        return dict.fromkeys((self.answer, *self.also), 0.5 if self.partly else 0)


class Text(BaseCheck):
    """What is written is right if it is an accepted answer, whatever its case, accents, hyphens and articles."""

    kind: Literal["text"]
    answers: tuple[Plain, ...] = Field(min_length=1, description="All that is right; the first one is shown.")
    feedback: Feedback
    close: tuple[Close, ...] = Field(default=(), description="Near misses, each with what is said to it.")

    @override
    def gradable(self) -> Mapping[str, object]:
        partly = sorted(fold(answer) for close in self.close if close.partly for answer in close.outcomes)
        return {"kind": self.kind, "answers": sorted(map(fold, self.answers)), "partly": partly}

    @property
    def outcomes(self) -> Mapping[str, float]:
        """What each answer that is known is worth, as it was written."""
        near = {answer: outcome for close in self.close for answer, outcome in close.outcomes.items()}
        return {**near, **dict.fromkeys(self.answers, 1)}

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
        near: list[tuple[Where, str]] = []
        for place, close in enumerate(self.close):
            near.append((("close", place, "answer"), close.answer))
            near += [(("close", place, "also", number), answer) for number, answer in enumerate(close.also)]
        right = {fold(answer): answer for answer in self.answers}
        for where, answer in near:
            if fold(answer) in right:
                message = f"`{answer}` is taken as `{right[fold(answer)]}`, which is right"
                yield Flaw("close-is-right", where, message, "Take it out of `close`, or out of `answers`.")
        for place, first in repeats(fold(answer) for _, answer in near):
            message = f"`{near[place][1]}` and `{near[first][1]}` are taken as the same answer"
            yield Flaw("close-twice", near[place][0], message, "Keep one of them.")
