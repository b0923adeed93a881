"""An edition that never changes, and a bank with a check of every kind that does not change with the guide."""

import os
from pathlib import Path

import pytest

from macros.export.edition import Edition, bank_version
from macros.load import load_bank
from macros.model import Bank
from macros.render.strings import strings
from tools.node import NodeMissingError, tool
from tools.site_build import PROJECT

#: 2026-11-25, at noon.
NOON = 1_795_608_000


@pytest.fixture(scope="session")
def edition(bank: Bank) -> Edition:
    return Edition("ml-study-guide", "Study Guide", "https://example.org/guide/", bank_version(bank), NOON, strings())


@pytest.fixture
def kinds(tmp_path: Path) -> Bank:
    (root := tmp_path / "quizdata/golden").mkdir(parents=True)
    (root / "topic.yml").write_text("title: A/B\norder: 1\nintroduction: With *all* kinds.\n", encoding="utf-8")
    for file in (PROJECT / "tests/golden/html").glob("*.yml"):
        (root / f"{file.stem}-golden.yml").write_bytes(file.read_bytes())
    return load_bank(root.parent).bank


@pytest.fixture(scope="session")
def npm() -> None:
    """What npm brings is there. Without npm that is said; where nobody would read it, it fails."""
    try:
        tool("gift-pegjs")
    except NodeMissingError as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
