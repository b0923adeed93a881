"""The address of the site: what is unusable is reported in one line, and everything that needs no address is built."""

from pathlib import Path

import lxml.html
import pytest

from macros.site.config import normalize_site_url, site_url_problem
from tools.site_build import copy_project, run_build


@pytest.mark.parametrize(
    ("configured", "address"),
    [
        ("https://example.org/guide/", "https://example.org/guide/"),
        ("https://example.org/guide", "https://example.org/guide/"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:8443/a%20b/", "https://example.org:8443/a%20b/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://example.org/guide/index.html", "https://example.org/guide/"),
        ("https://example.org/guide/?x=1#top", "https://example.org/guide/"),
        ("https://example.org/my guide/", "https://example.org/my%20guide/"),
        ("https://übung.example/é/", "https://xn--bung-zra.example/%C3%A9/"),
        ('https://example.org/"><script>/', "https://example.org/%22%3E%3Cscript%3E/"),
        ("", ""),
        ("example.org/guide", ""),
        ("ftp://example.org/", ""),
        ("https://", ""),
        ("https://example.org:port/", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_an_address_is_made_fit_for_links(configured: str, address: str) -> None:
    assert normalize_site_url(configured) == address


def test_only_an_address_that_is_changed_is_reported() -> None:
    assert site_url_problem("https://example.org/guide") == ""
    assert "https://example.org/guide/" in site_url_problem("https://example.org/guide/?x=1")
    assert "Set SITE_URL" in site_url_problem("")
    assert "\n" not in site_url_problem("https://\nexample.org/a b")


def test_without_an_address_the_rest_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    folder = copy_project(tmp_path)
    done = run_build(folder)
    assert done.returncode == 1  # `--strict` counts the warning
    assert "site_url: '' is not the address of a site." in done.stdout
    assert "Traceback" not in done.stdout
    site = folder / "site"
    page = lxml.html.parse(site / "q" / "hinge-loss" / "index.html").getroot()
    assert page.xpath("//meta[contains(@property, 'image') or @property='og:url'] | //link[@rel='canonical']") == []
    assert page.xpath("string(//meta[@property='og:title']/@content)")
    assert not (site / "feed.xml").exists()
    assert (site / "embed/hinge-loss/index.html").is_file()
    redirect = lxml.html.parse(site / "q" / "9" / "index.html").getroot()
    assert redirect.xpath("//head/meta[@http-equiv='refresh']/@content") == ["0; url=../hinge-loss/"]
