"""QTI 2.1 is made from the items of 3.0: `test_qti.py` plays both. Here: no name of 3.0 is left."""

import re
import zipfile
from io import BytesIO

from macros.export.edition import Edition
from macros.export.qti import FORMAT_21
from macros.model import Bank


def test_no_name_of_the_newer_version_is_left(bank: Bank, edition: Edition) -> None:
    with zipfile.ZipFile(BytesIO(FORMAT_21.write(bank, edition))) as archive:
        items = [archive.read(name).decode() for name in archive.namelist() if name.startswith("items/")]
    assert len(items) > 200
    for item in items:
        assert "qti-" not in item
        own = re.sub("<math .*?</math>", "", item)
        assert re.findall(r"<[a-z]+-[a-z-]+|\s(?:base|max|time|show|response|outcome|map)-[a-z]+=", own) == []
