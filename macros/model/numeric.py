"""The kind `numeric`: a number within a tolerance, in one of the accepted units."""

import math
from collections.abc import Iterator, Mapping
from decimal import Context, Decimal, localcontext
from typing import Literal

from pydantic import Field
from typing_extensions import override

from macros.model.base import Frozen, Markdown, Number, PlainText, PositiveFloat, Tolerance
from macros.model.checks import BaseCheck, Feedback
from macros.problems import Flaw

#: Enough digits to add any two numbers of forty characters exactly.
EXACT = 2000


class KnownMistake(Frozen):
    """A wrong number that a known mistake leads to, with its feedback; it has the tolerance of the key."""

    value: Number
    feedback: Markdown


class Numeric(BaseCheck):
    """A number is right within ``tolerance`` of the key: `0.01` around it, or `2%` of it."""

    kind: Literal["numeric"]
    key: Number = Field(description="The right number, as it is to be shown.")
    tolerance: Tolerance = Field(description="0.01 for that much around the key, 2% for a share of it.")
    equals: str | None = Field(
        default=None, min_length=1, description="Python whose value, after the worked example has run, is the key."
    )
    unit: PlainText | None = Field(default=None, description="The unit of the key, shown after the field.")
    units: Mapping[PlainText, PositiveFloat] = Field(
        default_factory=dict, description="Other units a response may have, with the factor to `unit`: {ms: 0.001}."
    )
    feedback: Feedback
    mistakes: tuple[KnownMistake, ...] = Field(default=(), description="Wrong numbers that known mistakes lead to.")

    @override
    def grading_key(self) -> Mapping[str, object]:
        # 0.40 and 4e-1 are the same key, so rewriting it keeps stored attempts.
        with localcontext(Context(prec=EXACT)):
            key = str(Decimal(self.key).normalize())
        tolerance = self.tolerance.replace(" ", "")
        return {
            "kind": self.kind,
            "key": key,
            "tolerance": tolerance,
            "unit": self.unit,
            "units": dict(self.units),
        }

    def interval(self, value: str) -> tuple[Decimal, Decimal]:
        """Return the exact lowest and highest number accepted for ``value``, both included."""
        with localcontext(Context(prec=EXACT)):
            middle = Decimal(value)
            share = Decimal(self.tolerance.rstrip("% "))
            reach = abs(middle) * share / 100 if self.tolerance.endswith("%") else share
            return middle - reach, middle + reach

    @override
    def flaws(self) -> Iterator[Flaw]:
        if any(math.isinf(float(number)) for number in (self.key, *(mistake.value for mistake in self.mistakes))):
            yield Flaw("number-too-large", ("key",), "this number is too large for a browser", "Use a larger unit.")
            return
        yield from self._tolerance_flaws()
        yield from self._mistake_flaws()
        if self.units and self.unit is None:
            message = "`units` lists units other than `unit`, and there is no `unit`"
            yield Flaw(
                "units-without-unit",
                ("units",),
                message,
                "Add a line `unit: …` that the key is in.",
                at="key",
            )
        if self.unit is not None and self.unit in self.units:
            message = f"`{self.unit}` is already the unit of the key"
            yield Flaw("unit-twice", ("units", self.unit), message, "Remove it from `units`.", at="key")

    def _tolerance_flaws(self) -> Iterator[Flaw]:
        low, high = self.interval(self.key)
        if Decimal(self.key) == 0 and self.tolerance.endswith("%"):
            message = "a share of the key 0 is 0"
            yield Flaw("tolerance-of-zero", ("tolerance",), message, "Write the tolerance as a number, as in 0.01.")
        elif Decimal(self.key) != 0 and low <= 0 <= high:
            message = f"with a tolerance of {self.tolerance}, a response of 0 is accepted"
            yield Flaw("tolerance-too-wide", ("tolerance",), message, "Make it smaller than the key.")

    def _mistake_flaws(self) -> Iterator[Flaw]:
        low, high = self.interval(self.key)
        seen: set[Decimal] = set()
        for place, mistake in enumerate(self.mistakes):
            where, value = ("mistakes", place, "value"), Decimal(mistake.value)
            if low <= value <= high:
                message = f"the mistake {mistake.value} is accepted as right, like all numbers from {low:f} to {high:f}"
                yield Flaw("mistake-is-right", where, message, "Make the tolerance smaller, or remove the mistake.")
            if value in seen:
                message = f"the mistake {mistake.value} is listed twice"
                yield Flaw("mistake-twice", where, message, "Keep one of them.")
            seen.add(value)
