"""The built site as programs read it that show links to it: by a parser of our own, and by one that is not ours."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from linkpreview import Link, LinkPreview
from lxml import etree
from PIL import Image

from macros.model import Bank, Question
from tests.support.link_preview import linked_data, metadata, parsed

SITE = "https://example.org/guide/"
#: What every preview needs; all but the description of the home page are made from the bank.
NEEDED = (
    "og:type", "og:site_name", "og:title", "og:description", "og:url", "og:image", "og:image:width", "og:image:height",
    "og:image:alt", "twitter:card", "twitter:title", "twitter:description", "twitter:image", "description",
)  # fmt: skip


def html_of(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text(encoding="utf-8")


def leading_to(question: Question) -> Iterator[str]:
    """Its own page, and every address that leads there."""
    yield f"q/{question.id}/"
    yield f"q/{question.number}/"
    for alias in question.aliases:
        yield f"q/{alias}/"


def test_every_address_of_a_question_is_shown_as_the_question(site: Path, bank: Bank) -> None:
    for question in bank.questions:
        for address in leading_to(question):
            html, page = html_of(site, address), f"{SITE}q/{question.id}/"
            found = metadata(html)
            assert [name for name in NEEDED if not found.get(name)] == [], address
            assert (found["og:title"], found["og:url"], found["og:image"]) == (
                question.question,
                page,
                f"{page}card.png",
            )
            assert found["twitter:card"] == "summary_large_image"
            assert parsed(html).xpath("/html/head/link[@rel='canonical']/@href") == [page]


def test_another_parser_sees_the_same(site: Path, bank: Bank) -> None:
    for question in bank.questions:
        for address in leading_to(question):
            # It would read the page once for each way of saying what a page is.
            page = BeautifulSoup(html_of(site, address), "html.parser")
            shown = LinkPreview(Link(SITE + address, ""), soup=page)
            topic = bank.topic(question.topic).title
            assert shown.title == question.question
            assert topic in shown.description
            assert shown.image == shown.absolute_image == f"{SITE}q/{question.id}/card.png"
            assert shown.site_name == "Machine Learning Study Guide"
            said = f"{shown.title} {shown.description}"
            assert question.answer not in said
            assert question.explanation not in said


def test_every_page_with_a_picture_has_it(site: Path) -> None:
    pages = [(file, metadata(file.read_text(encoding="utf-8"))) for file in site.rglob("index.html")]
    shown = {file: found["og:image"] for file, found in pages if "og:image" in found}
    assert site / "index.html" in shown
    for file, address in shown.items():
        assert address.startswith(SITE), file
        with Image.open(site / address.removeprefix(SITE)) as image:
            assert (image.size, image.format) == ((1200, 630), "PNG")
        assert (site / address.removeprefix(SITE)).stat().st_size <= 40_000


def test_topics_and_the_home_page_are_shown(site: Path, bank: Bank) -> None:
    for address, title in [("", "Machine Learning Study Guide"), *((f"topics/{t.id}/", t.title) for t in bank.topics)]:
        found = metadata(html_of(site, address))
        assert [name for name in NEEDED if not found.get(name)] == [], address
        assert (found["og:title"], found["og:url"]) == (title, SITE + address)


def test_search_engines_read_a_quiz_on_questions_and_a_resource_on_topics(site: Path, bank: Bank) -> None:
    for question in bank.questions:
        [data] = linked_data(html_of(site, f"q/{question.id}/"))
        assert data["@type"] == "Quiz"
    for topic in bank.topics:
        [data] = linked_data(html_of(site, f"topics/{topic.id}/"))
        assert data["@type"] == "LearningResource"
        for part in data["hasPart"]:
            assert (site / part["url"].removeprefix(SITE) / "index.html").is_file()


def test_no_page_has_linked_data_in_its_content(site: Path) -> None:
    """The theme runs scripts anew that it finds there."""
    for file in site.rglob("index.html"):
        assert parsed(file.read_text(encoding="utf-8")).xpath("//body//script[@type='application/ld+json']") == []


def test_the_feed_leads_to_pages_that_are_there(site: Path, bank: Bank) -> None:
    feed = etree.fromstring((site / "feed.xml").read_bytes())
    links = [link.get("href") or "" for link in feed.findall("{*}entry/{*}link")]
    assert len(links) == len(bank.questions)
    assert all((site / link.removeprefix(SITE) / "index.html").is_file() for link in links)


def test_the_data_leads_to_pages_embeds_and_cards_that_are_there(site: Path, bank: Bank) -> None:
    data = json.loads((site / "api/questions.json").read_text(encoding="utf-8"))
    assert (site / "api/questions.schema.json").is_file()
    assert len(data["questions"]) == len(bank.questions)
    for question in data["questions"]:
        for address in (question["url"], question["embed"]):
            assert (site / address.removeprefix(SITE) / "index.html").is_file()
        assert (site / question["card"].removeprefix(SITE)).is_file()


def test_what_language_models_are_told_leads_somewhere(site: Path) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    links = [line.partition("](")[2].partition(")")[0].removeprefix(SITE) for line in text.splitlines() if "](" in line]
    assert [link for link in links if not (site / link).exists()] == []


@pytest.mark.parametrize("name", ["assets/favicon.svg"])
def test_what_embeds_load_is_there(site: Path, name: str) -> None:
    assert (site / name).is_file()
