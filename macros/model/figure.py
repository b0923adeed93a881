"""A figure: a drawing of the bank, with what it says in words."""

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.model.base import Frozen, Inline, Plain

FIGURE_FILE = r"^[a-z0-9][a-z0-9_-]{0,59}\.svg$"


class Figure(Frozen):
    """``file`` is one of quizdata/figures; ``alt`` stands for it where it cannot be seen."""

    file: Annotated[str, StringConstraints(pattern=FIGURE_FILE)] = Field(
        description="A file of quizdata/figures, as in margin_losses.svg."
    )
    alt: Plain = Field(description="What the picture shows, in plain text, for someone who cannot see it.")
    caption: Inline = Field(description="One paragraph of Markdown: the point of the picture.")
