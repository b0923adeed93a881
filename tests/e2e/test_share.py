"""The menu to share a question on the real site: by touch, on the narrowest screen, without a fault that axe finds."""

import re
from typing import Any

import lxml.html
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.model import Bank, Question
from tests.e2e.guide import Guide, Reader, article, word

WAYS = ("share_link", "share_markdown", "share_citation", "share_embed")


@pytest.fixture(scope="module")
def question(bank: Bank) -> Question:
    """One with a formula in its note, and checks."""
    return bank.question("hinge-loss")


@pytest.fixture
def page(reader: Reader, guide: Guide, question: Question) -> Page:
    narrow = reader(
        viewport={"width": 320, "height": 640}, has_touch=True, permissions=["clipboard-read", "clipboard-write"]
    )
    page = narrow.new_page()
    page.goto(guide.question(question))
    article(page, question.id).locator(".question-link").tap()
    expect(page.locator("share-menu")).to_be_visible()
    return page


def test_the_menu_fits_and_nothing_scrolls_sideways(page: Page) -> None:
    box: Any = page.locator("share-menu").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    entries = page.locator("share-menu").locator("button, a")
    assert entries.all_inner_texts() == [word("browser", way) for way in WAYS]
    assert all(size["height"] >= 24 for entry in entries.all() if (size := entry.bounding_box()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_it(page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    found = Axe().run(page, context="share-menu").response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


def test_a_question_is_copied_as_markdown(page: Page, question: Question) -> None:
    page.get_by_role("button", name=word("browser", "share_markdown")).tap()
    asked = article(page, question.id)
    expect(asked.locator("quiz-link").get_by_role("status")).to_have_text(word("browser", "copied_markdown"))
    text = page.evaluate("navigator.clipboard.readText()")
    before, inside = text.split("<details>")
    assert re.match(rf"\*\*\[Q9\]\(http://[^)]*{question.id}[^)]*\)\*\* Describe how hinge loss", before)
    assert before.count("- [ ] ") == 4
    assert question.answer not in before
    assert question.answer in inside
    assert "max(0,1−y\\_if(x\\_i))" in inside
    assert "<math" not in text
    assert asked.locator("details[open]").count() == 0


def test_what_is_embedded_is_there(page: Page, guide: Guide, question: Question) -> None:
    page.get_by_role("button", name=word("browser", "share_embed")).tap()
    expect(article(page, question.id).locator("quiz-link").get_by_role("status")).to_have_text(
        word("browser", "copied_embed")
    )
    frame = lxml.html.fragment_fromstring(page.evaluate("navigator.clipboard.readText()").strip())
    assert frame.get("title", "").startswith("Q9: Describe how hinge loss")
    answered = page.goto(frame.get("src", ""))
    assert answered is not None
    assert answered.ok
    expect(page.locator("h1")).to_contain_text("hinge loss")


def test_going_on_to_another_page_leaves_no_menu(page: Page, guide: Guide) -> None:
    page.keyboard.press("Escape")
    page.goto(guide.topic("metrics"))
    assert page.locator("share-menu").count() == 0
