"""Nothing moves by itself, nothing is wider than the window, and every control can be hit with a thumb."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.guide import TOPIC, Guide, Reader, load
from tools.accessibility import page_types
from tools.page_actions import answer_everything, walk_through

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}
NARROW = {**PHONE, "viewport": {"width": 320, "height": 568}}
DESKTOP = {"viewport": {"width": 1440, "height": 900}}
QUESTION = "hinge-loss"
SMALLEST = 24  # CSS pixels, WCAG 2.5.8
NOTE_SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, hadRecentInput, sources } of list.getEntries()) {
    const moved = sources.map(({ node, previousRect: { x, y, width, height }, currentRect: now }) =>
      [[x, y, width, height], [now.x, now.y, now.width, now.height], (node?.outerHTML ?? node?.data)?.slice(0, 100)]);
    if (!hadRecentInput) shifts.push([value, ...moved]);
  }
}).observe({ type: "layout-shift", buffered: true });"""
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .map((element) => element.outerHTML.slice(0, 100))"""
CLIPPED = """() => [...document.querySelectorAll(".md-header__topic:first-child .md-ellipsis")]
  .filter((title) => title.scrollWidth > title.clientWidth || title.scrollHeight > title.clientHeight)
  .map((title) => title.textContent.trim())"""
# Material's own copy buttons and heading links are not ours; a link within a sentence may be as low as its line.
CONTROLS = """:is(button:not(.md-clipboard), summary, label:has(input), select, textarea, input[type=text],
  .question-link, h3 a)"""
SMALL = """([controls, smallest]) => [...document.querySelectorAll(".md-content " + controls)]
  .filter((control) => control.checkVisibility() && !control.matches(".headerlink"))
  .map((control) => [control.getBoundingClientRect(), control.outerHTML.slice(0, 100)])
  .filter(([{ width, height }]) => Math.min(width, height) < smallest)
  .map(([{ width, height }, html]) => [width, height, html])"""


@pytest.fixture(scope="module")
def used(browser: Browser, guide: Guide) -> Any:
    """What the browser keeps of a reader who has answered everything on a page of each type."""
    context = browser.new_context()
    page = context.new_page()
    for address in page_types(guide.site):
        page.goto(guide.url + address)
        answer_everything(page)
    state = context.storage_state()
    context.close()
    return state


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_fields_of_the_browser_are_as_dark_as_the_page(reader: Reader, guide: Guide, scheme: str) -> None:
    page = reader(color_scheme=scheme).new_page()
    load(page, guide.url + "map/")
    named = page.locator("head meta[name=color-scheme]")
    for now in ("dark", "light") if scheme == "light" else ("light", "dark"):
        page.locator("[data-md-component=palette] label:visible").click()
        expect(named).to_have_attribute("content", now)


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("progress", [False, True], ids=["new", "returning"])
def test_nothing_moves_when_a_page_loads(
    reader: Reader, guide: Guide, used: Any, device: dict[str, Any], *, progress: bool
) -> None:
    context = reader(**device, storage_state=used if progress else None)
    context.add_init_script(NOTE_SHIFTS)
    page = context.new_page()
    moved = {}
    for address in (*page_types(guide.site), f"topics/{TOPIC}/#{QUESTION}"):
        load(page, guide.url + address)
        page.evaluate("document.fonts.ready")
        moved[address] = page.evaluate("shifts")
    assert {address: shifts for address, shifts in moved.items() if shifts} == {}


def measured(page: Page, url: str) -> list[Any]:
    """What sticks out of a page or is too small on it, before and after everything on it is opened and answered."""
    page.goto(url)
    walk_through(page)
    before = sizes(page)
    answer_everything(page)
    walk_through(page)
    return [*before, *sizes(page)]


def sizes(page: Page) -> list[Any]:
    return [*page.evaluate(WIDER), *page.evaluate(SMALL, [CONTROLS, SMALLEST]), *page.evaluate(CLIPPED)]


@pytest.mark.parametrize("device", [NARROW, PHONE], ids=["320", "390"])
def test_nothing_is_wider_than_the_window_or_clipped_and_all_can_be_hit_with_a_thumb(
    reader: Reader, guide: Guide, device: dict[str, Any]
) -> None:
    page = reader(**device).new_page()
    wrong = {address: measured(page, guide.url + address) for address in page_types(guide.site)}
    assert {address: found for address, found in wrong.items() if found} == {}
