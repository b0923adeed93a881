"""<quiz-link> and its menu: a link that, followed, offers the ways to share a question, and stays a link."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

READ = "() => navigator.clipboard.readText()"
WAYS = ["Copy link", "Copy as Markdown", "Copy citation", "Report"]


@pytest.fixture
def address(guide: str) -> str:
    return f"{guide}/question.html"


@pytest.fixture
def page(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def link(page: Page, number: int = 1) -> Locator:
    return page.get_by_role("link", name=f"Link to question {number}")


def status(page: Page, number: int = 1) -> Locator:
    return page.locator("quiz-link").nth(number - 1).get_by_role("status")


def opened(page: Page, number: int = 1) -> Locator:
    """The menu, opened by keyboard."""
    link(page, number).press("Enter")
    menu = page.get_by_role("group", name=f"Link to question {number}")
    expect(menu.get_by_role("button", name="Copy link")).to_be_focused()
    return menu


def copied(page: Page, way: str, number: int = 1) -> str:
    """What is on the clipboard after that entry of the menu was chosen."""
    opened(page, number).get_by_role("button", name=way).press("Enter")
    expect(status(page, number)).to_contain_text("opied.")
    expect(link(page, number)).to_be_focused()
    text: str = page.evaluate(READ)
    return text


def test_the_menu_is_there_only_when_it_is_wanted(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address)
    assert page.locator("share-menu").count() == 0
    assert "share.js" not in asked
    menu = opened(page)
    expect(menu.locator("button, a")).to_have_text(WAYS)
    expect(link(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(link(page)).to_be_focused()
    expect(link(page)).to_have_attribute("aria-expanded", "false")
    opened(page, 2)
    assert page.locator("share-menu").count() == 1
    assert page.url == address


def test_a_second_click_and_a_click_elsewhere_close_it(page: Page, address: str) -> None:
    page.goto(address)
    menu = page.locator("share-menu")
    link(page).click()
    expect(menu).to_be_visible()
    link(page).click()
    expect(menu).to_be_hidden()
    link(page).click()
    expect(menu).to_be_visible()
    page.locator("h1").click()
    expect(menu).to_be_hidden()


def test_the_address_is_copied(page: Page, address: str) -> None:
    page.goto(f"{address}?h=words+searched")
    assert copied(page, "Copy link", 2) == f"{address}#second-one"
    assert page.url == f"{address}?h=words+searched"


def test_what_was_said_goes_away(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address)
    copied(page, "Copy link")
    page.clock.run_for(10_000)
    expect(status(page)).to_have_text("")


def test_markdown_has_the_question_its_options_and_the_answer_closed(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".answer-body").first.evaluate(
        """(body) => {
          const answer = document.createElement("div");
          answer.className = "answer-short";
          answer.innerHTML = '<p>The <em>answer</em> is <code>a_b</code>, see <a href="#x">there</a>: 2 * 3.</p>'
            + '<p><math><mfrac><mi>a</mi><mn>22</mn></mfrac><mo>+</mo><msup><mi>x</mi><mn>2</mn></msup></math></p>';
          const verdict = document.createElement("span");
          verdict.className = "answer-verdict";
          verdict.textContent = "wrong";
          body.prepend(verdict, answer);
        }"""
    )
    assert copied(page, "Copy as Markdown") == (
        f"**[Q1]({address}#first-one)** A first question\n\n"
        "Which is it?\n\n"
        "- [ ] Option b\n- [ ] Option d\n- [ ] Option a\n- [ ] Option c\n\n"
        "<details>\n<summary>Answer</summary>\n\n**Short answer** (wrong)\n\n"
        f"The *answer* is `a_b`, see [there]({address}#x): 2 \\* 3.\n\na/(22)+x^2\n\n"
        "**Complete answer**\n\n- One\n- Two\n- Three\n\n"
        "</details>"
    )


def test_a_citation_is_bibtex(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#first-one").evaluate("(heading) => heading.append(': 100% of $x_1$ & {y}')")
    assert copied(page, "Copy citation") == (
        "@misc{first-one,\n"
        "  title = {{A first question: 100\\% of \\$x\\_1\\$ \\& \\{y\\}}},\n"
        "  howpublished = {A Guide \\& More},\n"
        "  year = {2026},\n"
        "  note = {Question 1},\n"
        f"  url = {{{address}#first-one}},\n"
        "}\n"
    )


def test_a_question_with_a_page_of_its_own_can_be_embedded(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#first-one").evaluate("(heading) => heading.append(' <\"&')")
    link(page).evaluate("(link) => { link.href = 'q/first-one/'; }")
    source = address.replace("question.html", "embed/first-one/")
    assert copied(page, "Copy embed code") == (
        f'<iframe src="{source}" title="Q1: A first question &lt;&quot;&amp;" loading="lazy"'
        ' style="width:100%;height:40rem;border:0"></iframe>\n'
    )


def test_a_mistake_is_reported_with_its_question(page: Page, address: str) -> None:
    page.goto(address)
    report = opened(page).get_by_role("link", name="Report")
    target = urlsplit(report.get_attribute("href") or "")
    assert (target.scheme, target.netloc, target.path) == ("https", "example.org", "/new")
    assert parse_qs(target.query) == {
        "title": ["Mistake in 1: first-one"],
        "body": [f"Question: first-one\nPage: {address}#first-one\n"],
    }
    assert (report.get_attribute("target"), report.get_attribute("rel")) == ("_blank", "noopener")


@pytest.mark.parametrize("template", ["", "javascript:alert(1)//{title}", "report?{title}"])
def test_without_an_address_nothing_is_reported(page: Page, address: str, template: str) -> None:
    page.goto(address)
    page.evaluate("(template) => document.getElementById('quiz-site').dataset.report = template", template)
    expect(opened(page).locator("button, a")).to_have_text(WAYS[:3])


def test_the_sheet_of_the_device_gets_title_and_address(page: Page, address: str) -> None:
    page.add_init_script(
        "navigator.share = async (what) => { window.sent = what; throw new DOMException('', 'AbortError'); }"
    )
    page.goto(address)
    menu = opened(page)
    menu.get_by_role("button", name="Send").click()
    expect(menu).to_be_hidden()
    sent: Any = page.evaluate("window.sent")
    assert sent == {"title": "A first question", "url": f"{address}#first-one"}


@pytest.mark.parametrize("clipboard", ["undefined", "{ writeText: () => Promise.reject(new Error()) }"])
def test_without_a_clipboard_the_old_way(page: Page, address: str, clipboard: str) -> None:
    page.goto(address)
    page.evaluate(f"Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {clipboard} }})")
    opened(page).get_by_role("button", name="Copy link").press("Enter")
    expect(status(page)).to_have_text("Copied.")
    expect(link(page)).to_be_focused()
    page.evaluate("delete navigator.clipboard")
    assert page.evaluate(READ) == f"{address}#first-one"
    assert page.locator("quiz-link textarea").count() == 0


def test_refused_the_address_is_said_and_stays(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(address)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate("document.execCommand = () => false")
    opened(page, 2).get_by_role("button", name="Copy link").press("Enter")
    expect(status(page, 2)).to_have_text(f"Not copied: {address}#second-one")
    page.clock.run_for(10_000)
    expect(status(page, 2)).to_have_text(f"Not copied: {address}#second-one")
    assert page.locator("details[open]").count() == 0


def test_with_a_modifier_it_is_any_other_link(page: Page, address: str) -> None:
    page.goto(address)
    with page.context.expect_page() as new:
        link(page, 2).click(modifiers=["ControlOrMeta"])
    expect(new.value).to_have_url(f"{address}#second-one")
    assert page.locator("share-menu").count() == 0


def test_without_its_module_the_link_is_followed(page: Page, address: str, faults: list[str]) -> None:
    page.route("**/share.js", lambda route: route.abort())
    page.goto(address)
    link(page, 2).click()
    expect(page).to_have_url(f"{address}#second-one")
    faults.clear()  # the browser says that the request failed
