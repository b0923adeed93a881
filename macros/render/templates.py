"""The environment of the templates: what they can call."""

import json
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape

from macros.render.markdown import Fields, highlight, plain_text
from macros.render.strings import strings
from macros.render.urls import ModuleAddresses, page_url, topic_url
from macros.templates import environment

TEMPLATES = Path(__file__).with_name("templates")


def templates(fields: Fields, modules: ModuleAddresses) -> Environment:
    """Return the environment of this package's templates."""
    made = environment(TEMPLATES)
    made.filters.update(
        block=fields.block,
        inline=fields.inline,
        stem=fields.stem,
        plain=plain_text,
        code=highlight,
        compact_json=_compact_json,
        size=_size,
        zip=zip,
    )
    made.globals.update(
        t=strings(),
        # On a page for each question they would be made as often.
        browser_words=escape(_compact_json(strings()["browser"])),
        page_url=page_url,
        topic_url=topic_url,
        asset_url=modules.asset_url,
        imported_by=modules.imported_by,
    )
    return made


def _size(count: int) -> str:
    """Bytes as a reader judges them: `208 KB`, in thousands, as every file manager of today shows them."""
    for step, unit in ((1_000_000, "MB"), (1_000, "KB")):
        if count >= step:
            return f"{count / step:.{1 if count < 10 * step else 0}f}\N{NO-BREAK SPACE}{unit}"
    return f"{count}\N{NO-BREAK SPACE}B"


def _compact_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
