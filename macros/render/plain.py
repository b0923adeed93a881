"""Rendered inline markup to plain text, for the table of contents and the search index."""

import re
from html import unescape

_TAG = re.compile(r"<[^>]*>")


def plain_text(markup: str) -> str:
    """The text a reader sees, on one line.

    >>> plain_text("Is <code>a &lt; b</code> sure?")
    'Is a < b sure?'
    """
    return " ".join(unescape(_TAG.sub("", markup)).split())
