"""The built site as its tests see it: where it is, what stands on it, and what a reader does."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.model import Question
from macros.render.markdown import Fields, plain_text
from macros.render.strings import strings
from tools.accessibility import PACKED

#: Where a site is built for that each worker serves at an address of its own.
HERE = "http://127.0.0.1"
PATH = "/guide/"
#: A full one: each kind of check, key points, a note.
TOPIC = "loss-functions"
# Two frames: what an event leads to, and what that leads to, has been done.
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
# Between the header, which stays, and the end of the window.
IN_VIEW = """(id) => {
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const { top, bottom } = document.getElementById(id)?.getBoundingClientRect() ?? {};
  return top >= header.bottom && bottom <= innerHeight;
}"""
PUT = "(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))"
#: Makes a browser profile of its own, with the options of Playwright's `new_context`.
Reader = Callable[..., BrowserContext]


@dataclass(frozen=True)
class Guide:
    """The site's folder, and the address it is served at, which ends with a slash."""

    site: Path
    url: str

    def topic(self, topic: str = TOPIC) -> str:
        return f"{self.url}topics/{topic}/"

    def question(self, question: Question) -> str:
        """A question on the page of its topic."""
        return f"{self.topic(question.topic)}#{question.id}"

    def own(self, question: Question) -> str:
        """A question's own page."""
        return f"{self.url}q/{question.id}/"


def moved(site: Path, folder: Path, origin: str) -> Path:
    """A copy of the site that was built for HERE, as a build for `origin` would write its pages."""

    def copy(source: str, target: str) -> None:
        if Path(source).suffix in PACKED:
            Path(target).write_bytes(Path(source).read_bytes().replace(f"{HERE}/".encode(), f"{origin}/".encode()))
        else:
            shutil.copyfile(source, target)

    return Path(shutil.copytree(site, folder, copy_function=copy))


def article(page: Page, question: str) -> Locator:
    """The question as it stands on its page."""
    return page.locator(f'article[data-question="{question}"]')


def check(page: Page, path: str) -> Locator:
    """A check, by the ids of its question and its own: `hinge-loss/zero-loss`."""
    return page.locator(f'[data-check="{path}"]')


def expect_in_view(page: Page, question: str) -> None:
    """The question is in view below the header, at its address, and nothing has been opened."""
    page.wait_for_function(IN_VIEW, arg=question)
    assert page.url.endswith(f"#{question}")
    assert page.locator("details[open]").count() == 0


def load(page: Page, url: str) -> None:
    """Open a page and wait until everything on it is loaded, the search index among it."""
    page.goto(url, wait_until="networkidle")


def type_in(page: Page, text: str) -> Locator:
    """Search for a text; the list of results."""
    box, results = page.get_by_role("textbox", name="Search"), page.locator(".md-search-result__list")
    for typed in ("", text):
        box.fill(typed)
        box.press("End")  # Material listens to keys
        found = expect(results.get_by_role("listitem"))
        found.not_to_have_count(0) if typed else found.to_have_count(0)
    return results


def shown(field: str) -> str:
    """The text a reader sees of an author's field."""
    return plain_text(Fields().inline(field))


def word(part: str, name: str) -> str:
    """A word of the interface."""
    return str(strings()[part][name])


def last(verdict: str) -> re.Pattern[str]:
    """What is said of an earlier attempt, whatever the date."""
    return re.compile(re.escape(word("browser", f"last_{verdict}")).replace(re.escape("{date}"), ".+"))


def put(page: Page, guide: Guide, texts: dict[str, str]) -> None:
    """Have the browser keep what it kept of an earlier visit: from a page on which no script runs."""
    page.goto(f"{guide.url}embed/dropout/")
    page.evaluate(PUT, texts)


def stored(page: Page, question: str, path: str = PATH) -> list[dict[str, Any]]:
    """The attempts that the browser keeps for a question."""
    text = page.evaluate("(key) => localStorage.getItem(key)", f"{path}quiz:1:{question}")
    return [] if text is None else list(json.loads(text))


def answer(page: Page, path: str, *, right: bool = True) -> None:
    """Choose the key of a check with one right option, or the first that is not, and submit it."""
    element = check(page, path)
    key = element.get_attribute("data-key")
    values = [field.get_attribute("value") for field in element.locator("input").all()]
    value = next(value for value in values if (value == key) == right)
    element.locator(f'input[value="{value}"]').check()
    element.get_by_role("button", name=word("check", "submit")).click()
