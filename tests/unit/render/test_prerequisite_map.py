"""The map of any bank: steps, what is implied, where questions stand, and that no line passes behind one."""

import re
from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import Bank, Question, Topic
from macros.render import prerequisite_map
from macros.render.prerequisite_map import Drawing, Node, direct, draw, letter_of, linked, steps
from macros.render.renderer import Renderer
from macros.render.strings import strings
from macros.render.urls import Page
from tests.support.link_preview import parsed

WORDS = strings()["map"]
TOPICS = tuple(
    Topic.model_validate({"id": f"topic-{n}", "title": f"Topic <{n}>", "order": n + 1, "introduction": "One."})
    for n in range(3)
)
Needs = Mapping[str, tuple[str, ...]]


def bank_of(needs: Needs) -> Bank:
    """A bank of questions that have nothing but prerequisites."""
    questions = (
        Question.model_validate(
            {
                "id": name,
                "topic": TOPICS[place % len(TOPICS)].id,
                "number": place + 1,
                "title": f"Title of {name} & <more>",
                "question": "What?",
                "answer": "That.",
                "explanation": "So.",
                "level": "intro",
                "keywords": ["word"],
                "prerequisites": each,
            }
        )
        for place, (name, each) in enumerate(needs.items())
    )
    return Bank(topics=TOPICS, questions=tuple(questions), references={})


def drawn(needs: Needs) -> Drawing:
    found = draw(bank_of(needs))
    assert found is not None
    return found


@st.composite
def any_needs(draw: st.DrawFn) -> Needs:
    """Prerequisites without a circle, among up to twelve questions in any order."""
    names = draw(st.permutations([f"question-{n}" for n in range(draw(st.integers(2, 12)))]))
    needs = {
        name: tuple(draw(st.lists(st.sampled_from(names[:place]), unique=True, max_size=3))) if place else ()
        for place, name in enumerate(names)
    }
    return dict(sorted(needs.items()))


def ancestors(needs: Needs, name: str) -> set[str]:
    return set(needs[name]).union(*(ancestors(needs, each) for each in needs[name]))


@given(any_needs())
def test_a_step_is_one_more_than_those_before(needs: Needs) -> None:
    found = steps(needs)
    assert found.keys() == needs.keys()
    for name, each in needs.items():
        assert found[name] == max((found[before] + 1 for before in each), default=0)


@given(any_needs())
def test_what_is_left_out_follows_from_what_is_not(needs: Needs) -> None:
    left = direct(needs, steps(needs))
    for name, each in left.items():
        assert set(each) <= set(needs[name])
        assert ancestors(left, name) == ancestors(needs, name)
        assert [one for one in each for other in each if one in ancestors(needs, other)] == []


def test_a_circle_and_what_is_behind_it_have_no_step() -> None:
    assert steps({"a": ("c",), "b": ("a",), "c": ("b",), "d": ("c",), "e": (), "f": ("e",)}) == {"e": 0, "f": 1}
    found = drawn({"aaa": ("bbb",), "bbb": ("aaa",), "ccc": ("bbb",), "ddd": (), "eee": ("ddd",)})
    assert [node.question.id for node in found.nodes] == ["ddd", "eee"]


def apart(one: Node, other: Node) -> bool:
    return (
        abs(one.x - other.x) >= prerequisite_map.WIDTH + prerequisite_map.GAP
        or abs(one.y - other.y) >= prerequisite_map.HEIGHT
    )


def straights(path: str) -> list[tuple[int, int, int]]:
    """From where to where a line goes straight, and at which height."""
    return [(int(left), int(right), int(y)) for left, y, right in re.findall(r" (\d+) (\d+)H(\d+)", path)]


