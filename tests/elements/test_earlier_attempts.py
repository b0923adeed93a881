"""<quiz-check> when it meets what was before: earlier attempts, other tabs, a page that is not as it should be."""

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import KEY, answer, status


@pytest.fixture
def page(page: Page, guide: str) -> Page:
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    page.goto(f"{guide}/question.html")
    return page


def test_a_reload_starts_afresh_and_tells_the_last_time(page: Page) -> None:
    page.locator("#multiple").get_by_label("Option a").check()
    page.locator("#multiple").get_by_role("button", name="Check").click()
    page.reload()
    check = page.locator("#multiple")
    expect(check).to_have_attribute("data-state", "open")
    expect(check.get_by_role("status")).to_have_text("Last time: partly, Mar 4, 2026.")
    expect(check.locator(":checked")).to_have_count(0)
    assert check.locator("input:enabled").count() == 3
    expect(page.locator(".question").last).to_have_attribute("data-progress", "tried")
    assert page.locator(".question").first.get_attribute("data-progress") is None


def test_a_changed_check_says_so(page: Page) -> None:
    answer(page, "c")
    page.reload()
    page.evaluate("(key) => localStorage.setItem(key, localStorage.getItem(key).replace('1a2b3c4d', '0'))", KEY)
    page.reload()
    status(page).to_have_text("Changed since.")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "tried")


@pytest.mark.parametrize(
    ("language", "date"),
    [("de", "04.03.2026"), ("fr", "4 mars 2026"), ("", "4 Mar 2026"), ("en_US", "04/03/2026")],
)
def test_the_date_is_in_the_language_of_the_page(page: Page, language: str, date: str) -> None:
    page.evaluate("(language) => { document.documentElement.lang = language }", language)
    answer(page, "c")
    page.locator("#choice").get_by_role("button", name="Try again").click()
    status(page).to_have_text(f"Last time: right, {date}.")


def test_the_readers_own_opening_of_the_feedback_is_left_alone(page: Page) -> None:
    check = page.locator("#choice")
    check.locator(".check-feedback summary").click()
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    expect(check.locator(".check-feedback")).to_have_attribute("open", "")


def test_another_tab_does_not_disturb_an_answer(page: Page) -> None:
    answer(page, "a")
    link = page.locator("#choice li a")
    link.focus()
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    expect(link).to_be_focused()
    status(page).to_have_text("Not right.")


MALFORMED = """() => {
  for (const html of [
    "<quiz-check></quiz-check>", "<quiz-recall></quiz-recall>", "<quiz-link></quiz-link>",
    "<quiz-check data-kind='essay' data-check='a/b/c'><form><input name=response></form></quiz-check>",
    "<quiz-check data-kind=numeric data-units='{'><form><input></form></quiz-check>",
    "<quiz-recall data-check=''><form class=recall-form id=me></form><button form=me></button></quiz-recall>",
    "<article class=question><quiz-check data-kind=multiple data-key=''><form></form></quiz-check></article>",
  ]) {
    const parsed = new DOMParser().parseFromString(html, "text/html").body.firstChild;
    document.body.append(document.adoptNode(parsed));
    for (const input of parsed.querySelectorAll("input")) input.value = "1";
    for (const form of parsed.querySelectorAll("form")) form.requestSubmit();
    parsed.dispatchEvent(new MouseEvent("click"));
    parsed.remove();
  }
}"""


def test_malformed_elements_fall_back(page: Page) -> None:
    page.evaluate(MALFORMED)
    page.evaluate("document.getElementById('quiz-strings').dataset.strings = '{'")
    answer(page, "c")
    status(page).to_have_text("")
    expect(page.locator("#choice")).to_have_attribute("data-outcome", "right")
