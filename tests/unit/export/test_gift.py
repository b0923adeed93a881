"""GIFT: the escapes, a golden file of every kind, and what a parser that is not ours reads of the whole bank."""

import json
import re
import subprocess
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.export.edition import Edition
from macros.export.gift import escaped, write
from macros.export.lms import block, inline
from macros.model import Bank, Choice, Multiple
from macros.model.question import check_path
from tools.site_build import PROJECT

GOLDEN = PROJECT / "tests/golden/export/kinds.gift"


def test_every_kind_is_written_as_before(kinds: Bank, edition: Edition) -> None:
    text = write(kinds, edition).decode().replace(edition.version, "<version>")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"\nabla", r"\\nabla"),
        (r"\{x\} = {y}", r"\\\{x\\\} \= \{y\}"),
        ("a ~ b # c: d", r"a \~ b \# c\: d"),
        (r"\:", r"\\\:"),
        ("a\nb", "a b"),
    ],
)
def test_a_backslash_is_escaped_before_the_signs(text: str, wanted: str) -> None:
    assert escaped(text) == wanted


@given(st.text("\\nabl:#={}~ ", max_size=20))
def test_taking_the_escapes_away_gives_the_text_again(text: str) -> None:
    assert re.sub(r"\\([\\#=~{}:])", r"\1", escaped(text)) == text
    assert not re.search(r"(?<!\\)(\\\\)*[#=~{}:]", escaped(text))


@pytest.fixture(scope="module")
def parsed(npm: None, bank: Bank, edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The whole bank, as gift-pegjs reads it."""
    file = tmp_path_factory.mktemp("gift") / "bank.gift"
    file.write_bytes(write(bank, edition))
    command = ["node", str(PROJECT / "tests/unit/export/parse_gift.cjs"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read: list[dict[str, Any]] = json.loads(done.stdout)
    return read


def test_another_parser_reads_every_question(parsed: list[dict[str, Any]], bank: Bank) -> None:
    types = {"choice": "MC", "multiple": "MC", "numeric": "Numerical", "text": "Short", "order": "Matching",
             "match": "Matching"}  # fmt: skip
    wanted = {question.id: "Essay" for question in bank.questions}
    for question in bank.questions:
        wanted |= {check_path(question, check): types[check.kind] for check in question.checks}
    assert {each["id"]: each["type"] for each in parsed if each["type"] != "Category"} == wanted
    assert [each["type"] for each in parsed].count("Category") == len(bank.topics)


def test_another_parser_reads_the_texts_as_they_were(parsed: list[dict[str, Any]], bank: Bank) -> None:
    found = {each["id"]: each for each in parsed if each["type"] != "Category"}
    for question in bank.questions:
        general = found[question.id]["globalFeedback"]["text"]
        assert block(question.explanation).replace("\n", "<br />") in general
        for check in question.checks:
            if isinstance(check, Choice | Multiple):
                read = found[check_path(question, check)]
                assert read["stem"]["text"] == block(check.stem).replace("\n", "<br />")
                told = [(each["text"]["text"], each["feedback"]["text"]) for each in read["choices"]]
                assert told == [(inline(option.text), block(option.feedback)) for option in check.options]
