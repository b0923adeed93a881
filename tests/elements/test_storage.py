"""Nothing lost, nothing thrown, and a plain word: blocked, full, corrupted or cleared storage."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import KEY, answer, responses, status, text_of

OLD = {
    "id": "one-of-four",
    "at": 5,
    "response": "b",
    "outcome": 0,
    "confidence": None,
    "revision": "1a2b3c4d",
}
SECURITY = "throw new DOMException('no', 'SecurityError')"
BLOCKED = {
    "access throws": f"Object.defineProperty(window, 'localStorage', {{ get() {{ {SECURITY} }} }})",
    "there is none": "Object.defineProperty(window, 'localStorage', { value: null })",
    "reading throws": f"Storage.prototype.getItem = () => {{ {SECURITY} }}",
    "writing throws": f"Storage.prototype.setItem = () => {{ {SECURITY} }}",
    "anything is thrown": "Storage.prototype.setItem = () => { throw 1 }",
}
FILL = """() => {
  for (let size = 2 ** 22; size >= 1; size /= 2) {
    for (let n = 0; n < 3; n += 1) try { localStorage.setItem(`fill${size}-${n}`, "x".repeat(size)) } catch {}
  }
}"""


@pytest.fixture
def address(guide: str) -> str:
    return f"{guide}/question.html"


def put(page: Page, text: str) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def set_aside(page: Page) -> list[str]:
    prefix = "/one/quiz:broken:first-one:"
    entries = page.evaluate("Object.entries(localStorage)")
    return [text for key, text in entries if key.startswith(prefix) and key.removeprefix(prefix).isdecimal()]


@pytest.mark.parametrize("fault", BLOCKED)
def test_blocked_storage_keeps_in_memory_and_says_so(page: Page, address: str, fault: str) -> None:
    page.add_init_script(BLOCKED[fault])
    page.goto(address)
    answer(page, "c")
    status(page).to_have_text("Right. Blocked.")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "right")
    page.locator("#choice .check-retry").click()
    status(page).to_contain_text("Last time: right, ")
    recall = page.locator("quiz-recall").first
    recall.locator("summary").click()
    recall.get_by_role("button").click()
    expect(recall.get_by_role("status")).to_have_text("Blocked.")


def test_full_storage_keeps_in_memory_until_there_is_room(page: Page, address: str) -> None:
    page.goto(address)
    put(page, json.dumps([OLD]))
    page.evaluate(FILL)
    answer(page, "a")
    status(page).to_have_text("Not right. Full.")
    assert responses(page) == ["b"]
    page.evaluate("localStorage.removeItem('fill1024-0')")
    answer(page, "c")
    status(page).to_have_text("Right.")
    assert responses(page) == ["b", "a", "c"]


def test_what_was_not_kept_is_kept_when_the_page_is_left(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(FILL)
    answer(page, "a")
    page.evaluate("localStorage.clear()")
    page.goto("about:blank")
    page.goto(address)
    assert responses(page) == ["a"]
    status(page).to_contain_text("Last time: wrong, ")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("{broken", []),
        ("", []),
        ("null", []),
        ("7", []),
        ('"text"', []),
        ('{"__proto__":{"length":1}}', []),
        (json.dumps([OLD, None, 1, [], {}, {"id": "__proto__"}, {**OLD, "at": "5"}]), ["b"]),
        (json.dumps([OLD, {**OLD, "outcome": None}]), ["b"]),
        (json.dumps([OLD])[:-1], []),
        ("[" * 100_000, []),
        (json.dumps([OLD]).replace("5", "1e999"), []),
        ("\x00\ufffe", []),
    ],
)
def test_what_cannot_be_read_is_set_aside(page: Page, address: str, text: str, kept: list[str]) -> None:
    page.goto(address)
    page.evaluate(f"localStorage.setItem('{KEY}', {json.dumps(text)})")
    page.reload()
    assert set_aside(page) == []
    answer(page, "c")
    status(page).to_have_text("Right. Set aside.")
    assert responses(page) == [*kept, "c"]
    [aside] = set_aside(page)
    assert aside == text
    answer(page, "a")
    status(page).to_have_text("Not right.")
    assert len(set_aside(page)) == 1


def test_what_is_set_aside_is_never_written_over(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    page.goto(address)
    for text in ("{one", "{two"):
        put(page, text)
        answer(page, "c")
    assert sorted(set_aside(page)) == ["{one", "{two"]
    assert responses(page) == ["c", "c"]


def test_what_cannot_be_set_aside_is_left_as_it_is(page: Page, address: str) -> None:
    page.goto(address)
    put(page, "{broken")
    page.evaluate(FILL)
    answer(page, "c")
    status(page).to_have_text("Right. Full.")
    assert text_of(page) == "{broken"
    assert set_aside(page) == []
    page.evaluate("for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) delete localStorage[key]")
    answer(page, "a")
    status(page).to_have_text("Not right. Set aside.")
    assert responses(page) == ["c", "a"]
    assert set_aside(page) == ["{broken"]


def test_what_is_known_only_elsewhere_is_kept(page: Page, address: str) -> None:
    later = {**OLD, "at": 6, "id": "__proto__", "confidence": "a-later-word", "more": {"x": 1}}
    page.goto(address)
    put(page, json.dumps([OLD, later]))
    answer(page, "c")
    status(page).to_have_text("Right.")
    assert json.loads(text_of(page) or "")[:2] == [OLD, later]


def test_ids_of_objects_are_only_ids(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("document.querySelector('#choice').dataset.check = '__proto__/__proto__'")
    answer(page, "c")
    status(page).to_have_text("Right.")
    assert json.loads(text_of(page, "/one/quiz:1:__proto__") or "")[0]["id"] == "__proto__"
    assert page.evaluate("({}).response") is None


def test_a_cleared_storage_is_written_again(page: Page, address: str) -> None:
    page.goto(address)
    answer(page, "a")
    page.evaluate("localStorage.clear()")
    answer(page, "c")
    assert responses(page) == ["a", "c"]


def test_reading_writes_nothing(page: Page, address: str) -> None:
    page.goto(address)
    put(page, "{broken")
    before = page.evaluate("Object.entries(localStorage)")
    page.reload()
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    assert page.evaluate("Object.entries(localStorage)") == before
