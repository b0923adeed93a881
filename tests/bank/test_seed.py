"""The fifty given questions are carried word for word: the bank against a copy of the list they came from."""

import re
from pathlib import Path

import pytest

from macros.model import Bank

SEED = (Path(__file__).parents[1] / "data" / "seed.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
ITEM = re.compile(
    r"^(?P<number>\d+)\. \*\*(?P<question>.+)\*\*\n"
    r"\s+- \*\*Answer:\*\* (?P<answer>.+)\n"
    r"\s+- \*\*Explanation:\*\* (?P<explanation>.+)$",
    re.MULTILINE,
)


def seed_items() -> dict[int, dict[str, str]]:
    """Number -> the item's words, with the heading it stands under as `topic`."""
    _, *parts = HEADING.split(SEED)
    return {
        int(item["number"]): {**item.groupdict(), "topic": heading}
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
        for item in ITEM.finditer(text)
    }


def bank_items(bank: Bank) -> dict[int, dict[str, str]]:
    """The same fields as the bank has them."""
    return {
        question.number: {
            "number": str(question.number),
            "question": question.question,
            "answer": question.answer,
            "explanation": question.explanation,
            "topic": bank.topic(question.topic).title,
        }
        for question in bank.questions
    }


def test_the_list_has_its_fifty_questions() -> None:
    assert list(seed_items()) == list(range(1, 51))


@pytest.mark.parametrize("number", seed_items())
def test_a_question_is_carried_word_for_word(bank: Bank, number: int) -> None:
    assert bank_items(bank)[number] == seed_items()[number]


def test_the_topics_come_in_the_order_of_the_list(bank: Bank) -> None:
    assert [topic.title for topic in bank.topics] == HEADING.findall(SEED)
