"""The browser of the tests leaves out what Playwright leaves out, whose list ours takes the place of."""

import re
from pathlib import Path

import playwright

from tools.chromium import PLAYWRIGHTS

DRIVER = Path(playwright.__file__).parent / "driver/package/lib/coreBundle.js"


def test_nothing_is_missing_of_playwrights_own_list() -> None:
    listed = re.search(r"disabledFeatures = \[(.*?)\]", DRIVER.read_text(encoding="utf-8"), re.DOTALL)
    assert listed is not None
    assert re.findall(r'"(\w+)"', listed[1]) == list(PLAYWRIGHTS)
