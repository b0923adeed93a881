"""The numbered list in Markdown: the fifty given questions come in word for word."""

from pathlib import Path

import pytest

from macros.model import Bank
from tests.bank.test_seed import HEADING, SEED, bank_items, seed_items
from tests.unit.importers.importing import import_bytes


@pytest.fixture(scope="module")
def fifty(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    bank, said = import_bytes(tmp_path_factory.mktemp("list"), "seed.md", SEED.encode())
    assert said == []
    return bank


def test_the_fifty_questions_are_imported(fifty: Bank) -> None:
    assert bank_items(fifty) == seed_items()
    assert [topic.title for topic in fifty.topics] == HEADING.findall(SEED)
    assert len(fifty.topics) == 9


def test_ids_are_words_of_the_question(fifty: Bank) -> None:
    ids = {question.number: question.id for question in fifty.questions}
    assert ids[9] == "hinge-loss-support-vector-machines"
    assert all(3 <= len(name) <= 60 for name in ids.values())


def test_a_list_with_other_line_ends_is_the_same(fifty: Bank, tmp_path: Path) -> None:
    bank, said = import_bytes(tmp_path, "seed.markdown", b"\xef\xbb\xbf" + SEED.replace("\n", "\r\n").encode())
    assert (bank, said) == (fifty, [])
