"""The environment of the templates: what they can call, and the short way where Jinja's own is long."""

import json
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import escape
from typing_extensions import override

from macros.model.question import check_path
from macros.model.shuffle import other_order, shown_order
from macros.render.addresses import page_url, topic_url
from macros.render.fields import Fields
from macros.render.highlight import highlight
from macros.render.plain import plain_text
from macros.render.strings import strings

TEMPLATES = Path(__file__).with_name("templates")


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


def templates(fields: Fields, compiled: BytecodeCache | None) -> Templates:
    """All templates of this package; ``compiled`` keeps what was compiled before."""
    environment = Templates(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    environment.filters.update(
        block=fields.block,
        inline=fields.inline,
        plain=plain_text,
        code=highlight,
        compact_json=_compact_json,
        size=_size,
        zip=zip,
    )
    environment.globals.update(
        t=strings(),
        # On a page for each question they would be made as often.
        browser_words=escape(_compact_json(strings()["browser"])),
        page_url=page_url,
        topic_url=topic_url,
        shown_order=shown_order,
        other_order=other_order,
        path_of=check_path,
        quantity=_quantity,
    )
    return environment


def _quantity(value: object, unit: str | None) -> str:
    return str(value) if unit is None else f"{value}\N{NO-BREAK SPACE}{unit}"


def _size(count: int) -> str:
    """Bytes as a reader judges them: `208 KB`, in thousands, as every file manager of today shows them."""
    for step, unit in ((1_000_000, "MB"), (1_000, "KB")):
        if count >= step:
            return f"{count / step:.{1 if count < 10 * step else 0}f}\N{NO-BREAK SPACE}{unit}"
    return f"{count}\N{NO-BREAK SPACE}B"


def _compact_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
