"""The page for review: what is due comes one at a time, and says when it comes again; nothing is lost on the way."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.model import Bank, Choice
from macros.render.strings import strings
from tests.reader.guide import PATH, Guide, Reader, load, stored, word
from tests.reader.test_storage import BLOCKED
from tools.audit import RULES
from tools.visit import open_everything

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = 86_400_000
SEED = "(log) => { for (const [key, value] of Object.entries(log)) localStorage.setItem(key, JSON.stringify(value)); }"
#: Opens the page at a time, with answers of before: each a check, how many days ago, and what else it holds.
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def checks(bank: Bank) -> list[str]:
    """One check with one right option of each question, topics mixed."""
    found = [
        next((check for check in question.checks if isinstance(check, Choice)), None) for question in bank.questions
    ]
    pairs = zip(bank.questions, found, strict=True)
    names = [f"{question.id}/{check.id}" for question, check in pairs if check is not None]
    return names[::5]


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    return reader(timezone_id="UTC")


@pytest.fixture
def opened(page: Page, guide: Guide, bank: Bank) -> Open:
    def make(*answers: tuple[Any, ...], now: datetime = NOW) -> Page:
        log: dict[str, list[dict[str, Any]]] = {}
        for name, days, *more in answers:
            question, check = name.split("/")
            revision = next((each.revision for each in bank.question(question).checks if each.id == check), None)
            attempt = {"id": check, "at": NOW.timestamp() * 1000 - days * DAY, "response": "x", "outcome": 1}
            attempt |= {"confidence": None, "revision": revision or bank.question(question).recall_revision}
            log.setdefault(f"{PATH}quiz:1:{question}", []).append(attempt | dict(*more))
        page.clock.set_fixed_time(now)
        page.goto(guide.url + "about/")
        page.evaluate(SEED, log)
        load(page, f"{guide.url}review/")
        expect(page.locator("quiz-review")).to_have_attribute("data-state", "ready" if log else "empty")
        return page

    return make


def asked(page: Page) -> Locator:
    """What is asked now."""
    return page.locator(".review-check > *")


def said(page: Page) -> Any:
    return expect(page.locator(".review-said"))


def words(name: str, **values: object) -> str:
    text: str = strings()["review"]["browser"][name]
    return text.format(**values)


def give(page: Page, *, right: bool = True, confidence: str = "sure") -> str:
    """Answer what is asked, and its name."""
    element = asked(page)
    key = element.get_attribute("data-key")
    values = [field.get_attribute("value") for field in element.locator("input").all()]
    element.locator(f'input[value="{next(value for value in values if (value == key) == right)}"]').check()
    element.get_by_role("button", name=word("confidence", confidence), exact=True).click()
    expect(page.get_by_role("button", name=word("review", "next"))).to_be_visible()
    return str(element.get_attribute("data-check"))


def go_on(page: Page) -> None:
    before = asked(page).get_attribute("data-check")
    page.get_by_role("button", name=word("review", "next")).click()
    expect(page.locator(f'.review-check > [data-check="{before}"]')).to_have_count(0)


def test_who_has_answered_nothing_is_led_to_the_topics(opened: Open, bank: Bank) -> None:
    page = opened()
    expect(page.locator(".review-empty")).to_be_visible()
    expect(page.locator(".review-start").get_by_role("link")).to_have_count(len(bank.topics))
    expect(page.locator(".review-item")).to_be_hidden()
    expect(page.locator(".review-plan")).to_be_hidden()


def test_what_is_due_comes_one_at_a_time_topics_mixed(opened: Open, checks: list[str], bank: Bank) -> None:
    page = opened(*((name, 9) for name in checks[:4]), (checks[4], 0))
    said(page).to_have_text(words("due", count=4))
    topics = []
    for left in (3, 2, 1, 0):
        question = give(page).split("/")[0]
        topics.append(bank.question(question).topic)
        assert [attempt["confidence"] for attempt in stored(page, question)] == [None, "sure"]
        go_on(page)
        if left > 1:
            said(page).to_have_text(words("due", count=left))
            expect(page.locator(".tool-item-question")).to_be_focused()
    said(page).to_contain_text(words("done", count=4))
    expect(page.locator(".review-said")).to_be_focused()
    expect(page.locator(".review-item")).to_be_hidden()
    assert all(some != other for some, other in pairwise(topics))


def test_a_reload_in_the_middle_loses_nothing(opened: Open, checks: list[str]) -> None:
    page = opened(*((name, 9) for name in checks[:3]))
    done = give(page)
    page.reload()
    said(page).to_have_text(words("due", count=2))
    expect(asked(page)).not_to_have_attribute("data-check", done)
    assert len(stored(page, done.split("/")[0])) == 2


@pytest.mark.parametrize(
    ("right", "confidence", "row"), [(False, "sure", 0), (True, "guess", 0), (True, "not-sure", 1), (True, "sure", 2)]
)
def test_what_was_foretold_is_what_happens(
    opened: Open, checks: list[str], row: int, confidence: str, *, right: bool
) -> None:
    page = opened((checks[0], 90), (checks[0], 85))
    page.locator(".review-outlook > summary").click()
    whens = page.locator(".review-outlook td").all_inner_texts()
    assert len(set(whens)) == 3
    give(page, right=right, confidence=confidence)
    expect(page.locator(".review-then")).to_contain_text(words("then", when=whens[row]))
    assert page.locator(".review-outlook td").all_inner_texts() == whens
    rows = page.locator(".review-outlook tbody tr")
    assert [each.get_attribute("aria-current") for each in rows.all()] == [
        "true" if index == row else None for index in range(3)
    ]


def test_it_comes_back_on_the_day_that_was_said(opened: Open, checks: list[str], guide: Guide) -> None:
    page = opened((checks[0], 0))
    said(page).to_have_text(f"{words('nothing')} {words('return', when=words('in_days', days=2, date='Nov 27, 2026'))}")
    page.clock.set_fixed_time(NOW + timedelta(days=1, hours=14))
    page.reload()
    said(page).to_contain_text(words("return", when=words("tomorrow")))
    page.clock.set_fixed_time(NOW + timedelta(days=2, hours=-8))
    page.reload()
    said(page).to_have_text(words("due_one"))


def test_what_was_missed_can_be_tried_once_more_and_its_date_stays(opened: Open, checks: list[str]) -> None:
    page = opened((checks[0], 9))
    name = give(page, right=False)
    go_on(page)
    said(page).to_contain_text("9:10")
    page.clock.set_fixed_time(NOW + timedelta(minutes=11))
    page.reload()
    said(page).to_have_text(words("again_one"))
    expect(asked(page)).to_have_attribute("data-check", name)
    give(page)
    expect(page.locator(".review-then")).to_have_text(words("then_practice", when=words("tomorrow")))
    go_on(page)
    said(page).to_contain_text(words("return", when=words("tomorrow")))


def test_a_sure_error_comes_first(opened: Open, checks: list[str]) -> None:
    page = opened((checks[0], 90), (checks[1], 2, {"outcome": 0, "confidence": "sure"}), (checks[2], 40))
    expect(asked(page)).to_have_attribute("data-check", checks[1])


def test_the_cap_is_the_readers_and_is_kept(opened: Open, checks: list[str]) -> None:
    page = opened(*((name, 9) for name in checks[:6]))
    page.get_by_label(word("review", "cap")).fill("2")
    page.get_by_label(word("review", "cap")).press("Enter")
    text = f"{words('due', count=2)} {words('held', count=4)}"
    said(page).to_have_text(text)
    assert page.locator(".review-days td:nth-child(2)").all_inner_texts()[:4] == ["2", "2", "2", "0"]
    page.reload()
    said(page).to_have_text(text)
    for _ in range(2):
        give(page)
        go_on(page)
    said(page).to_contain_text(words("enough", count=2))
    said(page).to_contain_text(words("return", when=words("tomorrow")))
    page.get_by_label(word("review", "cap")).fill("0")
    page.get_by_label(word("review", "cap")).press("Tab")
    assert page.locator(".review-days td:nth-child(2)").all_inner_texts()[:2] == ["0", "2"], "no such limit"


def test_the_text_is_one_click_away_and_back(opened: Open, checks: list[str]) -> None:
    page = opened((checks[0], 9))
    page.get_by_role("link", name=word("review", "read")).click()
    question = checks[0].split("/")[0]
    page.wait_for_url(f"**/topics/*/#{question}")
    expect(page.locator(f'article[data-question="{question}"]')).to_be_in_viewport()
    page.go_back()
    expect(asked(page)).to_have_attribute("data-check", checks[0])


def test_a_recalled_answer_is_graded_by_the_reader(opened: Open) -> None:
    page = opened(("hinge-loss/recall", 9))
    asked(page).locator("summary").first.click()
    points = asked(page).get_by_role("checkbox")
    for point in points.all():
        point.check()
    asked(page).get_by_role("button", name=word("question", "points_save")).click()
    expect(page.locator(".review-outlook tbody tr").nth(2)).to_have_attribute("aria-current", "true")
    assert [attempt["outcome"] for attempt in stored(page, "hinge-loss")] == [1, 1]


def test_two_tabs_see_each_other(opened: Open, checks: list[str], context: BrowserContext, guide: Guide) -> None:
    page = opened(*((name, 9) for name in checks[:3]))
    other = context.new_page()
    other.clock.set_fixed_time(NOW)
    load(other, f"{guide.url}review/")
    said(other).to_have_text(words("due", count=3))
    give(page)
    said(other).to_have_text(words("due", count=2))
    give(other)
    go_on(other)
    said(other).to_have_text(words("due", count=2))


def test_blocked_the_visit_goes_on(page: Page, guide: Guide, checks: list[str], faults: list[str]) -> None:
    page.add_init_script(BLOCKED)
    load(page, f"{guide.url}review/")
    said(page).to_have_text(word("browser", "not_kept_blocked"))
    page.locator(".review-start").get_by_role("link").first.click()
    check = page.locator("quiz-check[data-kind=choice]").first
    check.locator("input").first.check()
    check.get_by_role("button", name=word("confidence", "sure"), exact=True).click()
    page.locator(".md-sidebar a[href$='/review/']").first.click()
    said(page).to_contain_text(words("nothing"))
    said(page).to_contain_text(words("return", when="").rstrip("."))
    # Material reads its palette without looking whether it may; nothing of ours throws.
    faults[:] = [fault for fault in faults if "__md_get" not in fault]


def test_what_cannot_be_fetched_is_said_and_stays_due(opened: Open, checks: list[str], faults: list[str]) -> None:
    page = opened((checks[0], 0), (checks[1], 0))
    page.route("**/q/**", lambda route: route.abort())
    page.clock.set_fixed_time(NOW + timedelta(days=9))
    page.reload()
    expect(page.locator(".review-check")).to_have_text(words("unreachable"))
    page.get_by_role("button", name=word("review", "next")).click()
    page.get_by_role("button", name=word("review", "next")).click()
    said(page).to_have_text(words("due", count=2))
    page.unroute("**/q/**")
    page.reload()
    expect(asked(page)).to_have_attribute("data-state", "open")
    faults[:] = [fault for fault in faults if "ERR_FAILED" not in fault]


def test_a_clock_that_was_wrong_breaks_nothing(opened: Open, checks: list[str]) -> None:
    page = opened((checks[0], -400), (checks[1], 40_000), (checks[2], 9))
    said(page).to_have_text(words("due", count=2))
    for _ in range(2):
        give(page)
        go_on(page)
    said(page).to_contain_text(words("done", count=2))


def test_answers_under_a_former_id_count(opened: Open, guide: Guide, bank: Bank) -> None:
    question = bank.question("dropout")
    check = next(check for check in question.checks if isinstance(check, Choice))
    page = opened()
    attempt = {"id": check.id, "at": (NOW.timestamp() - 9 * 86400) * 1000, "response": "x", "outcome": 1}
    log = {f"{PATH}quiz:1:former-name": [attempt | {"confidence": None, "revision": check.revision}]}
    page.evaluate(SEED, log)
    page.reload()
    expect(page.locator("quiz-review")).to_have_attribute("data-state", "empty")
    found, renamed = "&#34;id&#34;:&#34;dropout&#34;,", "&#34;aliases&#34;:[&#34;former-name&#34;],"

    def rename(route: Any) -> None:
        text = route.fetch().text()
        assert found in text
        route.fulfill(body=text.replace(found, found + renamed), content_type="text/html")

    page.route("**/review/", rename)
    page.reload()
    expect(asked(page)).to_have_attribute("data-check", f"dropout/{check.id}")


def test_without_scripts_it_says_so_and_leads_to_the_topics(reader: Reader, guide: Guide, bank: Bank) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(f"{guide.url}review/")
    expect(page.get_by_text(word("review", "without_scripts"))).to_be_visible()
    expect(page.locator(".review-empty")).to_be_hidden()
    expect(page.locator(".review-start").get_by_role("link")).to_have_count(len(bank.topics))
    expect(page.get_by_role("button", name=word("review", "next"))).to_be_hidden()


def test_by_keyboard_on_a_narrow_screen(opened: Open, checks: list[str], page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened((checks[0], 9), (checks[1], 9))
    page.locator(".review-said").focus()
    for key in ("Tab", "Tab", "Space"):
        page.keyboard.press(key)
    _tab_to(page, word("check", "submit"))
    page.keyboard.press("Enter")
    expect(asked(page)).to_have_attribute("data-state", "answered")
    expect(asked(page).locator(".quiz-status")).to_be_focused()
    _tab_to(page, word("review", "next"))
    page.keyboard.press("Enter")
    expect(page.locator(".tool-item-question")).to_be_focused()
    page.locator(".review-outlook > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _tab_to(page: Page, name: str) -> None:
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"{name} was not reached by Tab")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Open, checks: list[str], page: Page, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    opened((checks[0], 9), (checks[1], 9), ("hinge-loss/recall", 20))
    for _ in range(3):
        open_everything(page)
        assert Axe().run(page, options=RULES).response["violations"] == []
        if asked(page).evaluate("(element) => element.localName") == "quiz-check":
            give(page, right=False)
            assert Axe().run(page, options=RULES).response["violations"] == []
            go_on(page)
