"""How long a phone takes to compute a schedule, and how long an answer blocks a page with a long history."""

import shutil
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.load import load_bank
from macros.render.renderer import Renderer
from macros.render.urls import Page as Address
from tools.accessibility import serving
from tools.browser import launch_browser
from tools.site_build import PROJECT

SLOWER, RUNS = 4, 7
#: Attempts at the one question of a page, and the milliseconds that an answer may then block it, at full speed.
LONG, BLOCKED = 4_000, 50
QUESTIONS, ATTEMPTS = 1_000, 10
BAR = 100
# Attempts some days apart, of all outcomes. Each piece is as many questions as the page computes before it yields.
SCRIPT = """async ([path, questions, attempts, runs]) => {
  const { reviewItems } = await import(path);
  const dayOf = (at) => Math.floor(at / 864e5);
  const asked = Array.from({ length: questions }, (_, n) => [
    { id: "q" + n, topic: "t" + n % 9, checks: [{ id: "one", kind: "choice", revision: "r", aliases: [] }] },
    Array.from({ length: attempts }, (_, turn) => (
      { id: "one", at: turn * (2 + n % 9) * 864e5, response: "a", outcome: (n + turn) % 4 ? 1 : 0,
        confidence: ["sure", "not-sure", null][n % 3], revision: "r" })),
  ]);
  const found = [];
  for (let run = 0; run < runs; run += 1) {
    const pieces = [];
    for (let from = 0; from < questions; from += 100) {
      const began = performance.now();
      asked.slice(from, from + 100).flatMap(([entry, log]) => reviewItems(entry, log, 8.64e15, 200, dayOf));
      pieces.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve));
    }
    found.push([pieces.reduce((some, other) => some + other, 0), Math.max(...pieces)]);
  }
  return found;
}"""


ANSWERS = """([key, path, count, runs]) => {
  const check = document.querySelector(`[data-check="${path}"]`);
  const [, id] = path.split("/");
  const attempts = Array.from({ length: count }, (_, at) => (
    { id, at, response: "x", outcome: at % 2, confidence: null, revision: check.dataset.revision }));
  localStorage.setItem(key, JSON.stringify(attempts));
  dispatchEvent(new StorageEvent("storage", { key }));
  return Array.from({ length: runs }, () => {
    check.querySelector("input").checked = true;
    const began = performance.now();
    check.querySelector("form").requestSubmit();
    const took = performance.now() - began;
    check.querySelector(".check-retry").click();
    return took;
  });
}"""


def rows() -> list[list[str]]:
    """All the work, and the longest piece of it between two moments in which the page can react."""
    found = _times()
    whole, piece = (statistics.median(run[column] for run in found) for column in (0, 1))
    what = f"{QUESTIONS:,} questions with {ATTEMPTS} attempts each, processor slowed to 1/{SLOWER}"
    return [
        [f"{what}: the first time", f"{found[0][0]:.0f} ms", f"≤ {BAR} ms"],
        ["the same, again (median)", f"{whole:.0f} ms", f"≤ {BAR} ms"],
        ["the longest piece between two moments in which the page can react (median)", f"{piece:.0f} ms", "≤ 50 ms"],
        [
            f"an answer at a question with {LONG:,} attempts, at full speed (median of {RUNS})",
            f"{statistics.median(_answers()):.0f} ms",
            f"≤ {BLOCKED} ms",
        ],
    ]


def _times() -> list[list[float]]:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as origin, sync_playwright() as playwright:
        for name in ("quiz", "vendor"):
            shutil.copytree(PROJECT / "docs/assets" / name, Path(folder, name))
        Path(folder, "index.html").write_text("<!doctype html><title>Replay</title>", encoding="utf-8")
        with launch_browser(playwright) as browser:
            page = browser.new_page()
            page.goto(f"{origin}/")
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            found: list[list[float]] = page.evaluate(SCRIPT, [f"{origin}/quiz/scheduler.js", QUESTIONS, ATTEMPTS, RUNS])
    return found


def _answers() -> list[float]:
    bank = load_bank(PROJECT / "quizdata").bank
    question = next(each for each in bank.questions if any(check.kind == "choice" for check in each.checks))
    check = next(check for check in question.checks if check.kind == "choice")
    html = Renderer(bank).topic_questions(bank.topic(question.topic), Address("", ""))
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as origin, sync_playwright() as playwright:
        shutil.copytree(PROJECT / "docs/assets", Path(folder, "assets"))
        page_html = f'<!doctype html><meta charset="utf-8"><title>Answers</title><main class="md-typeset">{html}</main>'
        Path(folder, "index.html").write_text(page_html, encoding="utf-8")
        with launch_browser(playwright) as browser:
            page = browser.new_page()
            page.goto(f"{origin}/")
            found: list[float] = page.evaluate(
                ANSWERS, [f"/quiz:1:{question.id}", f"{question.id}/{check.id}", LONG, RUNS]
            )
    return found
