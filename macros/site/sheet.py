"""The theme's style sheet and ours as one file: the first paint waits for one answer, not for three."""

import re
from pathlib import Path

#: Relative to the site. Beside `quiz.css`, whose addresses of fonts stay right.
SHEET = "assets/site.css"
#: What `mkdocs.yml` names for an engine without hooks.
OURS = "assets/quiz.css"
_THEME = "assets/stylesheets/main.*.css"
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")


def write_sheet(site: Path) -> None:
    """Write the sheet of a built site.

    The theme's palette is left out: tokens.css gives every color that it gives, and whatever the theme writes
    about the colors' change made the browser look at every element twice.
    """
    (theme,) = site.glob(_THEME)
    texts = [_SOURCE_MAP.sub("", path.read_text("utf-8")) for path in (theme, site / OURS)]
    (site / SHEET).write_text("".join(texts), encoding="utf-8")
