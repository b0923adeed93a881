"""The templates of exports: HTML stands there, words come with the edition."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from macros.export import markup
from macros.export.edition import Edition

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


def environment(edition: Edition) -> "Environment":
    """An environment in which a template knows the words and how a learner meets options."""
    made = _environment().overlay()
    made.globals = {**made.globals, "t": edition.words, "edition": edition}
    return made


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from markupsafe import Markup

    from macros.templates import environment as read

    made = read(TEMPLATES)
    made.filters.update(
        block=lambda text: Markup(markup.block(text)),  # noqa: S704  # the grammar lets no HTML through
        inline=lambda text: Markup(markup.inline(text)),  # noqa: S704  # as above
    )
    return made
