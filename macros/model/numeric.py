"""The kind `numeric`: a number within a tolerance, in one of the accepted units."""

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal, localcontext
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.errors import Flaw
from macros.model.base import Factor, Frozen, Markdown, Number, Plain
from macros.model.basecheck import BaseCheck

TOLERANCE = r"^(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?\s?%?$"
#: Enough digits for any sum of two numbers of forty characters to be exact.
EXACT = 2000


class NumericFeedback(Frozen):
    """What is said to a right number, and to a wrong one that no mistake explains."""

    right: Markdown
    wrong: Markdown


class Mistake(Frozen):
    """A wrong number that a known slip leads to, and what to say to it. It has the tolerance of the key."""

    value: Number
    feedback: Markdown


class Numeric(BaseCheck):
    """A number is right within ``tolerance`` of the key: `0.01` around it, or `2%` of it."""

    kind: Literal["numeric"]
    key: Number
    tolerance: Annotated[str, StringConstraints(pattern=TOLERANCE, max_length=40)]
    unit: Plain | None = None
    units: Mapping[Plain, Factor] = Field(default_factory=dict)
    feedback: NumericFeedback
    mistakes: tuple[Mistake, ...] = ()

    def gradable(self) -> Mapping[str, object]:
        with localcontext(Context(prec=EXACT)):
            key = str(Decimal(self.key).normalize())
        tolerance = self.tolerance.replace(" ", "")
        return {"kind": self.kind, "key": key, "tolerance": tolerance, "unit": self.unit, "units": dict(self.units)}

    def interval(self, value: str) -> tuple[Decimal, Decimal]:
        """The lowest and the highest number taken for ``value``, both included, exactly."""
        with localcontext(Context(prec=EXACT)):
            middle = Decimal(value)
            share = Decimal(self.tolerance.rstrip("% "))
            reach = abs(middle) * share / 100 if self.tolerance.endswith("%") else share
            return middle - reach, middle + reach

    def flaws(self) -> Iterator[Flaw]:
        return iter(())
