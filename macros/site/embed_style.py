"""The one style sheet of embedded questions: the colors of both schemes, chosen by the device, and its own rules."""

import re
from pathlib import Path

import rcssmin

_BLOCK = re.compile(r"(?m)^(?P<selector>:root|\[data-md-color-scheme=\"(?P<scheme>\w+)\"\]) \{\n(?P<body>[^}]*)\}")


def embed_style(styles: Path) -> str:
    """The style sheet from a folder `css` with tokens.css and embed/embed.css; minified."""
    tokens = (styles / "tokens.css").read_text(encoding="utf-8")
    found = {block["scheme"] or "": block["body"] for block in reversed([*_BLOCK.finditer(tokens)])}
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {found.get('slate', '')} }} }}"
    rules = (styles / "embed" / "embed.css").read_text(encoding="utf-8")
    light = f":root {{ {found.get('', '')} {found.get('default', '')} }}"
    return f"{rcssmin.cssmin(light + dark + rules)}\n"
