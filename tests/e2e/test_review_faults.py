"""The page for review when something is in the way: nothing is lost, and it says so."""

import json
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page, expect

from macros.model import Bank, Choice
from tests.e2e.guide import PATH, Guide, load, put, word
from tests.e2e.reviewing import NOW, Open, asked, checks, context, give, go_on, opened, said, words
from tests.e2e.test_storage import BLOCKED

__all__ = ["checks", "context", "opened"]


def test_blocked_the_visit_goes_on(page: Page, guide: Guide, checks: list[str], faults: list[str]) -> None:
    page.add_init_script(BLOCKED)
    load(page, f"{guide.url}review/")
    said(page).to_have_text(word("browser", "not_kept_blocked"))
    page.locator(".review-start").get_by_role("link").first.click()
    check = page.locator("quiz-check[data-kind=choice]").first
    check.locator("input").first.check()
    check.get_by_role("button", name=word("confidence", "sure"), exact=True).click()
    page.locator(".md-sidebar a[href$='/review/']").first.click()
    said(page).to_have_text(word("browser", "not_kept_blocked"))
    # The theme reads storage without checking whether it may; the site's own scripts throw nothing.
    faults[:] = [fault for fault in faults if "/assets/quiz/" in fault]


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
    log = [attempt | {"confidence": None, "revision": check.revision}]
    put(page, guide, {f"{PATH}quiz:1:former-name": json.dumps(log)})
    load(page, f"{guide.url}review/")
    expect(page.locator("quiz-review")).to_have_attribute("data-state", "empty")
    found, renamed = "&#34;id&#34;:&#34;dropout&#34;,", "&#34;aliases&#34;:[&#34;former-name&#34;],"

    def rename(route: Any) -> None:
        text = route.fetch().text()
        assert found in text
        route.fulfill(body=text.replace(found, found + renamed), content_type="text/html")

    page.route("**/review/", rename)
    page.reload()
    expect(asked(page)).to_have_attribute("data-check", f"dropout/{check.id}")
