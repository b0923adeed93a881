"""What an author does to the bank takes no attempt from its question."""

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.load import load_bank
from macros.model import Choice
from tests.e2e.guide import PATH, last, moved, word
from tools.accessibility import serving
from tools.page_actions import answer_everything
from tools.site_build import PROJECT, build, copy_project

MOVED, FROM, TO = "hinge-loss", "loss-functions", "metrics"
SWAPPED = ("mean-squared-error", "softmax-cross-entropy")
REWORDED = (MOVED, "roc-auc")
INSERTED = "inserted-question"
REKEYED = "f1-score/two-thirds"
STORED = """() => Object.entries(localStorage).filter(([key]) => key.includes("quiz:1:")).flatMap(([key, text]) =>
  JSON.parse(text).map(({ id, outcome }) => [key.split(":").at(-1) + "/" + id, outcome]))"""
SAID = """() => [...document.querySelectorAll("[data-check]")].map((element) =>
  [element.dataset.check, element.querySelector(".quiz-status").textContent])"""
TRIED = """() => [...document.querySelectorAll(".question")].map(({ dataset }) =>
  [dataset.question, dataset.progress ?? null])"""


@dataclass(frozen=True)
class History:
    """What was stored before the bank changed: outcomes by check; and what the changed site says of it."""

    stored: dict[str, float]
    said: dict[str, str]
    progress: dict[str, str | None]


def change(project: Path) -> None:
    """Insert a question, reorder two, reword two, move one to another topic, and correct the key of one check."""
    data = project / "quizdata"
    moved = data / TO / f"{MOVED}.yml"
    inserted = (data / FROM / f"{MOVED}.yml").read_text("utf-8")
    (data / TO / f"{INSERTED}.yml").write_text(re.sub(r"(?m)^number: \d+", "number: 9999", inserted), "utf-8")
    (data / FROM / f"{MOVED}.yml").rename(moved)
    for page in (project / "docs" / "topics").glob("*.md"):
        text = page.read_text("utf-8").replace(f"({FROM}.md#{MOVED})", f"(#{MOVED})")
        page.write_text(
            text.replace(f"(#{MOVED})", f"({TO}.md#{MOVED})" if page.stem != TO else f"(#{MOVED})"), "utf-8"
        )
    first, second = (data / FROM / f"{name}.yml" for name in SWAPPED)
    numbers = [re.findall(r"(?m)^number: \d+", path.read_text("utf-8"))[0] for path in (second, first)]
    for path, number in zip((first, second), numbers, strict=True):
        path.write_text(re.sub(r"(?m)^number: \d+", number, path.read_text("utf-8")), "utf-8")
    for name in REWORDED:
        path = data / TO / f"{name}.yml"
        pattern = r"(?<!- )\b(title|question|answer|explanation|stem|text|feedback): (?=[A-Za-z])"
        path.write_text(re.sub(pattern, r"\1: Now ", path.read_text("utf-8")), "utf-8")
    rekey(data)


def rekey(data: Path) -> None:
    """Make another option of a check the right one."""
    question, check = REKEYED.split("/")
    asked = next(asked for asked in load_bank(data).bank.question(question).checks if asked.id == check)
    assert isinstance(asked, Choice)
    other = next(option.id for option in asked.options if option.id != asked.key)
    path = data / TO / f"{question}.yml"
    before, found, after = path.read_text("utf-8").partition(f"id: {check}\n")
    path.write_text(before + found + after.replace(f" key: {asked.key}\n", f" key: {other}\n", 1), "utf-8")


def visit(page: Page, url: str, project: Path) -> Iterator[Page]:
    """Open each topic of the site that is served now."""
    loaded = load_bank(project / "quizdata")
    assert loaded.problems == ()
    for topic in loaded.bank.topics:
        page.goto(f"{url}topics/{topic.id}/")
        yield page


@pytest.fixture(scope="module")
def history(browser: Browser, built: Path, tmp_path_factory: pytest.TempPathFactory) -> History:
    root = tmp_path_factory.mktemp("served")
    after = copy_project(tmp_path_factory.mktemp("after"))
    change(after)
    link = root / PATH.strip("/")
    with serving(root) as origin:
        url = origin + PATH
        link.symlink_to(moved(built, root / "before", origin))
        with closing(browser.new_context()) as context:
            for page in visit(context.new_page(), url, PROJECT):
                answer_everything(page)
            stored, kept = dict(page.evaluate(STORED)), context.storage_state()
        link.unlink()
        link.symlink_to(build(after, site_url=url))
        # Another context: the pages of the first are in its cache.
        with closing(browser.new_context(storage_state=kept)) as context:
            shown = [(page.evaluate(SAID), page.evaluate(TRIED)) for page in visit(context.new_page(), url, after)]
    said, progress = (dict(pair for pairs in part for pair in pairs) for part in zip(*shown, strict=True))
    return History(stored, said, progress)


def test_no_attempt_is_detached(history: History) -> None:
    assert len(history.stored) > 200
    assert {question.split("/")[0] for question in history.stored} >= {MOVED, *SWAPPED, *REWORDED}
    assert sum(not history.said.get(path) for path in history.stored) == 0


def test_each_attempt_is_told_by_its_own_check(history: History) -> None:
    verdicts = {
        path: "right" if outcome == 1 else "partly" if outcome else "wrong" for path, outcome in history.stored.items()
    }
    told = {path for path, verdict in verdicts.items() if last(verdict).fullmatch(history.said[path])}
    assert set(history.stored) - told == {REKEYED}


def test_a_changed_key_marks_just_that_check(history: History) -> None:
    changed = [path for path, said in history.said.items() if said == word("browser", "changed")]
    assert changed == [REKEYED]


def test_the_inserted_question_is_untried(history: History) -> None:
    assert [question for question, progress in history.progress.items() if progress is None] == [INSERTED]
    assert {said for path, said in history.said.items() if path.startswith(f"{INSERTED}/")} == {""}
