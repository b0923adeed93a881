"""Coming alive and going: nothing moves, and a theme that changes pages in place finds all working."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.site.joined import ENTRIES
from tests.elements.question import answer, status, stored

SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) sum += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""
TWO_FRAMES = "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
# As Material's instant navigation does it: the content is replaced, its scripts are made anew.
VISIT = """async (address) => {
  const parsed = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
  const [content, script] = ["main", "script"].map((name) => parsed.querySelector(name));
  document.querySelector("main").replaceWith(content);
  const again = document.createElement("script");
  again.type = script.type;
  again.src = new URL(script.getAttribute("src"), address).href;
  const loaded = new Promise((resolve) => again.addEventListener("load", resolve));
  content.append(again);
  await loaded;
}"""


def shift_when_alive(page: Page, guide: str, style: str) -> float:
    """The layout shift of a page, whose reader has answered before, when its elements come alive."""
    page.goto(f"{guide}/question.html")
    answer(page, "c")
    page.route("**/quiz.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{guide}/question.html")
    page.add_style_tag(content=style)
    page.evaluate(TWO_FRAMES)
    page.unroute("**/quiz.js")
    page.add_script_tag(url=f"{guide}/assets/quiz.js?late", type="module")
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


def test_pages_that_change_in_place(page: Page, guide: str) -> None:
    page.goto(f"{guide}/home.html")
    for visit, last in enumerate(["", "Last time: wrong, ", "Last time: wrong, "]):
        page.evaluate(VISIT, f"{guide}/question.html")
        status(page).to_contain_text(last)
        answer(page, "a")
        status(page).to_have_text("Not right.")
        page.evaluate(VISIT, f"{guide}/home.html")
        expect(page.locator(".quiz-done")).to_have_text("1 of 3 tried")
        assert len(stored(page)) == visit + 1


def test_what_storage_refuses_lives_as_long_as_the_page(page: Page, guide: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    page.goto(f"{guide}/question.html")
    answer(page, "a")
    for _ in range(2):
        page.evaluate(VISIT, f"{guide}/home.html")
        page.evaluate(VISIT, f"{guide}/question.html")
        status(page).to_contain_text("Last time: wrong, ")


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


def test_the_script_evaluated_twice_registers_once(page: Page, guide: str) -> None:
    page.goto(f"{guide}/question.html")
    page.add_script_tag(url=f"{guide}/assets/quiz.js?again", type="module")
    page.add_script_tag(url=f"{guide}/assets/home.js?again", type="module")
    page.evaluate(TWO_FRAMES)
    answer(page, "c")
    assert len(stored(page)) == 1


def test_importing_a_module_has_no_effect(page: Page, guide: str) -> None:
    page.goto(f"{guide}/home.html")
    modules = Path(__file__).parents[2] / "docs" / "assets" / "quiz"
    for path in sorted(modules.rglob("*.js")):
        if path.name not in ENTRIES:
            page.evaluate("(path) => import(path)", f"{guide}/assets/src/{path.relative_to(modules)}")
    assert page.evaluate("['quiz-check', 'quiz-recall', 'quiz-link'].filter((name) => customElements.get(name))") == []
    assert page.evaluate("localStorage.length") == 0