@given(any_needs())
def test_no_question_covers_another_and_no_line_passes_behind_one(needs: Needs) -> None:
    if not linked(needs):
        assert draw(bank_of(needs)) is None
        return
    found = drawn(needs)
    assert {node.question.id for node in found.nodes} == set(linked(needs))
    assert all(apart(one, other) for one, other in combinations(found.nodes, 2))
    assert all(0 <= node.x <= found.width - prerequisite_map.WIDTH for node in found.nodes)
    assert all(0 <= node.y <= found.height - prerequisite_map.HEIGHT for node in found.nodes)
    for path in found.paths:
        for left, right, y in straights(path):
            assert right - left == prerequisite_map.WIDTH
            assert not [
                node for node in found.nodes if node.x == left and node.y <= y <= node.y + prerequisite_map.HEIGHT
            ]


@given(any_needs())
def test_each_line_begins_at_a_question_and_ends_at_one_that_builds_on_it(needs: Needs) -> None:
    if not linked(needs):
        return
    found = drawn(needs)
    middle = prerequisite_map.HEIGHT // 2
    starts = {(node.x + prerequisite_map.WIDTH, node.y + middle): node.question.id for node in found.nodes}
    ends = {(node.x, node.y + middle): node.question.id for node in found.nodes}
    lines = set()
    for path in found.paths:
        numbers = [int(number) for number in re.findall(r"\d+", path)]
        lines.add((starts[numbers[0], numbers[1]], ends[numbers[-2], numbers[-1]]))
    kept = direct(needs, steps(needs))
    assert lines == {(start, end) for end, each in kept.items() for start in each}
    assert draw(bank_of(needs)) == found


def test_letters_go_on_after_z() -> None:
    assert [letter_of(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_long_line_has_a_row_of_its_own() -> None:
    found = drawn({"one": (), "two": ("one",), "three": ("two",), "four": ("three", "six"), "six": ()})
    [long] = [path for path in found.paths if "H" in path]
    assert len(straights(long)) == 2


def html_of(needs: Needs) -> str:
    return str(Renderer(bank_of(needs)).map(Page("map/", "map/")))


def test_topics_are_told_apart_by_letters_and_every_text_is_escaped() -> None:
    page = parsed(html_of({"aaa": (), "bbb": ("aaa",), "ccc": ("bbb",)}))
    nodes = page.xpath("//svg//a")
    assert [node.get("href") for node in nodes] == ["../q/aaa/", "../q/bbb/", "../q/ccc/"]
    assert [node.xpath("string(.//*[@class='map-mark'])") for node in nodes] == ["A", "B", "C"]
    assert nodes[1].xpath("string(.//*[@class='map-name'])") == "Q2 Title of bbb & <more>"
    assert nodes[1].get("title") == "Q2 Title of bbb & <more> · Topic <1>"
    assert page.xpath("//ul[@class='map-keys']//a/text()") == ["Topic <0>", "Topic <1>", "Topic <2>"]


def test_a_long_title_is_cut_in_its_box_and_whole_beside_it() -> None:
    name = "a-name-that-is-as-long-as-the-ids-of-questions-may-become"
    [node, _] = parsed(html_of({name: (), "bbb": (name,)})).xpath("//svg//a")
    assert node.xpath("string(.//*[@class='map-name'])") == "Q1 Title of…"
    assert f"Title of {name} & <more>" in node.get("title")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_without_prerequisites_the_page_says_so(count: int) -> None:
    page = parsed(html_of({f"question-{n}": () for n in range(count)}))
    assert page.xpath("//svg | //*[@tabindex]") == []
    assert WORDS["none"] in page.text_content()
    assert len(page.xpath("//*[@class='map-question']")) == count


def test_a_thousand_questions_are_a_list_of_bounded_size() -> None:
    needs = {f"question-{n}": (f"question-{n - 1}",) if n % 10 else () for n in range(1000)}
    html = html_of(needs)
    page = parsed(html)
    assert page.xpath("//svg") == []
    assert WORDS["too_many"].format(count=1000) in page.text_content()
    assert len(page.xpath("//a[@class='map-question']")) == 1000
    assert len(html) < 600_000


def test_the_most_that_is_drawn_is_drawn() -> None:
    chain = {f"question-{n}": (f"question-{n - 1}",) if n else () for n in range(prerequisite_map.MOST)}
    assert drawn(chain).steps == prerequisite_map.MOST
    assert draw(bank_of({**chain, "one-more": ("question-0",)})) is None
