"""Every built page publishes a policy under which only files of the site and known scripts of the theme run."""

import re
from base64 import b64encode
from hashlib import sha256

import lxml.html
import pytest

from macros.site.security import content_security_policy

Pages = dict[str, lxml.html.HtmlElement]
#: What Material writes into its pages, by how each begins. Nothing of this project belongs here.
OF_THE_THEME = (
    re.compile(r'__md_scope=new URL\("[\w./-]*",location\),__md_hash='),
    re.compile(r'var palette=__md_get\("__palette"\);'),
    re.compile(r"var target=document\.getElementById\(location\.hash\.slice\(1\)\);"),
)
EXECUTED = "//script[not(@src) and (not(@type) or @type='module' or @type='text/javascript')]"
POLICY = "//meta[@http-equiv='Content-Security-Policy']"


def policy_of(page: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """The directives of a page's policy, each with its sources."""
    [text] = page.xpath(f"{POLICY}/@content")
    return {name: sources for name, *sources in (directive.split() for directive in text.split(";"))}


def hash_of(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def test_every_page_has_a_policy_before_any_script_or_style(pages: Pages) -> None:
    for address, page in pages.items():
        assert len(page.xpath(f"{POLICY}[not(preceding::script | preceding::link | preceding::style)]")) == 1, address
        directives = policy_of(page)
        assert directives["default-src"] == ["'self'"]
        assert directives["object-src"] == ["'none'"]
        assert (directives["base-uri"], directives["form-action"]) == (["'self'"], ["'self'"])
        assert all(
            "unsafe" not in source for name, of in directives.items() if name != "style-src-attr" for source in of
        )


def test_only_scripts_of_the_theme_stand_inline_and_the_policy_names_exactly_them(documents: Pages) -> None:
    for address, page in documents.items():
        scripts = [script.text or "" for script in page.xpath(EXECUTED)]
        assert [text for text in scripts if not any(known.match(text) for known in OF_THE_THEME)] == [], address
        if page.xpath(POLICY):
            assert set(policy_of(page)["script-src"]) == {"'self'", *map(hash_of, scripts)}, address


def test_no_style_element_and_no_handler_stands_on_any_page(documents: Pages) -> None:
    for address, page in documents.items():
        assert page.xpath("//style | //@*[starts-with(name(), 'on')] | //@href[starts-with(., 'javascript')]") == [], (
            address
        )


@pytest.mark.parametrize("data", ['<script type="application/json">{}</script>', '<script src="a.js"></script>'])
def test_data_and_files_need_no_hash(data: str) -> None:
    assert "sha256" not in content_security_policy(data)
