"""The page for review without scripts, by keyboard, on a narrow screen, in both schemes."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.model import Bank
from tests.e2e.guide import Guide, Reader, word
from tests.e2e.reviewing import Open, asked, checks, context, give, go_on, opened
from tools.accessibility import RULES
from tools.page_actions import open_everything

__all__ = ["checks", "context", "opened"]


def test_without_scripts_it_says_so_and_leads_to_the_topics(reader: Reader, guide: Guide, bank: Bank) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(f"{guide.url}review/")
    expect(page.get_by_text(word("review", "without_scripts"))).to_be_visible()
    expect(page.locator(".review-empty")).to_be_hidden()
    expect(page.locator(".review-start").get_by_role("link")).to_have_count(len(bank.topics))
    expect(page.get_by_role("button", name=word("review", "next"))).to_be_hidden()


def test_by_keyboard_on_a_narrow_screen(opened: Open, checks: list[str], page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened((checks[0], 9), (checks[1], 9))
    page.locator(".review-said").focus()
    for key in ("Tab", "Tab", "Space"):
        page.keyboard.press(key)
    _tab_to(page, word("check", "submit"))
    page.keyboard.press("Enter")
    expect(asked(page)).to_have_attribute("data-state", "answered")
    expect(asked(page).locator(".quiz-status")).to_be_focused()
    _tab_to(page, word("review", "next"))
    page.keyboard.press("Enter")
    expect(page.locator(".tool-item-question")).to_be_focused()
    page.locator(".review-outlook > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"{name} was not reached by Tab")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Open, checks: list[str], page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    opened((checks[0], 9), (checks[1], 9), ("hinge-loss/recall", 20))
    for _ in range(3):
        open_everything(page)
        assert Axe().run(page, options=RULES).response["violations"] == []
        if asked(page).evaluate("(element) => element.localName") == "quiz-check":
            give(page, right=False)
            assert Axe().run(page, options=RULES).response["violations"] == []
            go_on(page)
