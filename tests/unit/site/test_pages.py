"""The built site, parsed: every link and anchor leads somewhere, and nothing is left over or betrayed."""

import copy
import json
import re
from collections import Counter
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

from macros.model import Bank, Choice, Multiple
from macros.render.markdown import Fields, plain_text
from macros.render.strings import strings

BASE = "https://example.org/guide/"
LEFT_OVER = re.compile(r'markdown="|\{\{|\{%|\{=|=\}|data-quiz-slot|data-search-exclude|Macro Rendering Error')
Pages = dict[str, lxml.html.HtmlElement]


def test_every_link_leads_to_a_page_or_file_and_anchor_that_exist(site: Path, documents: Pages) -> None:
    ids = {address: set(page.xpath("//@id")) for address, page in documents.items()}
    broken = [
        (address, link)
        for address, page in documents.items()
        for link in page.xpath("//@href | //@src")
        if not _resolves(site, ids, urljoin(BASE + address, link))
    ]
    assert broken == []


def test_what_leads_nowhere_does_not_resolve(site: Path, documents: Pages) -> None:
    ids = {address: set(page.xpath("//@id")) for address, page in documents.items()}
    assert _resolves(site, ids, f"{BASE}about/#privacy")
    for address in ("gone/", "about/#gone", "#gone", "assets/gone.js"):
        assert not _resolves(site, ids, BASE + address)


def _resolves(site: Path, ids: dict[str, set[str]], url: str) -> bool:
    if not url.startswith(BASE):
        return urlsplit(url).scheme in {"https", "javascript"}  # elsewhere: references
    path, fragment = unquote(urlsplit(url).path)[len("/guide/") :], unquote(urlsplit(url).fragment)
    if path in ids:
        return not fragment or fragment in ids[path] or fragment.startswith("__")
    return (site / path).is_file()


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    for address, page in pages.items():
        twice = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
        assert (address, twice) == (address, [])


def test_nothing_is_left_over_from_markdown_or_macros(pages: Pages) -> None:
    for address, shared in pages.items():
        page = copy.deepcopy(shared)  # other tests read it as well
        content = page.find_class("md-content__inner")
        for code in list(content[0].iter("code", "pre")) if content else ():
            code.clear()
        html = lxml.html.tostring(page, encoding="unicode")
        assert (address, LEFT_OVER.findall(html)) == (address, [])


def test_no_text_stands_outside_of_what_holds_it(pages: Pages) -> None:
    for address, page in pages.items():
        loose = [text for text in page.xpath("/html/text() | /html/body/text()") if text.strip()]
        assert (address, loose) == (address, [])


def test_headings_never_skip_a_level(pages: Pages) -> None:
    for address, page in pages.items():
        levels = [int(heading.tag[1]) for heading in page.xpath("//article//*[re:test(name(), '^h[1-6]$')]",
                  namespaces={"re": "http://exslt.org/regular-expressions"})]  # fmt: skip
        assert levels.count(1) == 1, address
        assert all(deeper <= level + 1 for level, deeper in pairwise(levels)), address


def test_every_page_says_what_it_is(pages: Pages) -> None:
    described = [page.xpath("string(//meta[@name='description']/@content)") for page in pages.values()]
    titled = [page.xpath("string(//title)") for page in pages.values()]
    assert all(described)
    assert len(set(titled)) >= len(titled) - 1  # 404.html is called as the site is
    canonical = {address: page.xpath("string(//link[@rel='canonical']/@href)") for address, page in pages.items()}
    assert all(url == BASE + address for address, url in canonical.items() if address != "404.html")


def test_every_question_stands_on_its_topic_and_on_a_page_of_its_own_with_its_words(pages: Pages, bank: Bank) -> None:
    shown = {
        (article.get("data-question"), address): article
        for address, page in pages.items()
        for article in page.xpath("//article[@class='question']")
    }
    places = {question.id: (f"topics/{question.topic}/", f"q/{question.id}/") for question in bank.questions}
    assert set(shown) == {(name, place) for name, both in places.items() for place in both}
    for question in bank.questions:
        for level, place in zip((3, 1), places[question.id], strict=True):
            article = shown[question.id, place]
            assert article.get("data-number") == str(question.number)
            assert article.xpath(f"string(.//h{level}/@id)") == question.id
            text = " ".join(article.text_content().split())
            for field in (question.question, question.answer, question.explanation):
                assert plain_text(Fields().inline(field)) in text


