"""The fault table: what can befall stored answers, and what the site promises then.

python -m pytest tests/elements/test_fault_table.py -v     runs every row and prints the table
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.elements.question import KEY, answer, responses, status, stored, text_of
from tests.elements.test_faults import ANSWER_ON_AND_ON, wait_for_more
from tests.elements.test_storage import BLOCKED, FILL

FORMER = {"id": "one-of-four", "at": 5, "response": "b", "outcome": 0, "confidence": None, "revision": "1a2b3c4d"}
FORGOTTEN = "/one/quiz:forgotten"
ARCHIVE = "import('./assets/quiz/whole-history.js').then((archive) => %s)"


@dataclass(frozen=True)
class Fault:
    """A row: what happens, what the site promises, and the check of it on a page that is not loaded yet."""

    name: str
    promise: str
    happen: Callable[[Page, str], None]


def put(page: Page, text: str, key: str = KEY) -> None:
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def refused(script: str, words: str) -> Callable[[Page, str], None]:
    """Storage that refuses: the answer counts while the page lives, and the status says that it is not stored."""

    def happen(page: Page, address: str) -> None:
        page.add_init_script(script)
        page.goto(address)
        answer(page, "c")
        status(page).to_have_text(f"Right. {words}")
        expect(page.locator(".question").first).to_have_attribute("data-progress", "right")

    return happen


def full(page: Page, address: str) -> None:
    page.goto(address)
    put(page, json.dumps([FORMER]))
    page.evaluate(FILL)
    answer(page, "c")
    status(page).to_have_text("Right. Full.")
    assert responses(page) == ["b"]
    page.evaluate(
        "Object.keys(localStorage).filter((k) => k.startsWith('fill')).forEach((k) => localStorage.removeItem(k))"
    )
    answer(page, "a")
    assert responses(page) == ["b", "c", "a"]


def corrupted(text: str) -> Callable[[Page, str], None]:
    def happen(page: Page, address: str) -> None:
        page.goto(address)
        put(page, text)
        page.reload()
        answer(page, "c")
        status(page).to_have_text("Right. Set aside.")
        assert responses(page)[-1] == "c"
        entries = page.evaluate("Object.entries(localStorage)")
        assert [value for key, value in entries if key.startswith("/one/quiz:broken:first-one:")] == [text]

    return happen


def newer(page: Page, address: str) -> None:
    page.goto(address)
    put(page, "{a later schema}", "/one/quiz:2:first-one")
    answer(page, "c")
    assert text_of(page, "/one/quiz:2:first-one") == "{a later schema}"
    assert responses(page) == ["c"]


def two_tabs(page: Page, address: str) -> None:
    page.goto(address)
    answer(page, "a")
    other = page.context.new_page()
    other.goto(address)
    answer(other, "c")
    other.evaluate("localStorage.clear()")  # as a tab that does not know the others
    page.wait_for_function("(key) => (localStorage.getItem(key) ?? '').includes('\"a\"')", arg=KEY)
    other.wait_for_function("(key) => (localStorage.getItem(key) ?? '').includes('\"a\"')", arg=KEY)
    answer(other, "b")
    assert sorted(responses(other)) == ["a", "b", "c"]


def clock_ahead(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2099-01-01T00:00:00Z")
    page.goto(address)
    answer(page, "a")
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    answer(page, "c")
    page.reload()
    status(page).to_have_text("Last time: right, Mar 4, 2026.")
    expect(page.locator(".question").first).to_have_attribute("data-progress", "right")
    assert sorted(responses(page)) == ["a", "c"]


def clock_back(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-03-04T12:00:00Z")
    page.goto(address)
    answer(page, "a")
    page.clock.set_fixed_time("2020-01-01T00:00:00Z")
    answer(page, "c")
    page.reload()
    answer(page, "c")
    assert sorted(responses(page)) == ["a", "c", "c"]
    expect(page.locator(".question").first).to_have_attribute("data-progress", "right")


def killed(page: Page, address: str) -> None:
    watching = page.context.new_page()
    watching.goto(address.replace("question", "home"))
    page.goto(address)
    answer(page, "c")
    page.evaluate(f"setTimeout({ANSWER_ON_AND_ON})")  # never ends by itself
    seen = wait_for_more(watching)
    page.close()
    after = page.context.new_page()
    after.goto(address)
    assert stored(after)[: len(seen)] == seen


def restored(page: Page, address: str) -> None:
    page.goto(address)
    answer(page, "a")
    page.evaluate(ARCHIVE % "{ window.forgotten = archive.forget(Date.now()) }")
    assert stored(page) == []
    assert text_of(page, FORGOTTEN) is not None
    page.reload()
    answer(page, "c")
    page.evaluate(ARCHIVE % f"archive.restore([{{ name: '1:first-one', text: {json.dumps(json.dumps([FORMER]))} }}])")
    assert responses(page) == ["b", "c"]


def merged(page: Page, address: str) -> None:
    page.goto(address)
    answer(page, "c")
    file = json.dumps([["first-one", [FORMER, *stored(page)]]])
    for added, known in ((1, 1), (0, 2)):
        result: dict[str, Any] = page.evaluate(ARCHIVE % f"archive.merge(new Map({file}))")
        assert result == {"added": added, "known": known, "left": 0, "reason": None}
    assert responses(page) == ["b", "c"]


SAID = "the answer counts while the page lives, and the status says that it is not stored"
FAULTS = (
    Fault("full", f"{SAID}; once there is room it is stored", full),
    *(Fault(f"blocked, {name}", SAID, refused(script, "Blocked.")) for name, script in BLOCKED.items()),
    Fault("silently dropping", SAID, refused("Storage.prototype.setItem = () => {}", "Blocked.")),
    Fault("corrupted, not JSON", "the text is set aside, and the status says so", corrupted("{broken")),
    Fault("corrupted, not a list", "the text is set aside, and the status says so", corrupted('{"a": 1}')),
    Fault("corrupted, in part", "what can be read counts, the text is set aside", corrupted(json.dumps([FORMER, 7]))),
    Fault("newer", "the entry of a later version is left alone", newer),
    Fault("two tabs", "what one tab wrote over another puts back", two_tabs),
    Fault("clock ahead", "answers given since the clock was set right count", clock_ahead),
    Fault("clock back", "nothing is lost, and each answer has a time of its own", clock_back),
    Fault("killed", "an answer is stored as soon as its status is shown", killed),
    Fault("restored", "what was forgotten comes back beside what came since", restored),
    Fault("merged", "an imported history is added as a set: nothing lost, nothing doubled", merged),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.name}: {fault.promise}")
def test_fault(page: Page, guide: str, fault: Fault) -> None:
    fault.happen(page, f"{guide}/question.html")
