"""What is answered is kept, or the reader is told in plain words; nothing kept is lost, nothing is thrown."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.guide import PATH, Guide, answer, check, last, load, stored, word

CHECK, OTHER_CHECK = "hinge-loss/zero-loss", "hinge-loss/without-the-norm"
QUESTION = "hinge-loss"
KEY = f"{PATH}quiz:1:{QUESTION}"
BLOCKED = """Object.defineProperty(window, "localStorage", { get() {
  throw Object.assign(new Error("Access is denied for this document."), { name: "SecurityError" });
} });"""
FILL = """() => {
  for (let size = 2 ** 22, part = 0; size >= 1; part += 1) {
    try { localStorage.setItem("fill" + part, "x".repeat(size)); } catch { size = Math.floor(size / 2); }
  }
}"""
VALUES = "() => Object.values(localStorage)"


@pytest.fixture
def topic(page: Page, guide: Guide) -> Page:
    load(page, guide.topic())
    return page


def status(page: Page, path: str = CHECK) -> str:
    return check(page, path).get_by_role("status").inner_text()


def test_a_reload_keeps_the_last_outcome(topic: Page) -> None:
    answer(topic, CHECK, right=False)
    topic.reload()
    expect(check(topic, CHECK).get_by_role("status")).to_have_text(last("wrong"))
    answer(topic, CHECK)
    topic.reload()
    expect(check(topic, CHECK).get_by_role("status")).to_have_text(last("right"))
    assert [attempt["outcome"] for attempt in stored(topic, QUESTION)] == [0, 1]


def test_blocked_the_reader_is_told_and_the_page_works(page: Page, guide: Guide, faults: list[str]) -> None:
    page.add_init_script(BLOCKED)
    load(page, guide.topic())
    answer(page, CHECK)
    expect(check(page, CHECK)).to_have_attribute("data-outcome", "right")
    assert word("browser", "not_kept_blocked") in status(page)
    page.goto(guide.url)
    expect(page.locator(".quiz-count").first).to_be_visible()
    faults[:] = [fault for fault in faults if "__md_get" not in fault]  # the theme reads its palette unguarded


def test_full_the_reader_is_told_and_what_was_kept_stays(topic: Page) -> None:
    answer(topic, CHECK)
    kept = stored(topic, QUESTION)
    topic.evaluate(FILL)
    answer(topic, OTHER_CHECK, right=False)
    assert word("browser", "not_kept_full") in status(topic, OTHER_CHECK)
    assert stored(topic, QUESTION) == kept
    topic.reload()
    expect(check(topic, CHECK).get_by_role("status")).to_have_text(last("right"))
    assert stored(topic, QUESTION) == kept


@pytest.mark.parametrize("text", ["{", "null", "7", '{"id": "zero-loss"}', '[null, 7, "x", {"id": "zero-loss"}]'])
def test_what_cannot_be_read_is_set_aside(topic: Page, text: str) -> None:
    topic.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    topic.reload()
    assert status(topic) == ""
    answer(topic, CHECK)
    assert word("browser", "set_aside") in status(topic)
    assert text in topic.evaluate(VALUES)
    assert [attempt["outcome"] for attempt in stored(topic, QUESTION)] == [1]
    topic.reload()
    expect(check(topic, CHECK).get_by_role("status")).to_have_text(last("right"))


def test_what_can_be_read_beside_it_is_kept(topic: Page) -> None:
    answer(topic, CHECK, right=False)
    text = json.dumps([*stored(topic, QUESTION), 7])
    topic.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    topic.reload()
    expect(check(topic, CHECK).get_by_role("status")).to_have_text(last("wrong"))
    answer(topic, OTHER_CHECK)
    assert text in topic.evaluate(VALUES)
    assert [attempt["outcome"] for attempt in stored(topic, QUESTION)] == [0, 1]


def test_another_site_of_the_origin_keeps_its_own(topic: Page, guide: Guide) -> None:
    answer(topic, CHECK)
    kept = stored(topic, QUESTION)
    topic.goto(guide.topic().replace(PATH, "/other/"))
    expect(check(topic, CHECK)).to_have_attribute("data-state", "open")
    assert status(topic) == ""
    answer(topic, CHECK, right=False)
    assert [attempt["outcome"] for attempt in stored(topic, QUESTION, "/other/")] == [0]
    assert stored(topic, QUESTION) == kept
