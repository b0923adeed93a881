"""The templates of exports: HTML stands there, words come with the edition."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from macros.export import markup
from macros.export.edition import Edition
from macros.model.question import check_path
from macros.model.shuffle import other_order, shown_order

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


def environment(edition: Edition) -> "Environment":
    """An environment in which a template knows the words and how a learner meets options."""
    made = _environment().overlay()
    made.globals = {
        **made.globals,
        "t": edition.words,
        "edition": edition,
        "shown_order": shown_order,
        "other_order": other_order,
        "path_of": check_path,
        "quantity": _quantity,
    }
    return made


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(
        block=lambda text: Markup(markup.block(text)),  # noqa: S704  # the grammar lets no HTML through
        inline=lambda text: Markup(markup.inline(text)),  # noqa: S704  # as above
    )
    return made


def _quantity(value: object, unit: str | None) -> str:
    return str(value) if unit is None else f"{value}\N{NO-BREAK SPACE}{unit}"
