"""The one style sheet: the theme's and ours, and no color that only the palette would have given."""

import re
from importlib.resources import files
from pathlib import Path

import lxml.html

from tools.site import PROJECT

THEME = Path(str(files("material") / "templates/assets/stylesheets"))
TOKENS = (PROJECT / "docs/assets/quiz/css/tokens.css").read_text("utf-8")


def theme(name: str) -> str:
    (path,) = THEME.glob(f"{name}.*.css")
    return path.read_text("utf-8")


def test_every_color_that_the_palette_gives_to_the_dark_scheme_is_a_token_of_ours() -> None:
    block = re.search(r"\[data-md-color-scheme=slate\]\{(.*?)\}", theme("palette"), re.DOTALL)
    assert block is not None
    given = set(re.findall(r"(--md-[\w-]+):", block[1]))
    used = set(re.findall(r"var\((--md-[\w-]+)", theme("main")))
    ours = set(re.findall(r"(--md-[\w-]+):", TOKENS))
    same_in_both = {"--md-shadow-z1"}
    assert given & used - same_in_both - ours == set()
    assert given & used & ours


def test_a_page_waits_for_one_sheet_with_all_that_the_others_hold(
    site: Path, pages: dict[str, lxml.html.HtmlElement]
) -> None:
    sheets = {address: page.xpath("//link[@rel='stylesheet']/@href") for address, page in pages.items()}
    full = {address: found for address, found in sheets.items() if found}
    assert {found.rpartition("../")[2].removeprefix("/guide/") for names in full.values() for found in names} <= {
        "assets/site.css",
        "assets/learn.css",
        "assets/map.css",
    }
    text = (site / "assets/site.css").read_text("utf-8")
    assert text.endswith((site / "assets/quiz.css").read_text("utf-8"))
    assert text.startswith(re.sub(r"/\*#.*\*/", "", theme("main")).strip()[:1000])
    assert "sourceMappingURL" not in text
