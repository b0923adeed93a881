"""A finding of a lint that the author stands by, and why."""

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.base import Frozen, Id, Plain


class Accepted(Frozen):
    """The lint named is not to speak of this question again, or of one check of it."""

    lint: Plain = Field(description="The code of the lint, as docs/contributing/lints.md lists it.")
    where: Id | None = Field(default=None, description="The id of the check it is accepted in; left out: all of it.")
    reason: Annotated[str, StringConstraints(min_length=10)] = Field(
        description="Why it is right as it is, for the next author."
    )
