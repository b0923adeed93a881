"""The page of prerequisites as it is built: the drawing and the list say the same, and that is what the bank says."""

import lxml.html
import pytest

from macros.model import Bank
from macros.render.strings import strings

WORDS = strings()["map"]
Pages = dict[str, lxml.html.HtmlElement]


@pytest.fixture
def page(documents: Pages) -> lxml.html.HtmlElement:
    return documents["map/"]


def linked_from(place: lxml.html.HtmlElement, path: str) -> list[str]:
    """The ids of the questions that something on the page links to."""
    return [href.removeprefix("../q/").rstrip("/") for href in place.xpath(f"{path}/@href")]


def test_the_list_has_every_question_with_what_it_builds_on_and_is_needed_for(
    page: lxml.html.HtmlElement, bank: Bank
) -> None:
    reading = [question for topic in bank.topics for question in bank.in_topic(topic.id)]
    rows = page.xpath("//*[@class='map-topic']//li")
    assert len(rows) == len(reading)
    for row, question in zip(rows, reading, strict=True):
        [name, *others] = linked_from(row, ".//a")
        assert name == question.id
        assert others == [*question.prerequisites, *(each.id for each in bank.needed_for(question.id))]


def test_the_drawing_has_every_linked_question_and_a_line_for_each_that_is_not_implied(
    page: lxml.html.HtmlElement, bank: Bank
) -> None:
    needed = {name for question in bank.questions for name in question.prerequisites}
    linked = {question.id for question in bank.questions if question.prerequisites or question.id in needed}
    drawn = linked_from(page, "//svg//a")
    assert len(drawn) > 30
    assert sorted(drawn) == sorted(linked)
    lines = page.xpath("//svg//path[@class='map-line']")
    assert len(drawn) / 2 < len(lines) <= sum(len(question.prerequisites) for question in bank.questions)


def test_the_drawing_has_a_name_and_words_and_can_be_scrolled_by_keyboard(
    page: lxml.html.HtmlElement, bank: Bank
) -> None:
    [svg] = page.xpath("//section[@tabindex='0'][@aria-label]/svg")
    for attribute in ("aria-labelledby", "aria-describedby"):
        assert page.get_element_by_id(svg.get(attribute)).text
    assert page.get_element_by_id("map-list").tag == "h2"
    assert WORDS["topics"] in page.xpath("//p/text()")


def test_the_page_needs_no_script_of_ours(page: lxml.html.HtmlElement) -> None:
    assert page.xpath("//script[@type='module'][@src]") == []
    assert page.xpath("//nav//a[@href='../map/' or @href='./']")
