"""The one style sheet: the theme's and ours, no color that only the palette would have given, no rule that is wide."""

import re
from importlib.resources import files
from pathlib import Path

import lxml.html

from macros.site.sheet import without_wide_rules
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
    assert text.startswith(theme("main")[:1000])
    assert "sourceMappingURL" not in text


def selectors(css: str) -> list[str]:
    """One by one, in their order."""
    return [each for rule in re.findall(r"([^{}@;]+)\{[^{}]*\}", css) for each in re.split(r",(?![^(]*\))", rule)]


def test_of_the_theme_only_tabs_are_left_out() -> None:
    whole = theme("main")
    light = without_wide_rules(whole, tabs=False)
    kept = [each for each in selectors(whole) if ".tabbed-" not in each]
    cells = [each for each in kept if re.search(r"\) t[dh]>:(first|last)-child$", each)]
    assert len(cells) == 4
    assert len(kept) < len(selectors(whole)) - 100
    assert selectors(light) == [each.replace(":not([class])", "") if each in cells else each for each in kept]
    assert light.count("{") == light.count("}")


def test_no_class_of_the_root_decides_on_everything_below_it() -> None:
    wide = re.compile(r"(\.(no-)?js\b|:not\(\[class\]\)).* ?[ >~](\*|:[^ >~+]*)$")
    assert [each for each in selectors(theme("main")) if wide.search(each)]
    assert not [each for each in selectors(without_wide_rules(theme("main"), tabs=False)) if wide.search(each)]


def test_where_pages_have_tabs_their_rules_stay() -> None:
    kept = selectors(without_wide_rules(theme("main"), tabs=True))
    assert [each for each in kept if ".tabbed-" in each] == [s for s in selectors(theme("main")) if ".tabbed-" in s]
