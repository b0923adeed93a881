"""The one style sheet of embedded questions: the colors of both schemes, chosen by the device, and its own rules."""

import re
from pathlib import Path

import rcssmin

_BASE, _LIGHT, _DARK = ":root", "[data-md-color-scheme]", '[data-md-color-scheme="slate"]'
_TOKEN = re.compile(r"--quiz-[\w-]+: [^;]+;")


def embed_style(styles: Path) -> str:
    """The style sheet from a folder `css` with tokens.css and embed/embed.css; minified."""
    tokens = (styles / "tokens.css").read_text(encoding="utf-8")
    base, light, dark = (_tokens_of(selector, tokens) for selector in (_BASE, _LIGHT, _DARK))
    colors = f":root {{ {base} {light} }} @media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"
    rules = (styles / "embed" / "embed.css").read_text(encoding="utf-8")
    return f"{rcssmin.cssmin(colors + rules)}\n"


def _tokens_of(selector: str, tokens: str) -> str:
    """What the first block of that selector says of our own tokens."""
    block = re.search(rf"(?m)^ *{re.escape(selector)} \{{\n([^}}]*)\}}", tokens)
    return " ".join(_TOKEN.findall(block[1])) if block else ""
