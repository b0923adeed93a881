"""Code to highlighted HTML, at build time, with the class names that Material's style sheet colors."""

from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer  # Pygments itself is imported only where code is shown


def highlight(code: str, language: str) -> Markup:
    """`code` in a `<div class="highlight">`; an unknown or empty `language` is shown plain."""
    lexer = _lexer(language)
    body = Markup(_pygments(code, lexer)) if lexer is not None else escape(code)
    return Markup('<div class="highlight"><pre><code tabindex="0">{}</code></pre></div>\n').format(body)


@lru_cache(maxsize=64)
def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name
    from pygments.util import ClassNotFound

    try:
        return get_lexer_by_name(language, stripnl=False) if language else None
    except ClassNotFound:
        return None


@lru_cache(maxsize=2048)
def _pygments(code: str, lexer: "Lexer") -> str:
    from pygments import highlight as pygments_highlight

    return pygments_highlight(code, lexer, _formatter())


@lru_cache(maxsize=1)  # it looks at a whole style when it is made
def _formatter() -> "HtmlFormatter[str]":
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)
