"""Every link of the site leads somewhere, as LinkChecker sees it; fragments are looked for in test_pages.py."""

from pathlib import Path

from tools.links import follow

PAGE = "<!doctype html><title>{title}</title><p id='here'>{links}</p>"


def test_no_link_of_the_site_leads_nowhere(site: Path) -> None:
    found = follow(site)
    assert found.addresses > 400
    assert found.broken == ()


def test_what_leads_nowhere_is_seen(tmp_path: Path) -> None:
    links = ["other/", "other/#here", "other/#nowhere", "gone/", "#here", "#gone", "https://example.invalid/"]
    text = " ".join(f"<a href='{link}'>a</a>" for link in links)
    (tmp_path / "other").mkdir()
    (tmp_path / "index.html").write_text(PAGE.format(title="One", links=text), encoding="utf-8")
    (tmp_path / "other" / "index.html").write_text(PAGE.format(title="Other", links="None."), encoding="utf-8")
    found = follow(tmp_path, anchors=True)
    assert sorted((page, link) for page, link, _ in found.broken) == [
        ("/", "#gone"),
        ("/", "gone/"),
        ("/", "other/#nowhere"),
    ]
