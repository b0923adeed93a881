"""An address that leads nowhere: what was meant is found, at any depth, and the topics are there without scripts."""

import pytest
from playwright.sync_api import Page, expect

from macros.model import Bank
from tests.e2e.guide import Guide, Reader, word

MEANT = {
    "q/hinge-los/": "q/hinge-loss/",
    "q/droput": "q/dropout/",
    "topics/some/deep/loss-hinge/": "q/hinge-loss/",
    "topics/loss-function/": "topics/loss-functions/",
}


def visit(page: Page, guide: Guide, address: str) -> None:
    """Open an address as a host shows it that knows no such page."""
    page.route(guide.url + address, lambda route: route.fulfill(path=guide.site / "404.html"))
    page.goto(guide.url + address)


@pytest.mark.parametrize(("address", "meant"), MEANT.items())
def test_what_was_meant_is_the_first_of_what_is_offered(page: Page, guide: Guide, address: str, meant: str) -> None:
    visit(page, guide, address)
    expect(page.get_by_role("heading", name=word("missing", "meant"))).to_be_visible()
    first = page.locator("quiz-missing a").first
    assert first.evaluate("(link) => link.href") == guide.url + meant
    first.click()
    expect(page).to_have_url(guide.url + meant)


def test_nothing_is_offered_for_what_is_like_nothing(page: Page, guide: Guide) -> None:
    visit(page, guide, "zzzzqqqqxxxx/")
    expect(page.get_by_role("heading", level=1)).to_have_text(word("missing", "title"))
    expect(page.locator("quiz-missing").get_by_role("heading", include_hidden=True)).to_be_hidden()


def test_without_scripts_the_topics_are_there(reader: Reader, guide: Guide, bank: Bank) -> None:
    page = reader(java_script_enabled=False).new_page()
    visit(page, guide, "q/deep/er/")
    for topic in bank.topics:
        expect(page.locator(".md-content").get_by_role("link", name=topic.title, exact=True)).to_be_visible()
    page.locator(".md-content").get_by_role("link", name=word("missing", "home")).click()
    expect(page).to_have_url(guide.url)
