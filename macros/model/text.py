"""The kind `text`: an answer in words, compared after normalization."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal
from unicodedata import category, decimal, normalize

from pydantic import Field
from typing_extensions import override

from macros.model.base import NUMBER, Frozen, Markdown, PlainText, YamlBool, find_duplicates
from macros.model.checks import BaseCheck, Feedback
from macros.problems import Flaw, Where

#: Single-character fractions: `1½` is `1 1/2`.
_FRACTION: Final = re.compile("[¼-¾⅐-⅞↉]")
#: Letters that Unicode does not decompose into a base letter and a mark, and slashes.
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)
_SLASHES: Final = str.maketrans("⁄∕", "//")
#: Accents, and invisible characters.
_SILENT: Final = ("Mn", "Mc", "Me", "Cf")
#: Punctuation that changes a formula.
_SPOKEN: Final = "#%&*/@\\"
_POINT: Final = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
_ARTICLES: Final = ("a", "an", "the")


def normalize_answer(text: str) -> str:
    """The same text for answers that differ only in case, accents, punctuation, hyphens, spaces and articles.

    docs/assets/quiz/typed-answers.js does the same in the browser.

    >>> normalize_answer("the F1-Score"), normalize_answer("R²"), normalize_answer("n + 1"), normalize_answer("1.5")
    ('f1score', 'r2', 'n+1', '1.5')
    """
    decomposed = normalize("NFKD", _plain_characters(text)).lower()
    plain = "".join(sign for sign in decomposed if category(sign) not in _SILENT).translate(_LETTERS)
    points = {found.start() for found in _POINT.finditer(plain)}
    apart = (" " if _divides(sign) and at not in points else sign for at, sign in enumerate(plain))
    return "".join(word for word in "".join(apart).split() if word not in _ARTICLES)


def _plain_characters(text: str) -> str:
    """One character for what can be typed as several: full-width forms, digits of other scripts, fractions, slashes."""
    composed = normalize("NFKC", _FRACTION.sub(r" \g<0>", text))
    visible = (sign for sign in composed if category(sign) != "Cf")
    return "".join(str(decimal(sign)) if category(sign) == "Nd" else sign for sign in visible).translate(_SLASHES)


def _divides(sign: str) -> bool:
    return sign == "`" or (category(sign).startswith("P") and sign not in _SPOKEN)


class NearMiss(Frozen):
    """A wrong answer with feedback of its own: a related term, or half of the answer."""

    answer: PlainText
    also: tuple[PlainText, ...] = ()
    feedback: Markdown
    partly: YamlBool = False

    @property
    def outcomes(self) -> Mapping[str, float]:
        """The score of each way to write it."""
        return dict.fromkeys((self.answer, *self.also), 0.5 if self.partly else 0)


class Text(BaseCheck):
    """A response is right if it is an accepted answer; case, accents, hyphens and articles do not count."""

    kind: Literal["text"]
    answers: tuple[PlainText, ...] = Field(min_length=1, description="All accepted answers; the first one is shown.")
    feedback: Feedback
    close: tuple[NearMiss, ...] = Field(default=(), description="Near misses, each with its feedback.")

    @override
    def grading_key(self) -> Mapping[str, object]:
        partly = sorted(normalize_answer(answer) for close in self.close if close.partly for answer in close.outcomes)
        return {"kind": self.kind, "answers": sorted(map(normalize_answer, self.answers)), "partly": partly}

    @property
    def outcomes(self) -> Mapping[str, float]:
        """The score of each known answer, as written."""
        near = {answer: outcome for close in self.close for answer, outcome in close.outcomes.items()}
        return {**near, **dict.fromkeys(self.answers, 1)}

    @override
    def flaws(self) -> Iterator[Flaw]:
        for place, answer in enumerate(self.answers):
            where = ("answers", place)
            if not normalize_answer(answer):
                message = f"`{answer}` has only punctuation and articles"
                yield Flaw("answer-of-signs", where, message, "Write it in words.")
            if re.fullmatch(NUMBER, answer):
                cure = "Make the check `kind: numeric`, which reads numbers however they are written."
                yield Flaw("answer-is-number", where, f"the answer {answer} is a number", cure)
        for place, first in find_duplicates(map(normalize_answer, self.answers)):
            message = f"`{self.answers[place]}` and `{self.answers[first]}` count as the same answer"
            yield Flaw("answers-equal", ("answers", place), message, "Keep one of them.")
        yield from self._close_flaws()

    def _close_flaws(self) -> Iterator[Flaw]:
        near: list[tuple[Where, str]] = []
        for place, close in enumerate(self.close):
            near.append((("close", place, "answer"), close.answer))
            near += [(("close", place, "also", number), answer) for number, answer in enumerate(close.also)]
        right = {normalize_answer(answer): answer for answer in self.answers}
        for where, answer in near:
            if normalize_answer(answer) in right:
                message = f"`{answer}` counts as `{right[normalize_answer(answer)]}`, which is right"
                yield Flaw("close-is-right", where, message, "Remove it from `close` or from `answers`.")
        for place, first in find_duplicates(normalize_answer(answer) for _, answer in near):
            message = f"`{near[place][1]}` and `{near[first][1]}` count as the same answer"
            yield Flaw("close-twice", near[place][0], message, "Keep one of them.")
