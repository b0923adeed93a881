"""All that a site has stored, as a whole: listed, merged, forgotten and put back, through every fault."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.elements.test_storage import BLOCKED, FILL

PREFIX = "/one/quiz:"
OTHERS = {"/two/quiz:1:hinge-loss": "[]", "/one/quizzes": "7", "__palette": "{}", "/quiz:1:x": "[]"}
SCRIPT = """async ([name, argument]) => {
  const there = await import("./assets/quiz/whole-history.js");
  const small = await import("./assets/quiz/settings.js");
  const { History } = await import("./assets/quiz/history.js");
  const now = () => { const { logs, aside, newer } = there.readArchive(); return { logs: [...logs], aside, newer } };
  const does = {
    now,
    merge: (logs) => there.merge(new Map(logs)),
    forget: (at) => { window.copy = there.forget(at); return copy.length },
    restore: () => there.restore(window.copy),
    keep: ([name, value]) => [small.setSetting(name, value), small.getSetting(name) ?? null],
    append: ([question, response]) => (window.memory ??= new History()).append(
      question, { id: "recall", response, outcome: 1, confidence: null, revision: "00000000" }),
    read: ([question, aliases]) => (window.memory ??= new History()).read(question, aliases),
    listen: () => { (window.memory ??= new History()).listen() },
  };
  return does[name](argument) ?? null;
}"""
WRITTEN = '(response) => Object.values(localStorage).some((value) => value.includes(`"${response}"`))'
Do = Callable[..., Any]


def attempt(at: int, **other: Any) -> dict[str, Any]:
    return {
        "id": "recall",
        "at": at,
        "response": "a",
        "outcome": 1,
        "confidence": None,
        "revision": "00000000",
        **other,
    }


@pytest.fixture
def home(page: Page, guide: str) -> Page:
    page.goto(f"{guide}/home.html")
    return page


@pytest.fixture
def do(home: Page) -> Do:
    return lambda name, argument=None, tab=home: tab.evaluate(SCRIPT, [name, argument])


def put(page: Page, texts: dict[str, str]) -> None:
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)


def everything(page: Page) -> dict[str, str]:
    return dict(page.evaluate("Object.entries(localStorage)"))


def own(page: Page) -> dict[str, str]:
    return {key.removeprefix(PREFIX): text for key, text in everything(page).items() if key.startswith(PREFIX)}


def test_it_lists_what_this_site_stored_and_nothing_else(home: Page, do: Do) -> None:
    put(home, OTHERS)
    put(
        home,
        {
            f"{PREFIX}1:hinge-loss": json.dumps([attempt(6), attempt(5), 7]),
            f"{PREFIX}1:gone-for-good": json.dumps([attempt(1)]),
            f"{PREFIX}1:unreadable": "{broken",
            f"{PREFIX}broken:f1-score:1700000000000": "[[[",
            f"{PREFIX}kept:exported": "{}",
            f"{PREFIX}2:hinge-loss": "{a later one}",
            f"{PREFIX}0:hinge-loss": "[]",
        },
    )
    before = everything(home)
    found = do("now")
    assert found["logs"] == [["gone-for-good", [attempt(1)]], ["hinge-loss", [attempt(5), attempt(6)]]]
    assert {entry["name"] for entry in found["aside"]} == {
        "1:hinge-loss",
        "1:unreadable",
        "broken:f1-score:1700000000000",
    }
    assert {entry["name"] for entry in found["newer"]} == {"0:hinge-loss", "2:hinge-loss"}
    assert everything(home) == before, "listing writes nothing"


def test_merging_adds_what_is_new_and_counts(home: Page, do: Do) -> None:
    put(home, {f"{PREFIX}1:hinge-loss": json.dumps([attempt(5)])})
    logs = [["hinge-loss", [attempt(5), attempt(7), attempt(7)]], ["gone-for-good", [attempt(1)]]]
    assert do("merge", logs) == {"added": 2, "known": 1, "left": 0, "reason": None}
    once = own(home)
    assert do("merge", logs) == {"added": 0, "known": 3, "left": 0, "reason": None}
    assert own(home) == once
    assert json.loads(once["1:hinge-loss"]) == [attempt(5), attempt(7)]


def test_any_order_of_merging_stores_the_same_bytes(home: Page, do: Do) -> None:
    files = [
        [["hinge-loss", [attempt(5), attempt(6)]]],
        [["hinge-loss", [attempt(6), attempt(4)]], ["x-y", [attempt(1)]]],
    ]
    stored = []
    for order in (files, files[::-1], [*files, *files]):
        for file in order:
            do("merge", file)
        stored.append(own(home))
        home.evaluate("localStorage.clear()")
    assert stored[0] == stored[1] == stored[2]
    assert len(stored[0]) == 2


def test_merging_over_what_cannot_be_read_sets_it_aside(home: Page, do: Do) -> None:
    put(home, {f"{PREFIX}1:hinge-loss": "{broken"})
    assert do("merge", [["hinge-loss", [attempt(5)]]])["added"] == 1
    assert [entry["text"] for entry in do("now")["aside"]] == ["{broken"]
    assert do("now")["logs"] == [["hinge-loss", [attempt(5)]]]


def test_merging_into_a_full_storage_says_what_was_left(home: Page, do: Do) -> None:
    put(home, {f"{PREFIX}1:hinge-loss": json.dumps([attempt(5)])})
    home.evaluate(FILL)
    file = [["hinge-loss", [attempt(6), attempt(7)]]]
    assert do("merge", file) == {"added": 0, "known": 0, "left": 2, "reason": "not_kept_full"}
    assert own(home) == {"1:hinge-loss": json.dumps([attempt(5)])}
    home.evaluate("for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) delete localStorage[key]")
    assert do("merge", file)["added"] == 2


@pytest.mark.parametrize("fault", BLOCKED)
def test_blocked_storage_is_as_good_as_empty(page: Page, guide: str, fault: str) -> None:
    page.add_init_script(BLOCKED[fault])
    page.goto(f"{guide}/home.html")
    assert page.evaluate(SCRIPT, ["now", None]) == {"logs": [], "aside": [], "newer": []}
    merged = page.evaluate(SCRIPT, ["merge", [["hinge-loss", [attempt(1)]]]])
    assert merged == {"added": 0, "known": 0, "left": 1, "reason": "not_kept_blocked"}
    assert page.evaluate(SCRIPT, ["keep", ["exported", 1]])[1] is None
    assert page.evaluate(SCRIPT, ["forget", 5]) == 0


def test_all_is_forgotten_and_put_back_as_it_was(home: Page, do: Do) -> None:
    texts = {
        "1:hinge-loss": json.dumps([attempt(5), 7]),
        "broken:x:1": "{",
        "kept:exported": '{"at":1}',
        "2:hinge-loss": "{}",
    }
    put(home, {**OTHERS, **{PREFIX + name: text for name, text in texts.items()}})
    assert do("forget", 9) == 4
    assert own(home) == {"forgotten": "9"}
    assert everything(home).items() >= OTHERS.items()
    assert do("restore") is None
    assert own(home) == texts
    do("forget", 10)
    assert do("forget", 11) == 1
    do("restore")
    assert own(home) == {"forgotten": "10"}


def test_what_came_since_stays_beside_what_is_put_back(home: Page, do: Do) -> None:
    put(home, {f"{PREFIX}1:hinge-loss": json.dumps([attempt(5), 7])})
    do("forget", 9)
    do("merge", [["hinge-loss", [attempt(10)]], ["x-y", [attempt(11)]]])
    assert do("restore") is None
    assert do("now")["logs"] == [["hinge-loss", [attempt(5), attempt(10)]], ["x-y", [attempt(11)]]]
    assert [entry["text"] for entry in do("now")["aside"]] == [json.dumps([attempt(5), 7])]


def test_a_full_storage_can_be_emptied_and_filled_again(home: Page, do: Do) -> None:
    put(home, {f"{PREFIX}1:hinge-loss": json.dumps([attempt(5)])})
    home.evaluate(FILL)
    before = own(home)
    assert do("forget", 9) == 1
    assert own(home) == {"forgotten": "9"}
    assert do("restore") is None
    assert own(home) == before


def test_what_has_no_room_is_put_back_once_there_is(home: Page, do: Do) -> None:
    put(home, {f"{PREFIX}1:hinge-loss": json.dumps([attempt(5)])})
    before = own(home)
    do("forget", 9)
    home.evaluate(FILL)
    assert do("restore") == "not_kept_full"
    home.evaluate("for (const key of Object.keys(localStorage)) if (key.startsWith('fill')) delete localStorage[key]")
    assert do("restore") is None
    assert own(home) == before


def test_another_tab_does_not_bring_back_what_was_forgotten(home: Page, do: Do) -> None:
    home.evaluate("Date.now = () => 1000")
    other = home.context.new_page()
    other.goto(home.url)
    other.evaluate("Date.now = () => 1000")
    do("listen", tab=other)
    do("append", ["hinge-loss", "before"], tab=other)
    home.wait_for_function(WRITTEN, arg="before")  # another tab sees it a moment later
    assert [name for name, _ in do("now")["logs"]] == ["hinge-loss"]
    do("forget", 2000)
    other.wait_for_function(f"localStorage.getItem('{PREFIX}forgotten') === '2000'")
    other.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")
    assert do("now", tab=other)["logs"] == []
    assert do("read", ["hinge-loss", []], tab=other) == []
    other.evaluate("Date.now = () => 3000")
    do("append", ["hinge-loss", "after"], tab=other)
    home.wait_for_function(WRITTEN, arg="after")
    assert [log["response"] for log in do("read", ["hinge-loss", []])] == ["after"]
    do("restore")
    assert [log["response"] for log in do("read", ["hinge-loss", []])] == ["before", "after"]


def test_small_things_are_kept(home: Page, do: Do) -> None:
    assert do("keep", ["exported", {"at": 5}]) == [None, {"at": 5}]
    assert own(home) == {"kept:exported": '{"at":5}'}
    put(home, {f"{PREFIX}kept:exported": "{broken"})
    assert (
        home.evaluate("import('./assets/quiz/settings.js').then(({ getSetting }) => getSetting('exported') ?? null)")
        is None
    )


def test_a_renamed_question_has_its_history(home: Page, do: Do) -> None:
    former = json.dumps([attempt(5, response="former")])
    put(home, {f"{PREFIX}1:former-name": former})
    assert [log["response"] for log in do("read", ["new-name", ["former-name", "never-used"]])] == ["former"]
    do("append", ["new-name", "new"])
    assert [log["response"] for log in do("read", ["new-name", ["former-name"]])] == ["former", "new"]
    assert own(home)["1:former-name"] == former
    assert [entry["response"] for entry in json.loads(own(home)["1:new-name"])] == ["new"]
