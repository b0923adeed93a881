"""The page for review: what is due comes one at a time, and says when it comes again."""

from datetime import timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, expect

from macros.model import Bank
from tests.e2e.guide import Guide, load, stored, word
from tests.e2e.reviewing import NOW, Open, asked, checks, context, give, go_on, opened, said, words

__all__ = ["checks", "context", "opened"]


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
