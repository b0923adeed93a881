"""The booklet as it is printed: contents that are right, questions before the key, the same twice."""

import io
import re

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from macros.export.edition import Edition, bank_version
from macros.export.format import restrict_to_topics
from macros.model import Bank, Question
from macros.render.strings import strings
from tools.booklet import booklet

TOPIC = "loss-functions"


@pytest.fixture(scope="module")
def topic(bank: Bank) -> Bank:
    return restrict_to_topics(bank, [TOPIC])


@pytest.fixture(scope="module")
def edition(bank: Bank) -> Edition:
    return Edition("guide", "Study Guide", "https://example.org/guide/", bank_version(bank), 1_795_608_000, strings())


@pytest.fixture(scope="module")
def printed(browser: Browser, topic: Bank, edition: Edition) -> bytes:
    return booklet(browser, topic, edition)


@pytest.fixture(scope="module")
def pages(printed: bytes) -> list[str]:
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(printed)).pages]


def squeezed(text: str) -> str:
    """Text without what differs between a page and its print: spaces, and hyphens at the ends of lines."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def number_after(text: str, page: str) -> int:
    found = re.search(re.escape(squeezed(text)) + r"(\d+)", page)
    assert found is not None, text
    return int(found[1])


def heading(question: Question) -> str:
    return squeezed(f"Q{question.number} {question.question.partition('$')[0]}")


def test_it_is_the_same_twice(browser: Browser, topic: Bank, edition: Edition, printed: bytes) -> None:
    assert booklet(browser, topic, edition) == printed


def test_the_contents_name_the_page_of_every_question(topic: Bank, pages: list[str]) -> None:
    for question in topic.questions:
        number = number_after(f"Q{question.number} {question.title}", pages[1])
        assert heading(question) in pages[number - 1]
        assert pages[number - 1].startswith(str(number))  # where the foot of the page comes in its text


def test_question_and_answer_name_each_other_s_page(topic: Bank, pages: list[str]) -> None:
    for question in topic.questions:
        asked = next(number for number, page in enumerate(pages, 1) if heading(question) in page and number > 2)
        answer = number_after("Answer on page", pages[asked - 1].partition(heading(question))[2])
        assert number_after(f"Q{question.number} {question.title} Question on page", pages[answer - 1]) == asked


def test_no_answer_stands_before_the_key(topic: Bank, pages: list[str]) -> None:
    key = number_after(strings()["topic"]["print_key"], pages[1]) - 1
    before, after = "".join(pages[:key]), "".join(pages[key:])
    for question in topic.questions:
        assert squeezed(question.explanation) not in before
        assert squeezed(question.explanation) in after
        assert after.count(f"Q{question.number},check") == before.count(f"Q{question.number},check") > 0
    assert "Notright" not in before


def test_it_says_what_it_is(printed: bytes, edition: Edition, pages: list[str]) -> None:
    reader = PdfReader(io.BytesIO(printed))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.subject) == (edition.title, edition.stated)
    assert reader.metadata.creation_date is None
    assert edition.version in pages[0]
    assert squeezed(edition.site) in pages[0]
    assert reader.outline
    assert b"/StructTreeRoot" in printed  # tagged: a screen reader knows headings and lists
