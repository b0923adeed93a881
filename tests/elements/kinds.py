"""A page with the golden questions of text, order and match, rendered and styled as on the site."""

import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from macros.load import load_bank
from macros.render.renderer import Renderer
from macros.render.urls import Page as Address
from tests.elements.question import text_of
from tools.site_build import PROJECT

NAMES = ("text", "order", "match")
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Kinds</title>
<link rel="icon" href="data:,">{styles}
<style>body {{ margin: 1rem; background: var(--quiz-paper); color: var(--quiz-ink) }} a {{ color: inherit }}
</style></head>
<body dir="ltr" data-md-color-scheme="{scheme}"><main class="md-typeset"><h1>Kinds</h1>{questions}</main></body></html>
"""


def write_pages(root: Path) -> None:
    """Write the page, in light and in dark, with its assets."""
    topic = root / "quizdata" / "kinds"
    topic.mkdir(parents=True)
    (topic / "topic.yml").write_text("title: Kinds\norder: 1\nintroduction: Of check.\n", encoding="utf-8")
    for name in NAMES:
        shutil.copy(PROJECT / f"tests/golden/html/{name}.yml", topic)
    bank = load_bank(root / "quizdata").bank
    html = Renderer(bank).topic_questions(bank.topic("kinds"), Address("", ""))
    shutil.copytree(PROJECT / "docs/assets/vendor", root / "assets/vendor")
    shutil.copytree(PROJECT / "docs/assets/quiz", root / "assets/quiz")
    sheets = ("tokens", "site", "question", "check", "print")
    styles = "".join(f'<link rel="stylesheet" href="assets/quiz/{name}.css">' for name in sheets)
    for file, scheme in (("index.html", "default"), ("dark.html", "slate")):
        (root / file).write_text(PAGE.format(scheme=scheme, styles=styles, questions=html), encoding="utf-8")


def check(page: Page, path: str) -> Locator:
    """A check by the ids of its question and its own: `text/name-it`."""
    return page.locator(f'[data-check="{path}"]')


def rows(element: Locator) -> list[str]:
    """The ids of its rows from top to bottom."""
    return [str(row.get_attribute("data-option")) for row in element.locator(".check-option").all()]


def marks(element: Locator) -> dict[str, str]:
    """What its rows are marked as."""
    script = "(all) => all.map(({ dataset }) => [dataset.option, dataset.mark])"
    return {row: mark for row, mark in element.locator(".check-option").evaluate_all(script) if mark}


def chosen(element: Locator) -> list[str]:
    """The items of the feedback that are on the response: what tells them from the others."""
    script = """(all) => all.filter(({ dataset }) => dataset.chosen !== undefined)
      .map(({ dataset }) => dataset.option ?? dataset.outcome ?? Object.keys(JSON.parse(dataset.answers))[0])"""
    return list(element.locator(".check-feedback > ul > li").evaluate_all(script))


def attempts(page: Page, question: str) -> list[tuple[Any, float]]:
    """The responses to a question that were recorded, with their outcomes."""
    kept = page.evaluate("JSON.parse", text_of(page, f"/quiz:1:{question}") or "[]")
    return [(attempt["response"], attempt["outcome"]) for attempt in kept]


def status(element: Locator) -> Any:
    """What a check says."""
    return expect(element.get_by_role("status"))


def press(element: Locator, name: str) -> None:
    """Press one of its buttons, by the keyboard."""
    element.get_by_role("button", name=name, exact=True).press("Enter")


def arrange(element: Locator, wanted: list[str]) -> None:
    """Bring the items into an order, by the buttons."""
    for place, item in enumerate(wanted):
        for _ in range(rows(element).index(item) - place):
            element.locator(f'[data-option="{item}"] .check-move').first.press("Enter")
    assert rows(element) == wanted
