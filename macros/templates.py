"""How templates are read, those of pages and those of exports alike, and what each knows of a question."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from typing_extensions import override

from macros.model.question import check_path
from macros.model.shuffle import other_order, shown_order


class Templates(Environment):
    """Takes what a template names from plain dictionaries; a page of a question names hundreds of things."""

    @override
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja chains them, so that what is added later is seen; nothing is.
        return {**self.globals, **(d or {})}

    @override
    def getattr(self, obj: Any, attribute: str) -> Any:
        # Jinja asks for a key only once there is no such attribute: each word would raise an exception.
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


def environment(folder: Path, compiled: BytecodeCache | None = None) -> Templates:
    """The templates in a folder: what is put in is escaped, and a name that means nothing is an error.

    ``compiled`` keeps what was compiled before.
    """
    made = Templates(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.globals.update(shown_order=shown_order, other_order=other_order, path_of=check_path, quantity=quantity)
    return made


def quantity(value: object, unit: str | None) -> str:
    """A number with its unit, which no end of a line parts."""
    return str(value) if unit is None else f"{value}\N{NO-BREAK SPACE}{unit}"
