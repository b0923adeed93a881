"""Elements that start and leave: nothing moves, and nothing is left behind."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import answer, status

SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) sum += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""
TWO_FRAMES = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"


def shift_when_alive(page: Page, guide: str, style: str) -> float:
    """The layout shift of a page, whose reader has answered before, when its elements come alive."""
    page.goto(f"{guide}/question.html")
    answer(page, "c")
    page.route("**/quiz.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{guide}/question.html")
    page.add_style_tag(content=style)
    page.evaluate(TWO_FRAMES)
    page.unroute("**/quiz.js")
    page.add_script_tag(url=f"{guide}/assets/quiz/quiz.js?late", type="module")
    status(page).to_contain_text("Last time: right, ")
    page.evaluate(TWO_FRAMES)
    return float(page.evaluate(SHIFTS))


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_when_elements_come_alive(page: Page, guide: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 2000})
    assert shift_when_alive(page, guide, "/* as it is */") == 0


def test_a_shift_would_be_seen(page: Page, guide: str) -> None:
    page.set_viewport_size({"width": 390, "height": 2000})
    assert shift_when_alive(page, guide, ".quiz-status { min-height: 0; margin: 0 }") > 0


COME_BACK = """([key, text]) => {
  localStorage.setItem(key, text);
  dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""


def test_a_page_that_was_put_away_is_brought_up_to_date(page: Page, guide: str) -> None:
    attempt = '[{"id":"one-of-four","at":5,"response":"c","outcome":1,"confidence":null,"revision":"1a2b3c4d"}]'
    for name in ("question", "home"):
        page.goto(f"{guide}/{name}.html")
        page.evaluate("localStorage.clear()")
        page.evaluate(COME_BACK, ["/one/quiz:1:first-one", attempt])
        if name == "home":
            expect(page.locator(".quiz-done")).to_have_text("1 of 3 tried")
        else:
            status(page).to_contain_text("Last time: right, ")
            expect(page.locator(".question").first).to_have_attribute("data-progress", "right")


def test_elements_that_leave_hear_nothing(page: Page, guide: str) -> None:
    page.goto(f"{guide}/question.html")
    page.evaluate("window.left = document.querySelector('#choice'); left.remove()")
    page.evaluate("left.querySelector('.quiz-status').textContent = 'untouched'")
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    assert page.evaluate("left.querySelector('.quiz-status').textContent") == "untouched"


def test_an_answered_check_that_is_moved_stays_answered(page: Page, guide: str) -> None:
    page.goto(f"{guide}/question.html")
    answer(page, "a")
    page.evaluate("document.querySelector('main').append(document.querySelector('#choice'))")
    check = page.locator("#choice")
    expect(check.get_by_role("status")).to_have_text("Not right.")
    check.get_by_role("button", name="Try again").click()
    order = check.locator(".check-feedback > ul > li").evaluate_all("(all) => all.map((li) => li.dataset.option)")
    assert order == ["b", "d", "a", "c"]


def test_importing_a_module_has_no_effect(page: Page, guide: str) -> None:
    page.goto(f"{guide}/home.html")
    modules = Path(__file__).parents[2] / "docs" / "assets" / "quiz"
    for path in sorted(modules.glob("*.js")):
        text = path.read_text(encoding="utf-8")
        if re.search("^export ", text, re.MULTILINE) and "customElements.define(" not in text:
            page.evaluate("(path) => import(path)", f"{guide}/assets/quiz/{path.name}")
    assert page.evaluate("['quiz-check', 'quiz-recall', 'quiz-link'].filter((name) => customElements.get(name))") == []
    assert page.evaluate("localStorage.length") == 0
