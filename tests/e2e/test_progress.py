"""The progress page: what it shows of a history, and the history itself, taken along, brought in, and forgotten."""

import gzip
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from macros.model import Bank
from macros.render.strings import strings
from tests.e2e.guide import PATH, PUT, Guide, Reader, answer, load, put
from tools.accessibility import RULES

WORDS: dict[str, Any] = strings()["progress"]
PARTS = ".progress-part"


def attempt(check: str, revision: str, days_ago: int = 0, **other: Any) -> dict[str, Any]:
    at = int(time.time() * 1000) - days_ago * 86_400_000 - 5
    return {"id": check, "at": at, "response": "x", "outcome": 1, "confidence": None, "revision": revision, **other}


@pytest.fixture(scope="module")
def history(bank: Bank) -> dict[str, str]:
    """Every question of the metrics right, and of the losses a wrong option chosen twice by one who was sure."""
    logs = {q.id: [attempt("recall", q.recall_revision, 3)] for q in bank.in_topic("metrics")}
    hinge = bank.question("hinge-loss")
    check = next(check for check in hinge.checks if check.id == "zero-loss")
    wrong = next(option.id for option in check.options if option.id != check.key)  # type: ignore[union-attr]
    logs["hinge-loss"] = [
        attempt(check.id, check.revision, day, response=wrong, outcome=0, confidence="sure")
        for day in (40, 20, 15, 9, 1)
    ]
    logs["a-question-that-is-gone"] = [attempt("recall", "00000000", 50)]
    return {f"{PATH}quiz:1:{question}": json.dumps(log) for question, log in logs.items()}


@pytest.fixture
def progress(page: Page, guide: Guide, history: dict[str, str]) -> Page:
    put(page, guide, history)
    load(page, f"{guide.url}progress/")
    return page


def said(page: Page) -> Any:
    return expect(page.locator("quiz-keeping").get_by_role("status"))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=WORDS[name], exact=True).press("Enter")


def everything(page: Page) -> dict[str, str]:
    texts: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key: text for key, text in texts.items() if ":1:" in key}


def bring_in(page: Page, name: str, text: str) -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.locator("quiz-keeping input").set_input_files(file)  # type: ignore[arg-type]


def exported(page: Page) -> str:
    with page.expect_download() as download:
        press(page, "export")
    return Path(download.value.path()).read_text("utf-8")


def test_nothing_is_shown_of_nothing(page: Page, guide: Guide) -> None:
    load(page, f"{guide.url}progress/")
    expect(page.locator(".progress-empty")).to_be_visible()
    assert page.locator(PARTS).filter(visible=True).count() == 0
    assert page.locator("quiz-keeping button").filter(visible=True).count() == 0
    assert everything(page) == {}


def test_without_scripts_it_says_what_needs_them(reader: Reader, guide: Guide) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(f"{guide.url}progress/")
    note = page.locator("noscript .tool-note")
    expect(note).to_be_visible()
    expect(note).to_have_text(WORDS["without_scripts"])
    expect(page.locator("quiz-keeping")).to_be_hidden()


def test_a_history_is_drawn_and_told(progress: Page) -> None:
    expect(progress.locator(f"{PARTS}:visible")).to_have_count(4)
    pictures = progress.locator(".progress-chart [role=img]")
    assert pictures.count() >= 9 + 2
    for picture in pictures.all():
        assert picture.evaluate(
            "svg => svg.querySelector('title').textContent && svg.querySelector('desc').textContent"
        )
    for summary in progress.locator(".progress-table summary").all():
        summary.press("Enter")
    rows = progress.locator(".progress-topics tbody tr")
    expect(rows).to_have_count(9)
    metrics = rows.filter(has_text="Metrics").locator("td")
    assert metrics.all_inner_texts()[:3] == ["5", "5", "5"]
    assert metrics.nth(3).inner_text().endswith("%")
    sure = progress.locator(".progress-calibration tbody tr").first
    assert sure.locator("td").all_inner_texts() == ["0", "5", "0%–43%"]
    assert progress.locator(".progress-time tbody tr").count() >= 4


def test_a_misconception_leads_to_its_question(progress: Page) -> None:
    item = progress.locator(".progress-misconceptions li").first
    expect(item.locator("q")).not_to_be_empty()
    item.locator("a").click()
    progress.wait_for_url("**/topics/loss-functions/#hinge-loss")


def test_a_file_brings_all_to_another_browser(progress: Page, reader: Reader, guide: Guide) -> None:
    text = exported(progress)
    assert set(json.loads(text)["questions"]) >= {"hinge-loss", "a-question-that-is-gone"}
    expect(progress.locator(".progress-summary")).to_contain_text("Last exported")
    there = reader().new_page()
    load(there, f"{guide.url}progress/")
    bring_in(there, "history.json", text)
    said(there).to_have_text("11 new attempts.")
    expect(there.locator("quiz-keeping").get_by_role("status")).to_be_focused()
    expect(there.locator(f"{PARTS}:visible")).to_have_count(4)
    once = everything(there)
    bring_in(there, "history.json", text)
    said(there).to_have_text("0 new attempts. 11 were here already.")
    assert everything(there) == once
    assert {key: sorted(map(str, json.loads(log)[0].items())) for key, log in once.items()} == {
        key: sorted(map(str, json.loads(log)[0].items())) for key, log in everything(progress).items()
    }


