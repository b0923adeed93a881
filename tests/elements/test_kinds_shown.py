"""What is written, ordered and matched, on a phone, on paper, without scripts, and for those who see little."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.elements.kinds import check
from tools.accessibility import RULES


@pytest.fixture
def phone(browser: Browser, kinds: str) -> Iterator[Page]:
    size: ViewportSize = {"width": 390, "height": 844}
    with closing(browser.new_context(viewport=size, has_touch=True, is_mobile=True)) as context:
        page = context.new_page()
        page.goto(f"{kinds}/index.html")
        yield page


def test_everything_is_done_by_touch(phone: Page) -> None:
    element = check(phone, "order/three-sizes")
    for item in ("3", "2", "3"):
        element.locator(f'[data-option="{item}"] .check-move').nth(1).tap()
    element.get_by_role("button", name="Check answer").tap()
    expect(element).to_have_attribute("data-state", "answered")
    element.get_by_role("button", name="Try again").tap()
    expect(element).to_have_attribute("data-state", "open")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = "(all) => all.filter((it) => it.checkVisibility()).map((it) => it.getBoundingClientRect())"
    boxes = phone.locator("button, select, input, summary").evaluate_all(small)
    assert len(boxes) > 20
    assert [box for box in boxes if min(box["width"], box["height"]) < 24] == []


RECTS = """() => [...document.querySelectorAll("quiz-check *")].map((element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [element.localName, x, y - element.closest("quiz-check").getBoundingClientRect().y, width, height].join();
})"""


def test_nothing_moves_when_the_elements_come_alive(context: BrowserContext, kinds: str) -> None:
    page = context.new_page()
    page.route("**/quiz.js", lambda route: route.fulfill(content_type="text/javascript", body=""))
    page.goto(f"{kinds}/index.html")
    before = page.evaluate(RECTS)
    page.unroute("**/quiz.js")
    page.add_script_tag(url=f"{kinds}/assets/quiz/quiz.js?", type="module")
    page.wait_for_function("() => customElements.get('quiz-check') !== undefined")
    expect(check(page, "order/one-step")).to_have_attribute("data-state", "open")
    assert page.evaluate(RECTS) == before


def test_without_scripts_all_is_there_to_be_read(browser: Browser, kinds: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{kinds}/index.html")
    assert page.locator("button, input, select, textarea").filter(visible=True).count() == 0
    expect(check(page, "order/one-step").locator(".check-option").first).to_be_visible()
    menu = check(page, "match/task-and-loss").locator(".check-menu li")
    assert [entry.is_visible() for entry in menu.all()] == [True] * 4
    for element in page.locator("quiz-check").all():
        expect(element.locator(".check-feedback > ul")).to_be_hidden()
        element.locator(".check-feedback summary").click()
        expect(element.locator(".check-feedback > ul > li").first).to_be_visible()
    listed = check(page, "order/one-step").locator(".feedback-items > li").all_inner_texts()
    assert [text.split()[-1] for text in (listed[1], listed[3])] == ["loss", "weights"]
    page.close()


def test_on_paper_there_are_words_in_place_of_controls(page: Page, kinds: str) -> None:
    page.goto(f"{kinds}/index.html")
    page.emulate_media(media="print")
    controls = page.locator("select, .check-move, button")
    assert controls.filter(visible=True).count() == 0
    expect(check(page, "match/no-extra").locator(".check-menu")).to_be_visible()


ANSWER = """() => document.querySelectorAll("quiz-check").forEach((check, index) => {
  for (const input of check.querySelectorAll("input")) input.value = index % 2 ? "accuracy" : check.dataset.key;
  for (const menu of check.querySelectorAll("select")) menu.selectedIndex = 1 + index % 2;
  check.querySelector(".check-move[value='1']")?.click();
  check.querySelector("form").requestSubmit();
})"""


@pytest.mark.parametrize("file", ["index.html", "dark.html"])
def test_nobody_is_kept_out(context: BrowserContext, kinds: str, file: str) -> None:
    page = context.new_page()
    page.goto(f"{kinds}/{file}")
    for _ in range(2):
        assert Axe().run(page, options=RULES).response["violations"] == []
        page.evaluate(ANSWER)
        expect(page.locator("quiz-check[data-state=answered]")).to_have_count(6)


def test_the_menu_is_not_shown_twice(page: Page, kinds: str) -> None:
    page.goto(f"{kinds}/index.html")
    assert page.locator(".check-menu").filter(visible=True).count() == 0
