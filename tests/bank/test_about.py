"""The About page gives the numbers that the bank has."""

import re

from macros.check.statistics import measure
from macros.model import Bank
from tools.site_build import PROJECT


def test_it_counts_the_numeric_claims_that_tests_recompute(bank: Bank) -> None:
    text = " ".join((PROJECT / "docs/about.md").read_text(encoding="utf-8").split())
    stated = re.search(r"tests recompute ([\d,]+) of the ([\d,]+) numeric claims", text)
    shares = measure(bank, PROJECT / "quizdata").recomputed.values()
    counted = (sum(share.having for share in shares), sum(share.total for share in shares))
    assert stated is not None
    assert tuple(int(number.replace(",", "")) for number in stated.groups()) == counted