def test_the_table_of_contents_lists_every_question(pages: Pages, bank: Bank) -> None:
    for topic in bank.topics:
        page = pages[f"topics/{topic.id}/"]
        contents = page.xpath("//nav[@aria-label='Table of contents']//a/@href")
        wanted = [f"#{question.id}" for question in bank.in_topic(topic.id)]
        # It stands there twice: beside the page, and in the drawer of a phone.
        assert [link for link in contents if link in wanted] == wanted * 2


def test_answers_and_feedback_are_closed(pages: Pages) -> None:
    opened = [(address, page.xpath("//details[@open]")) for address, page in pages.items()]
    assert all(not details for _, details in opened)
    answers = sum(len(page.xpath("//details[@class='question-answer']")) for page in pages.values())
    assert answers >= 2 * 50


def test_no_form_begins_in_what_is_closed(pages: Pages) -> None:
    forms = [form for page in pages.values() for form in page.xpath("//article//form")]
    assert len(forms) > 100
    assert [form.get("class") for form in forms if form.xpath("ancestor::details")] == []
    named = [field for page in pages.values() for field in page.xpath("//button[@form] | //input[@form]")]
    assert all(field.xpath("ancestor::article[@class='question']//form/@id") == [field.get("form")] for field in named)
    assert len(named) > 100


def test_a_page_that_begins_with_formulas_asks_for_their_font_at_once(pages: Pages, bank: Bank) -> None:
    asks = {
        question.id: bool(pages[f"q/{question.id}/"].xpath("//link[contains(@href, 'math')]"))
        for question in bank.questions
    }
    for name, early in asks.items():
        [article] = pages[f"q/{name}/"].xpath("//article[@class='question']")
        assert early == bool(article.xpath(".//*[local-name()='math'][not(ancestor::details)]"))
    assert set(asks.values()) == {True, False}


@pytest.fixture(scope="module")
def entries(site: Path) -> dict[str, dict[str, Any]]:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    return {entry["location"]: entry for entry in index["docs"]}


def test_every_question_is_a_search_result_of_its_own(entries: dict[str, dict[str, Any]], bank: Bank) -> None:
    for question in bank.questions:
        entry = entries[f"topics/{question.topic}/#{question.id}"]
        assert unescape(entry["title"]) == f"Q{question.number} {plain_text(Fields().inline(question.question))}"
        assert entry["name"] == question.title
        assert (entry["keywords"], entry["asked_as"]) == (list(question.keywords), list(question.asked_as))
        assert entry["tags"] == [bank.topic(question.topic).title]
        assert entry["text"] == ""


def test_no_answer_feedback_or_label_is_in_the_search_index(entries: dict[str, dict[str, Any]], bank: Bank) -> None:
    topics = (entry for location, entry in entries.items() if location.startswith("topics/"))
    everything = "\n".join(json.dumps(entry, ensure_ascii=False) for entry in topics)
    assert everything
    hidden = [field for question in bank.questions for field in (question.answer, question.explanation)]
    hidden += [
        option.feedback
        for question in bank.questions
        for check in question.checks
        if isinstance(check, Choice | Multiple)
        for option in check.options
    ]
    labels = [word for part in ("question", "check", "browser") for word in strings()[part].values()]
    hidden += [label for label in labels if len(label.split()) > 2]
    assert [text for text in hidden if plain_text(Fields().inline(text)) in everything] == []


def test_the_built_site_asks_no_other_host(site: Path) -> None:
    outside = re.compile(r"""(?:src|@import|url\()\s*=?\s*["']?(https?:)?//""")
    for path in [*site.rglob("*.html"), *(site / "assets").glob("*.css"), *(site / "assets").glob("*.js")]:
        assert outside.findall(path.read_text(encoding="utf-8")) == [], path
