"""<quiz-progress>: how many were tried, on a page without questions."""

from playwright.sync_api import Page, expect


def test_nothing_tried_says_nothing(page: Page, guide: str) -> None:
    page.goto(f"{guide}/home.html")
    expect(page.locator("quiz-progress")).to_have_text("3 questions")
    expect(page.locator(".quiz-done")).to_have_text("")
    assert page.evaluate("localStorage.length") == 0


def test_what_was_tried_is_counted_at_once(page: Page, guide: str, guides: str) -> None:
    page.goto(f"{guide}/home.html")
    questions = page.context.new_page()
    questions.goto(f"{guide}/question.html")
    for check in (questions.locator("#choice"), questions.locator("#multiple")):
        check.locator("input").first.check()
        check.get_by_role("button", name="Check").click()
    expect(page.locator(".quiz-done")).to_have_text("2 of 3 tried")
    page.reload()
    expect(page.locator(".quiz-done")).to_have_text("2 of 3 tried")
    page.goto(f"{guides}/two/home.html")
    expect(page.locator(".quiz-done")).to_have_text("")


def test_faults_count_as_nothing(page: Page, guide: str) -> None:
    page.goto(f"{guide}/home.html")
    page.evaluate("localStorage.setItem('/one/quiz:1:first-one', '{broken')")
    page.evaluate("localStorage.setItem('/one/quiz:1:second-one', '[{\"id\":1}]')")
    page.reload()
    expect(page.locator(".quiz-done")).to_have_text("")
    page.evaluate("localStorage.setItem('/one/quiz:1:third-one', 'null')")
    page.reload()
    expect(page.locator("quiz-progress")).to_have_text("3 questions")


def test_without_storage_or_words_nothing_is_thrown(page: Page, guide: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error() } })")
    page.goto(f"{guide}/home.html")
    harm = "delete it.dataset.progress; delete it.dataset.questions; it.remove(); document.body.append(it)"
    page.locator("quiz-progress").evaluate(f"(it) => {{ {harm} }}")
    expect(page.locator("quiz-progress")).to_have_text("3 questions")


def test_what_was_tried_under_a_former_id_counts_once(page: Page, guide: str) -> None:
    page.goto(f"{guide}/home.html")
    page.locator("quiz-progress").evaluate(
        "(it) => { it.dataset.questions = 'new-one/former-one/older-one second-one third-one' }"
    )
    attempt = '[{"id":"recall","at":1,"response":1,"outcome":1,"confidence":null,"revision":"1a2b3c4d"}]'
    for question in ("former-one", "older-one"):
        page.evaluate("([id, text]) => localStorage.setItem('/one/quiz:1:' + id, text)", [question, attempt])
    page.evaluate("dispatchEvent(new StorageEvent('storage'))")
    expect(page.locator(".quiz-done")).to_have_text("1 of 3 tried")
