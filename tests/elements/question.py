"""The page `question.html` as its tests see it."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

#: Calls a module's function for each of many lists of arguments.
Call = Callable[..., Any]
#: Where the attempts at its first question are stored, on the site /one/.
KEY = "/one/quiz:1:first-one"
# Whatever is done, the focus ends on something: a reader who cannot see is lost otherwise.
FOCUS_WATCH = """for (const type of ["keydown", "click", "submit"]) {
  const look = () => document.activeElement === document.body && console.error("focus lost after " + type);
  addEventListener(type, () => setTimeout(look, 20));
}"""
ANSWER = """(option) => {
  const check = document.querySelector("#choice");
  check.querySelector(".check-retry").click();
  check.querySelector(`[value=${option}]`).checked = true;
  check.querySelector("form").requestSubmit();
}"""


def answer(page: Page, option: str) -> None:
    """Submit an option of its choice at once, whatever was answered before."""
    page.evaluate(ANSWER, option)


def status(page: Page) -> Any:
    """What its choice says."""
    return expect(page.locator("#choice .quiz-status"))


def text_of(page: Page, key: str = KEY) -> str | None:
    """What stands in the storage."""
    text: str | None = page.evaluate("(key) => localStorage.getItem(key)", key)
    return text


def stored(page: Page, question: str = "first-one") -> list[dict[str, Any]]:
    """The attempts at a question."""
    return list(json.loads(text_of(page, f"/one/quiz:1:{question}") or "[]"))


def responses(page: Page) -> list[Any]:
    """What was answered to the first question."""
    return [attempt["response"] for attempt in stored(page)]