def test_what_cannot_be_read_of_a_file_is_offered(progress: Page) -> None:
    before = everything(progress)
    file = json.loads(exported(progress))
    file["questions"] = {"hinge-loss": [7, {"id": "<img src=x onerror=alert(1)>"}], "__proto__": []}
    bring_in(progress, "mixed.json", json.dumps(file))
    said(progress).to_contain_text("3 entries could not be read and were set aside.")
    with progress.expect_download() as download:
        progress.locator("button[value=aside]").press("Enter")
    aside = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert [each["entry"] for each in aside["aside"]] == [[], 7, {"id": "<img src=x onerror=alert(1)>"}]
    assert everything(progress) == before


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("no json", "unreadable"),
        ("{}", "other_file"),
        ('{"format":"ml-study-guide-progress","version":2,"questions":{}}', "newer_file"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(progress: Page, text: str, why: str) -> None:
    before = everything(progress)
    bring_in(progress, "some.json", text)
    said(progress).to_have_text(WORDS["browser"][why])
    assert everything(progress) == before


def test_what_cannot_be_read_here_is_offered(progress: Page) -> None:
    progress.evaluate(f"localStorage.setItem('{PATH}quiz:1:f1-score', '{{broken')")
    progress.reload()
    expect(progress.locator(".progress-found")).to_be_visible()
    with progress.expect_download() as download:
        progress.locator("button[value=found]").press("Enter")
    assert "{broken" in Path(download.value.path()).read_text("utf-8")


def test_everything_is_forgotten_and_comes_back(progress: Page) -> None:
    before = everything(progress)
    press(progress, "forget")
    said(progress).to_have_text(WORDS["browser"]["forgotten"])
    expect(progress.locator(".progress-empty")).to_be_visible()
    assert everything(progress) == {}
    press(progress, "undo")
    said(progress).to_have_text(WORDS["browser"]["restored"])
    expect(progress.locator(f"{PARTS}:visible")).to_have_count(4)
    assert everything(progress) == before


def test_the_undo_ends_with_the_page(progress: Page) -> None:
    press(progress, "forget")
    progress.reload()
    expect(progress.locator("button[value=undo]")).to_be_hidden()
    assert everything(progress) == {}


def test_another_page_is_seen_at_once(progress: Page, guide: Guide) -> None:
    other = progress.context.new_page()
    load(other, guide.topic())
    answer(
        other,
        "kl-divergence/zero" if other.locator("[data-check='kl-divergence/zero']").count() else "hinge-loss/zero-loss",
    )
    expect(progress.locator(".progress-summary")).to_contain_text("12 attempts")


def test_a_reminder_comes_calmly_and_goes(progress: Page, guide: Guide) -> None:
    many = [attempt("recall", "00000000", outcome=0.5, response=n) for n in range(60)]
    progress.evaluate(PUT, {f"{PATH}quiz:1:f1-score": json.dumps(many)})
    progress.reload()
    expect(progress.locator(".progress-reminder")).to_be_visible()
    press(progress, "later")
    expect(progress.locator(".progress-reminder")).to_be_hidden()
    progress.reload()
    expect(progress.locator(".progress-summary")).to_contain_text("attempts")
    expect(progress.locator(".progress-reminder")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_with_a_history(
    reader: Reader, guide: Guide, history: dict[str, str], scheme: str, width: int
) -> None:
    page = reader(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    put(page, guide, history)
    load(page, f"{guide.url}progress/")
    for summary in page.locator(".progress-table summary").all():
        summary.click()
    press(page, "forget")
    press(page, "undo")
    expect(page.locator(f"{PARTS}:visible")).to_have_count(4)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in violations] == []


def test_the_page_loads_little(guide: Guide) -> None:
    html = (guide.site / "progress/index.html").read_text(encoding="utf-8")
    scripts = set(re.findall(r'(?:modulepreload" href|module" src)="\.\./(assets/[^"]+\.js)"', html))
    assert len(scripts) > 10
    assert sum(len(gzip.compress((guide.site / name).read_bytes(), 9)) for name in scripts) <= 26_000


def ticks(page: Page) -> list[str]:
    """The links that have a tick, by the last part of their address."""
    found: list[str] = page.eval_on_selector_all(
        ".quiz-tick",
        """(ticks) => ticks.map((tick) =>
          tick.closest("a").pathname.split("/").at(-2) + ": " + tick.getAttribute("aria-label"))""",
    )
    return sorted(set(found))


def test_a_finished_topic_has_a_tick_wherever_it_is_linked(progress: Page, guide: Guide) -> None:
    all_right = [f"metrics: {strings()['home']['finished']}"]
    assert ticks(progress) == all_right
    for address in ("", "topics/loss-functions/", "topics/metrics/"):
        load(progress, guide.url + address)
        assert ticks(progress) == all_right, address
    expect(progress.locator(".md-sidebar--primary .quiz-tick").first).to_be_visible()


def test_a_topic_is_finished_on_its_own_page(page: Page, guide: Guide, history: dict[str, str]) -> None:
    put(page, guide, history)
    load(page, guide.topic("metrics"))
    assert [name.split(":")[0] for name in ticks(page)] == ["metrics"]
    page.evaluate(f"localStorage.removeItem('{PATH}quiz:1:f1-score')")
    page.reload()
    expect(page.locator(".quiz-tick")).to_have_count(0)
