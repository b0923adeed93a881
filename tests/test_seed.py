"""The fifty given questions are carried word for word: quizdata against a copy of the list they came from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SEED = (ROOT / "tests/data/seed.md").read_text(encoding="utf-8")
HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
ITEM = re.compile(
    r"^(?P<number>\d+)\. \*\*(?P<question>.+)\*\*\n"
    r"\s+- \*\*Answer:\*\* (?P<answer>.+)\n"
    r"\s+- \*\*Explanation:\*\* (?P<explanation>.+)$",
    re.MULTILINE,
)
FIELDS = ("number", "question", "answer", "explanation")


def seed_questions() -> dict[str, dict[str, str]]:
    """Number -> the item's words, with the heading it stands under as `topic`."""
    _, *parts = HEADING.split(SEED)
    return {
        item["number"]: {**item.groupdict(), "topic": heading}
        for heading, text in zip(parts[::2], parts[1::2], strict=True)
        for item in ITEM.finditer(text)
    }


def published_questions() -> dict[str, dict[str, str]]:
    """The same fields as they stand in quizdata, all scalars as strings."""
    found = {}
    for path in (ROOT / "quizdata").glob("*/*.yml"):
        if path.name == "topic.yml":
            continue
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        topic = yaml.load((path.parent / "topic.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        found[data["number"]] = {**{field: data[field] for field in FIELDS}, "topic": topic["title"]}
    return found


def test_the_list_has_its_fifty_questions() -> None:
    assert list(seed_questions()) == [str(number) for number in range(1, 51)]


@pytest.mark.parametrize("number", seed_questions())
def test_question_is_carried_word_for_word(number: str) -> None:
    assert published_questions()[number] == seed_questions()[number]
