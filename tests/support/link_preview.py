"""A page as programs read it that show a link to it: a small parser of our own."""

import json
from typing import Any

import lxml.html


def parsed(html: str) -> Any:
    """The tree of a page; its types know less than it can do."""
    return lxml.html.document_fromstring(html)


def metadata(html: str) -> dict[str, str]:
    """What the `<meta>` elements of its head say, by property or name; each says one thing."""
    found: dict[str, str] = {}
    for meta in parsed(html).xpath("/html/head/meta[@property or @name]"):
        name = meta.get("property") or meta.get("name")
        assert name not in found, f"{name} is said twice"
        found[name] = meta.get("content")
    return found


def linked_data(html: str) -> list[Any]:
    """The JSON-LD of its head."""
    scripts = parsed(html).xpath("/html/head/script[@type='application/ld+json']")
    return [json.loads(script.text_content()) for script in scripts]
