"""From page to page without a reload: one script, elements that live on each page, progress everywhere."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.model import Bank
from tests.e2e.guide import Guide, answer, check, last, load, stored, word

CHECK = "hinge-loss/zero-loss"
QUESTION, TOPIC, OTHER = "hinge-loss", "loss-functions", "metrics"
NOTE_DEFINED = """window.defined = [];
const { define } = CustomElementRegistry.prototype;
CustomElementRegistry.prototype.define = function (name, ...rest) {
  defined.push(name);
  define.call(this, name, ...rest);
};
"""
ASLEEP = "document.querySelectorAll('quiz-check:not([data-state])').length"

# An element's own event, which passes by the document on its way down.
COUNT_SHEETS = """window.sheetsRead = 0;
document.addEventListener("load", ({ target }) => (sheetsRead += target.rel === "stylesheet"), true);
"""


@pytest.fixture
def page(page: Page, guide: Guide) -> Page:
    page.add_init_script(NOTE_DEFINED + COUNT_SHEETS)
    load(page, guide.topic())
    page.evaluate("window.stillHere = true")
    return page


def go(page: Page, address: str) -> None:
    """Follow a link of the navigation; the home page hides it, and has its cards."""
    link = f"a[href$='{address}']"
    page.locator(f".md-header__button.md-logo:is({link}), .md-sidebar--primary {link}, .quiz-card {link}").filter(
        visible=True
    ).first.click()
    expect(page).to_have_url(re.compile(f"{address}$"))
    assert page.evaluate("window.stillHere")


def wake(page: Page) -> None:
    expect(page.locator(".question h3").first).to_be_visible()
    page.wait_for_function(f"{ASLEEP} === 0")
    assert page.locator("quiz-check").count() > 10


def tried(page: Page, topic: str) -> str:
    """What the home page says of the progress in a topic."""
    card = page.locator(".quiz-card").filter(has=page.locator(f"a[href$='topics/{topic}/']"))
    return card.locator(".quiz-done").inner_text()


def test_the_themes_script_waits_until_the_page_is_shown(page: Page) -> None:
    shown, fetched = page.evaluate(
        """() => [
          performance.getEntriesByName("first-contentful-paint")[0].startTime,
          performance.getEntriesByType("resource").find(({ name }) => name.includes("/bundle.")).startTime,
        ]"""
    )
    assert fetched >= shown


def test_the_style_sheet_is_read_once_for_all_pages(page: Page) -> None:
    for topic in (OTHER, TOPIC):
        go(page, f"/topics/{topic}/")
        wake(page)
    assert page.evaluate("sheetsRead") == 1


def test_the_script_runs_once_and_every_page_is_alive(page: Page) -> None:
    wake(page)
    for topic in (OTHER, TOPIC, OTHER):
        go(page, f"/topics/{topic}/")
        wake(page)
    go(page, "/guide/")
    page.wait_for_function("defined.includes('quiz-progress')")
    go(page, f"/topics/{TOPIC}/")
    wake(page)
    page.go_back()
    page.go_forward()
    wake(page)
    assert sorted(page.evaluate("defined")) == ["quiz-check", "quiz-link", "quiz-progress", "quiz-recall", "quiz-retry"]


def test_after_many_visits_a_submission_is_one_attempt(page: Page) -> None:
    for topic in (OTHER, TOPIC, OTHER, TOPIC):
        go(page, f"/topics/{topic}/")
    wake(page)
    answer(page, CHECK)
    expect(check(page, CHECK)).to_have_attribute("data-outcome", "right")
    assert [attempt["id"] for attempt in stored(page, QUESTION)] == ["zero-loss"]


def test_progress_is_there_on_every_way_back(page: Page) -> None:
    answer(page, CHECK, right=False)
    go(page, f"/topics/{OTHER}/")
    go(page, f"/topics/{TOPIC}/")
    expect(check(page, CHECK).get_by_role("status")).to_have_text(last("wrong"))
    go(page, f"/topics/{OTHER}/")
    page.go_back()
    expect(check(page, CHECK).get_by_role("status")).to_have_text(last("wrong"))
    expect(page.locator(f'[data-question="{QUESTION}"]')).to_have_attribute("data-progress", "tried")


def test_the_home_page_shows_progress_after_an_answer(page: Page, bank: Bank) -> None:
    answer(page, CHECK)
    go(page, "/guide/")
    total = len(bank.in_topic(TOPIC))
    expect(page.locator(".quiz-done", has_text="1")).to_have_count(1)
    assert tried(page, TOPIC) == word("home", "progress").format(done=1, total=total)
    assert tried(page, OTHER) == ""


def test_another_tab_hears_of_it(page: Page, guide: Guide) -> None:
    home, same = page.context.new_page(), page.context.new_page()
    load(home, guide.url)
    load(same, guide.topic())
    assert tried(home, TOPIC) == ""
    answer(page, CHECK)
    expect(check(same, CHECK).get_by_role("status")).to_have_text(last("right"))
    expect(same.locator(f'[data-question="{QUESTION}"]')).to_have_attribute("data-progress", "right")
    expect(home.locator(".quiz-done", has_text="1")).to_have_count(1)


def test_two_tabs_keep_what_both_answered(page: Page, guide: Guide) -> None:
    other = page.context.new_page()
    load(other, guide.topic())
    answer(page, CHECK)
    answer(other, CHECK, right=False)
    answer(other, f"{QUESTION}/without-the-norm")
    page.reload()
    assert [(attempt["id"], attempt["outcome"]) for attempt in stored(page, QUESTION)] == [
        ("zero-loss", 1),
        ("zero-loss", 0),
        ("without-the-norm", 1),
    ]
