"""The practice page: choose, answer, reload, end; as an exam too, and from a link that somebody gave."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from macros.model import Bank
from tests.e2e.guide import Guide, load, stored, word
from tools.accessibility import RULES

Start = Callable[..., None]
# The place in the set stands right below the header, or as high as the page lets it.
AT_THE_TOP = """() => {
  const { top } = document.querySelector(".practice-place").getBoundingClientRect();
  const below = top - document.querySelector(".md-header").getBoundingClientRect().bottom;
  return below >= 0 && (below < 40 || scrollY + innerHeight > document.documentElement.scrollHeight - 2);
}"""


@pytest.fixture
def start(page: Page, guide: Guide) -> Start:
    """Choose by names of inputs and their values, and begin."""

    def begin(**chosen: str) -> None:
        load(page, f"{guide.url}practice/")
        for name, value in chosen.items():
            if name in {"length", "minutes"}:
                page.locator(f"[name={name}]").fill(value)
            else:
                page.locator(f"[name={name}][value={value}]").check()
        press(page, "start")
        expect(item(page)).to_be_visible()

    return begin


def item(page: Page) -> Locator:
    return page.locator(".practice-item [data-check]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=word("practice", name), exact=True).press("Enter")


def test_a_short_link_is_the_same_set_for_everybody(page: Page, guide: Guide) -> None:
    sets = []
    for query in (
        "length=3&seed=5",
        "seed=5&length=3&order=mixed",
        "length=3&order=mixed&mode=practice&minutes=0&seed=5",
    ):
        load(page, f"{guide.url}practice/?{query}")
        press(page, "start")
        expect(item(page)).to_be_visible()
        assert "seed=5" in page.url
        sets.append(page.evaluate("JSON.parse(localStorage.getItem('/guide/quiz:kept:practice')).paths"))
        page.evaluate("localStorage.clear()")
    assert sets[0] == sets[1] == sets[2]
    assert len(sets[0]) == 3


def path_of(element: Locator) -> str:
    return str(element.get_attribute("data-check"))


def go_on(page: Page) -> None:
    before = path_of(item(page))
    press(page, "next")
    page.wait_for_function(
        "(path) => document.querySelector('.practice-item [data-check]')?.dataset.check !== path", arg=before
    )


@pytest.mark.parametrize("height", [640, 1200])
def test_each_check_of_a_set_begins_below_the_header(page: Page, start: Start, height: int) -> None:
    page.set_viewport_size({"width": 390, "height": height})
    start(length="3", kind="choice")
    for _ in range(2):
        go_on(page)
        expect(page.locator(".practice-place")).to_be_focused()
        page.wait_for_function(AT_THE_TOP)


def choose_key(page: Page, *, right: bool = True) -> None:
    key = item(page).get_attribute("data-key")
    boxes = item(page).locator("input").all()
    value = next(box for box in boxes if (box.get_attribute("value") == key) == right)
    value.check()


def test_feedback_on_every_answer_and_a_result(page: Page, start: Start, bank: Bank) -> None:
    start(kind="choice", length="3", topic="metrics")
    expect(page.locator(".practice-place")).to_be_focused()
    paths = []
    for right in (True, False, True):
        paths.append(path_of(item(page)))
        choose_key(page, right=right)
        item(page).get_by_role("button", name=word("check", "submit")).click()
        expect(item(page)).to_have_attribute("data-outcome", "right" if right else "wrong")
        if len(paths) < 3:
            go_on(page)
    press(page, "end")
    expect(page.get_by_role("heading", name=word("practice", "result"))).to_be_focused()
    row = page.locator(".practice-result tbody tr")
    expect(row).to_have_count(1)
    assert row.locator("th, td").all_inner_texts() == [bank.topic("metrics").title, "2", "3"]
    assert len(set(paths)) == 3
    assert all(len(stored(page, path.split("/")[0])) > 0 for path in paths)
    outcomes = page.locator(".practice-reviewed > details")
    assert [details.get_attribute("data-outcome") for details in outcomes.all()] == ["right", "wrong", "right"]


def test_what_was_missed_can_be_practiced_alone(page: Page, start: Start, guide: Guide) -> None:
    start(kind="choice", length="1")
    missed = path_of(item(page))
    choose_key(page, right=False)
    item(page).get_by_role("button", name=word("check", "submit")).click()
    start(only="missed")
    assert path_of(item(page)) == missed
    expect(page.locator(".practice-place")).to_have_text("1 of 1")


def test_an_exam_says_nothing_before_its_end_and_survives_a_reload(page: Page, start: Start) -> None:
    start(kind="choice", mode="exam", length="3", minutes="20")
    expect(page.locator(".practice-clock")).to_have_text(re.compile(r"^(20:00|19:\d\d)"))
    first = path_of(item(page))
    choose_key(page)
    press(page, "flag")
    item(page).locator("input:checked").press("Enter")  # as on any form: to the next one, not to the feedback
    page.wait_for_function(
        "(path) => document.querySelector('.practice-item [data-check]')?.dataset.check !== path", arg=first
    )
    choose_key(page, right=False)
    expect(item(page).get_by_role("button", name=word("check", "submit"))).to_be_hidden()
    expect(item(page).locator("details.check-feedback")).to_be_hidden()
    assert stored(page, first.split("/")[0]) == []

    page.reload()
    expect(page.locator(".practice-place")).to_have_text("2 of 3")
    expect(item(page).locator("input:checked")).to_have_count(1)
    names = [button.get_attribute("aria-label") for button in page.locator(".practice-sheet button").all()]
    assert names == ["1, answered, flagged", "2, answered", "3, not answered"]

    press(page, "end")
    expect(page.locator(".practice-total")).to_have_text("1 of 3 right.")
    outcomes = page.locator(".practice-reviewed > details")
    assert [details.get_attribute("data-outcome") for details in outcomes.all()] == ["right", "wrong", ""]
    assert [attempt["outcome"] for attempt in stored(page, first.split("/")[0])] == [1]

    page.reload()
    expect(page.locator(".practice-total")).to_have_text("1 of 3 right.")
    assert [attempt["outcome"] for attempt in stored(page, first.split("/")[0])] == [1]


def test_the_same_set_from_a_link(page: Page, start: Start) -> None:
    start(length="5", level="advanced")
    address, mine = page.url, path_of(item(page))
    other = page.context.browser.new_context(locale="en-US").new_page()  # type: ignore[union-attr]
    load(other, address)
    expect(other.locator("[name=level][value=advanced]")).to_be_checked()
    press(other, "start")
    expect(item(other)).to_have_attribute("data-check", mine)
    assert other.url == address
    other.context.close()


def test_a_set_that_was_begun_is_offered_elsewhere(page: Page, start: Start, guide: Guide) -> None:
    start(length="4")
    go_on(page)
    path = path_of(item(page))
    load(page, f"{guide.url}practice/")
    press(page, "resume")
    expect(item(page)).to_have_attribute("data-check", path)
    load(page, f"{guide.url}practice/")
    press(page, "drop")
    page.reload()
    expect(page.get_by_role("button", name=word("practice", "resume"))).to_be_hidden()


def test_nothing_fits_and_it_says_so(page: Page, guide: Guide) -> None:
    load(page, f"{guide.url}practice/?only=missed")
    expect(page.locator(".practice-count")).to_have_text("You missed none of the matching checks last time.")
    press(page, "start")
    expect(page.locator(".practice-choice")).to_be_visible()


def test_without_a_line_to_the_host_it_says_so_and_goes_on_later(page: Page, guide: Guide, faults: list[str]) -> None:
    load(page, f"{guide.url}practice/?length=2")
    page.route("**/q/**", lambda route: route.fulfill(status=404))
    press(page, "start")
    expect(page.locator(".practice-item")).to_contain_text("could not be loaded")
    page.unroute("**/q/**")
    press(page, "next")
    expect(item(page)).to_be_visible()
    assert {fault.partition(":")[0] for fault in faults} == {"console"}  # the browser's own word on the requests
    faults.clear()


@pytest.mark.parametrize("width", [320, 1440])
def test_nothing_sticks_out(page: Page, start: Start, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    start(mode="exam", minutes="1")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    press(page, "end")
    expect(page.locator(".practice-reviewed > details")).to_have_count(10)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_kept_out(page: Page, start: Start, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    start(mode="exam", minutes="4", length="6")
    press(page, "flag")
    assert Axe().run(page, options=RULES).response["violations"] == []
    press(page, "end")
    expect(page.locator(".practice-reviewed > details")).to_have_count(6)
    page.locator(".practice-reviewed summary").first.click()
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_an_exam_by_keyboard_alone(page: Page, guide: Guide) -> None:
    load(page, f"{guide.url}practice/?mode=exam&kind=choice&length=2")
    page.locator("[name=minutes]").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".practice-place")).to_be_focused()
    expect(item(page)).to_be_visible()
    for place in (1, 2):
        expect(page.locator(".practice-place")).to_have_text(f"{place} of 2")
        expect(item(page)).to_be_visible()
        while not page.evaluate("document.activeElement.matches('.practice-item input')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
    while not page.evaluate("document.activeElement.value === 'end'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=word("practice", "result"))).to_be_focused()
    expect(page.locator(".practice-reviewed > [data-outcome='']")).to_have_count(0)
