"""On paper: the questions of a topic first, then a key with every answer and all feedback."""

import io
import re
import unicodedata
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page, Route
from pypdf import PdfReader

from macros.model import Bank, Question
from tests.e2e.guide import TOPIC, Guide, shown, word

# The pieces of text that no markup divides: in each box of the key, with the number of its question; in each check.
PIECES = """() => {
  const pieces = (part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!parentElement.closest("math, pre, button, legend, select")) texts.push(data);
    }
    return texts;
  };
  const questions = [...document.querySelectorAll(".question")];
  const boxes = questions.flatMap((question) => [...question.querySelectorAll(".question-answer, .check-feedback")].map(
    (box) => [Number(question.dataset.number), pieces(box.querySelector(":scope > :not(summary)"))]));
  return [boxes, [...document.querySelectorAll(".check-stem, .check-option, .check-menu")].flatMap(pieces)];
}"""
ENOUGH = 30  # letters that stand nowhere else by chance
Place = tuple[int, float]  # page, and how far down on it


def squeezed(text: str) -> str:
    """Text without what differs between a page and its print: spaces, hyphens at ends of lines, ligatures."""
    return re.sub(r"[\s\u00ad-]+", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class Sheets:
    """A printed topic: what stands before the key, the boxes of the key; and the same from the page itself."""

    asked: tuple[Question, ...]
    questions: str
    key: list[tuple[int, str]]
    boxes: list[tuple[int, list[str]]]
    checks: list[str]
    opened_after: int


def written(pdf: bytes) -> list[tuple[Place, str]]:
    """Each piece of text with its place: a PDF has them in the order of painting, labels after what they label."""
    found: list[tuple[Place, str]] = []
    for number, sheet in enumerate(PdfReader(io.BytesIO(pdf)).pages):

        def keep(text: str, page: Sequence[float], line: Sequence[float], *_: object, number: int = number) -> None:
            down = -round(page[1] * line[4] + page[3] * line[5] + page[5])
            found.append(((number, down), squeezed(text)))

        sheet.extract_text(visitor_text=keep)
    return [(place, text) for place, text in found if text]


def split(pieces: list[tuple[Place, str]]) -> tuple[str, list[tuple[int, str]]]:
    """The text before the key; and the boxes of the key, each with the number on its label."""
    lines: defaultdict[Place, str] = defaultdict(str)
    for place, text in pieces:
        lines[place] += text
    start = max(place for place, line in lines.items() if line == squeezed(word("topic", "print_key")))
    label = re.compile(r"Q(\d+)(?:,\d+of\d+)?")
    labels = {place: found[1] for place, line in lines.items() if place > start and (found := label.fullmatch(line))}
    places = sorted(labels)
    texts = [""] * len(places)
    for place, text in pieces:
        if place > start and place not in labels:
            texts[bisect(places, place) - 1] += text
    questions = "".join(text for place, text in pieces if place < start)
    return questions, [(int(labels[place]), text) for place, text in zip(places, texts, strict=True)]


def printed(page: Page, asked: tuple[Question, ...]) -> Sheets:
    boxes, checks = page.evaluate(PIECES)
    page.emulate_media(media="print")
    questions, key = split(written(page.pdf(format="A4")))
    page.emulate_media(media="screen")
    boxes = [(number, [squeezed(text) for text in texts]) for number, texts in boxes]
    return Sheets(asked, questions, key, boxes, [squeezed(text) for text in checks], opened(page))


@pytest.fixture(scope="module", params=[(TOPIC, True), ("metrics", False)], ids=["at once", "later"])
def sheets(request: pytest.FixtureRequest, browser: Browser, guide: Guide, bank: Bank) -> Iterator[Sheets]:
    """Printed before any script has come, and once the theme has begun, which opens what is closed for print."""
    topic, at_once = request.param
    with closing(browser.new_page()) as page:
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        if at_once:
            page.route("**/bundle.*.js", hold)  # the modules wait for it
        page.goto(guide.topic(topic), wait_until="commit" if at_once else "networkidle")
        page.wait_for_selector("footer.md-footer", state="attached")
        sheets = printed(page, bank.in_topic(topic))
        for route in held:
            route.continue_()
        page.wait_for_load_state("networkidle")
        assert len(held) == at_once
        yield replace(sheets, opened_after=opened(page))


def opened(page: Page) -> int:
    return page.locator(".answer-body:visible, details[open]").count()


def test_all_questions_come_before_the_key(sheets: Sheets) -> None:
    assert [asked.id for asked in sheets.asked if squeezed(shown(asked.question)) not in sheets.questions] == []


def test_no_answer_or_feedback_stands_before_the_key(sheets: Sheets) -> None:
    assert [asked.id for asked in sheets.asked if squeezed(shown(asked.answer)) in sheets.questions] == []
    hidden = {piece for _, pieces in sheets.boxes for piece in pieces if len(piece) >= ENOUGH} - set(sheets.checks)
    assert [piece for piece in hidden if piece in sheets.questions] == []


def test_the_key_has_every_answer_and_feedback_with_the_number_of_its_question(sheets: Sheets) -> None:
    assert [number for number, _ in sheets.key] == [number for number, _ in sheets.boxes]
    for (_, text), (_, pieces) in zip(sheets.key, sheets.boxes, strict=True):
        assert [piece for piece in pieces if piece not in text] == []


def test_stems_and_options_are_printed_with_the_questions(sheets: Sheets) -> None:
    assert len(sheets.checks) > 50
    assert [text for text in sheets.checks if text not in sheets.questions] == []


def test_what_only_a_screen_can_do_is_not_printed(sheets: Sheets) -> None:
    controls = [("check", "submit"), ("check", "retry"), ("question", "points_save"), ("question", "recall")]
    everything = "".join([sheets.questions, *(text for _, text in sheets.key)])
    assert [name for part, name in controls if squeezed(word(part, name)) in everything] == []


def test_after_printing_the_answers_are_closed_as_before(sheets: Sheets) -> None:
    assert sheets.opened_after == 0
