"""The bank finds what it holds, and holds what it names."""

import pytest

from macros.model import Bank, Question, Reference, Topic


def question(name: str, number: int, **more: object) -> Question:
    fields = {"title": "Title", "question": "Why?", "answer": "So.", "explanation": "So.", "level": "intro"}
    return Question.model_validate(
        {"id": name, "topic": "metrics", "number": str(number), "keywords": [], **fields, **more}
    )


ONE = question("one", 1, related=["two"], prerequisites=["two"], references=["key1999"])
TWO = question("two", 2, key_points=["First.", "Second."])
TOPIC = Topic(id="metrics", title="Metrics", order=1, introduction="Words.")
EMPTY = Topic(id="clusters", title="Clusters", order=2, introduction="Words.")
REFERENCE = Reference(key="key1999", authors="A. Key", title="On keys", year="1999", venue="Journal of Keys")
BANK = Bank(topics=(TOPIC, EMPTY), questions=(ONE, TWO), references={"key1999": REFERENCE})


def test_everything_is_found_by_its_id() -> None:
    assert BANK.question("two") is TWO
    assert BANK.topic("metrics") is TOPIC
    assert BANK.in_topic("metrics") == (ONE, TWO)
    assert BANK.in_topic("clusters") == ()


@pytest.mark.parametrize("find", [BANK.question, BANK.topic, BANK.in_topic])
def test_what_is_not_there_is_a_key_error(find: object) -> None:
    with pytest.raises(KeyError):
        find("nothing")  # type: ignore[operator]


def test_without_a_question_there_is_no_link_to_it() -> None:
    bank = BANK.without({"two"})
    assert [left.id for left in bank.questions] == ["one"]
    assert bank.question("one").related == bank.question("one").prerequisites == ()
    assert bank.question("one").references == ("key1999",)
    with pytest.raises(KeyError):
        bank.question("two")


def test_without_nothing_it_is_the_same() -> None:
    assert BANK.without({"three"}) is BANK


def test_recall_is_graded_by_the_number_of_key_points() -> None:
    assert TWO.recall_revision == question("two", 2, key_points=["Reworded.", "Second."]).recall_revision
    assert TWO.recall_revision != ONE.recall_revision
