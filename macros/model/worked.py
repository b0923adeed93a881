"""A worked example: Python whose asserts hold."""

from typing import Annotated

from pydantic import StringConstraints

from macros.model.base import Frozen, Markdown


class Worked(Frozen):
    """What is worked out, and the code that does it. The code keeps its spaces."""

    stem: Markdown
    code: Annotated[str, StringConstraints(min_length=1, strip_whitespace=False)]
