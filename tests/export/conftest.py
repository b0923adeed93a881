"""An edition that never changes."""

import pytest

from macros.export.edition import Edition, bank_version
from macros.model import Bank
from macros.render.strings import strings

#: 2026-11-25, at noon.
NOON = 1_795_608_000


@pytest.fixture(scope="session")
def edition(bank: Bank) -> Edition:
    return Edition("ml-study-guide", "Study Guide", "https://example.org/guide/", bank_version(bank), NOON, strings())
