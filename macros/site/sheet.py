"""The theme's style sheet and ours as one file: the first paint waits for one answer, not for three."""

import re
from pathlib import Path

#: Relative to the site. Beside `quiz.css`, whose addresses of fonts stay right.
SHEET = "assets/site.css"
#: What `mkdocs.yml` names for an engine without hooks.
OURS = "assets/quiz.css"
_THEME = "assets/stylesheets/main.*.css"
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/\s*")
_RULE = re.compile(r"([^{}@;]+)(\{[^{}]*\})")
_BETWEEN = re.compile(r",(?![^(]*\))")
_EMPTY = re.compile(r"@media[^{};]+\{\}")
_CELL = re.compile(r"table:not\(\[class\]\) (t[dh]>:)")


def write_sheet(site: Path, *, tabs: bool) -> None:
    """Write the sheet of a built site; `tabs` are those of pymdownx.tabbed.

    The theme's palette is left out: tokens.css gives every color that it gives, and whatever the theme writes
    about the colors' change made the browser look at every element twice.
    """
    (theme,) = site.glob(_THEME)
    texts = [without_wide_rules(theme.read_text("utf-8"), tabs=tabs), (site / OURS).read_text("utf-8")]
    (site / SHEET).write_text("".join(_SOURCE_MAP.sub("", text) for text in texts), encoding="utf-8")


def without_wide_rules(css: str, *, tabs: bool) -> str:
    """The theme's style sheet without rules for which a browser styles the whole page when one class changes.

    Such a rule ends in any element at all: what it can mean is everywhere below the class. Those of tabs ask for the
    class that the theme's script takes from the root, and go where no page has tabs. Those of cells ask for any class,
    as they leave out tables that have one; here they hold for these too, whose cells have nothing else in them.
    """

    def lighter(rule: re.Match[str]) -> str:
        selectors = [_CELL.sub(r"table \1", each) for each in _BETWEEN.split(rule[1]) if tabs or ".tabbed-" not in each]
        return ",".join(selectors) + rule[2] if selectors else ""

    return _EMPTY.sub("", _RULE.sub(lighter, css))
