"""What every kind of check has."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping

from pydantic import Field

from macros.errors import Flaw
from macros.model.base import Frozen, Id, Markdown, Truth
from macros.model.revision import revision


class BaseCheck(Frozen):
    """A self-check of a question. A kind adds its fields, what of them is graded, and what can be wrong."""

    id: Id = Field(description="Permanent, and unlike the other checks of the question.")
    kind: str
    stem: Markdown = Field(description="What is asked, in Markdown.")
    hint: Markdown | None = Field(default=None, description="Shown when asked for, in Markdown.")
    transfer: Truth = Field(default=False, description="true: asks about a situation the page does not describe.")

    @abstractmethod
    def gradable(self) -> Mapping[str, object]:
        """The part a response is graded by, as plain JSON values; wording stays out of it."""

    @abstractmethod
    def flaws(self) -> Iterator[Flaw]:
        """What no single field shows to be wrong; ``where`` counts from this check."""

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that a stored attempt is compared with."""
        return revision(self.gradable())
