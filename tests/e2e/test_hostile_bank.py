"""A bank whose every text tries to become markup: on no kind of page is anything executed, requested or added."""

import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import Once
from tests.e2e.guide import HERE, PATH, Guide, Reader, load, moved, type_in
from tests.support.hostile_bank import MARK, PAYLOADS, titles, write_hostile_project
from tools.accessibility import serving
from tools.page_actions import answer_everything
from tools.site_build import run_build

COUNT_HITS = "window.hits = 0; window.hit = () => { hits += 1; };"
#: How many elements have the mark, in templates and frames as well.
MARKED = f"""() => {{
  const roots = [document, ...[...document.querySelectorAll("template")].map(({{ content }}) => content)];
  return roots.flatMap((root) => [...root.querySelectorAll("[{MARK}]")].map(({{ outerHTML }}) => outerHTML));
}}"""


@pytest.fixture(scope="module")
def built(once: Once) -> Path:
    def make(folder: Path) -> Path:
        write_hostile_project(folder)
        output = run_build(folder, site_url=HERE + PATH).stdout
        assert "Traceback" not in output, output
        assert len(list((folder / "site/q").glob("hostile-*"))) == 2 * len(PAYLOADS), output
        return folder / "site"

    return once("hostile", make)


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Iterator[Guide]:
    root = tmp_path_factory.mktemp("hostile")
    with serving(root) as origin:
        yield Guide(moved(built, root / PATH.strip("/"), origin), origin + PATH)


@pytest.fixture
def context(reader: Reader) -> BrowserContext:
    """A reader without the site's policy, which would hide what gets through."""
    context = reader(bypass_csp=True)
    context.add_init_script(COUNT_HITS)
    return context


def expect_clean(page: Page) -> None:
    assert page.evaluate(MARKED) == [], page.url
    assert page.evaluate("window.hits") == 0, page.url


def test_no_page_has_an_element_that_a_text_would_add(built: Path) -> None:
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 80
    for path in pages:
        page = lxml.html.parse(path).getroot()
        assert page.xpath(f"//*[@{MARK}]") == [], path
        assert (
            page.xpath("//@onerror | //@onload | //@onfocus | //iframe | //@href[starts-with(., 'javascript')]") == []
        ), path


@pytest.mark.parametrize(
    "address",
    ["", "map/", "practice/", "review/", "progress/", "downloads/", "about/", "no/such/page/", "search/"],
)
def test_pages_of_all_questions(page: Page, guide: Guide, address: str, faults: list[str]) -> None:
    load(page, guide.url + address)
    for button in page.locator(".md-content button:visible").all()[:3]:
        button.click()
    expect_clean(page)
    faults[:] = [fault for fault in faults if "404" not in fault]


def test_topics_and_their_contents(page: Page, guide: Guide) -> None:
    for number, payload in enumerate(PAYLOADS, 1):
        load(page, guide.topic(f"hostile-{number}"))
        answer_everything(page)
        expect_clean(page)
        assert page.title().startswith(f"T{number} {payload}")
        expect(page.get_by_role("heading", level=1)).to_contain_text(f"T{number} {payload}")
        listed = page.locator(f".md-nav--secondary a[href='#hostile-{number}-0']").first.text_content() or ""
        assert f"Q{number}-0 {payload}" in " ".join(listed.split())


def test_questions_their_redirects_and_their_frames(page: Page, guide: Guide) -> None:
    for number, payload in enumerate(PAYLOADS, 1):
        page.goto(f"{guide.url}q/{2 * number}/")
        expect(page).to_have_url(f"{guide.url}q/hostile-{number}-0/")
        answer_everything(page)
        expect_clean(page)
        assert payload in page.title()
        for link in page.locator(".question-link").all()[:1]:
            link.click()  # opens the menu for sharing
        expect_clean(page)
        page.goto(f"{guide.url}embed/hostile-{number}-0/")
        expect_clean(page)
        assert payload in page.title()


def test_the_search(page: Page, guide: Guide) -> None:
    load(page, guide.url)
    for text in ("hostile", "title", "script", "T1"):
        type_in(page, text)
        expect_clean(page)


def test_every_title_is_read_as_it_is_written(built: Path) -> None:
    home = lxml.html.parse(built / "index.html").getroot()
    topics = {" ".join(text.split()) for text in home.xpath("//li[@class='quiz-card']/h3/a/text()")}
    assert topics == {title for title in titles() if title.startswith("T")}
    listed = (built / "llms.txt").read_text(encoding="utf-8")
    assert not re.search(r"(?<!\\)[<\]`](?!\(http)", listed.replace("](http", ""))
