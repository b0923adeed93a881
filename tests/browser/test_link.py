"""<quiz-link>: a link that is copied, and stays a link."""

import pytest
from playwright.sync_api import Page, expect

READ = "() => navigator.clipboard.readText()"


@pytest.fixture
def address(guide: str) -> str:
    return f"{guide}/question.html"


def test_the_address_is_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}?h=words+searched")
    link = page.get_by_role("link", name="Link to question 2")
    link.press("Enter")
    status = page.locator("quiz-link").last.get_by_role("status")
    expect(status).to_have_text("Copied.")
    expect(link).to_be_focused()
    assert page.evaluate(READ) == f"{address}#second-one"
    assert page.url == f"{address}?h=words+searched"


def test_what_was_said_goes_away(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-write"])
    page.clock.install()
    page.goto(address)
    page.get_by_role("link", name="Link to question 1").click()
    status = page.locator("quiz-link").first.get_by_role("status")
    expect(status).to_have_text("Copied.")
    page.clock.run_for(10_000)
    expect(status).to_have_text("")


@pytest.mark.parametrize("clipboard", ["undefined", "{ writeText: () => Promise.reject(new Error()) }"])
def test_without_a_clipboard_the_old_way(page: Page, address: str, clipboard: str) -> None:
    page.context.grant_permissions(["clipboard-read"])
    page.goto(address)
    page.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }})")
    link = page.get_by_role("link", name="Link to question 1")
    link.press("Enter")
    expect(page.locator("quiz-link").first.get_by_role("status")).to_have_text("Copied.")
    expect(link).to_be_focused()
    page.evaluate("delete navigator.clipboard")
    assert page.evaluate(READ) == f"{address}#first-one"
    assert page.locator("quiz-link textarea").count() == 0


def test_refused_the_address_is_said_and_stays(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    link = page.get_by_role("link", name="Link to question 2")
    link.click()
    status = page.locator("quiz-link").last.get_by_role("status")
    expect(status).to_have_text(f"Not copied: {address}#second-one")
    expect(link).to_be_focused()
    expect(page).to_have_url(address)
    page.clock.run_for(10_000)
    expect(status).to_have_text(f"Not copied: {address}#second-one")
    assert page.locator("details[open]").count() == 0


def test_with_a_modifier_it_is_any_other_link(page: Page, address: str) -> None:
    page.goto(address)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Link to question 2").click(modifiers=["ControlOrMeta"])
    expect(opened.value).to_have_url(f"{address}#second-one")
    expect(page.locator("quiz-link").last.get_by_role("status")).to_have_text("")
