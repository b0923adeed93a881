"""GIFT: the escapes, a golden file of every kind, and what a parser that is not ours reads of the whole bank."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.export.edition import Edition
from macros.export.gift import escaped, write
from macros.load import load_bank
from macros.model import Bank
from tools.site import PROJECT

GOLDEN = PROJECT / "tests/golden/export/kinds.gift"


@pytest.fixture
def kinds(tmp_path: Path) -> Bank:
    (root := tmp_path / "quizdata/golden").mkdir(parents=True)
    (root / "topic.yml").write_text("title: A/B\norder: 1\nintroduction: With *all* kinds.\n", encoding="utf-8")
    for file in (PROJECT / "tests/golden/html").glob("*.yml"):
        (root / f"{file.stem}-golden.yml").write_bytes(file.read_bytes())
    return load_bank(root.parent).bank


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
