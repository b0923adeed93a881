"""The Jinja environments of pages and of exports: what their templates have in common."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.model.question import check_path
from macros.model.shuffle import other_order, shown_order


def environment(folder: Path) -> Environment:
    """Return an environment for the templates in `folder`: values are escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # each build makes an environment of its own
    )
    made.globals.update(shown_order=shown_order, other_order=other_order, path_of=check_path, quantity=quantity)
    return made


def quantity(value: object, unit: str | None) -> str:
    """Return a number with its unit, joined by a no-break space."""
    return str(value) if unit is None else f"{value}\N{NO-BREAK SPACE}{unit}"
