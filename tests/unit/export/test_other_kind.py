"""A kind of check for which only columns are written: each format has it, as a card or as an open question."""

import csv
import io
import json
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import pytest
from lxml import etree
from typing_extensions import override

from macros.export import csv_table, gift, moodle, qti, tsv
from macros.export.columns import Asked, asked
from macros.export.edition import Edition
from macros.model import Bank, BaseCheck
from macros.problems import Flaw
from tests.unit.export.test_qti_valid import faults, newer, older
from tools.site_build import PROJECT

__all__ = ["newer", "older"]
STEM, CHOICES, KEY, FEEDBACK = "Place the *cutoff*.", ("Near 0", "Near 1"), "Near $1$", "First `why`.\n\nThen why not."


class Slider(BaseCheck):
    kind: Literal["slider"] = "slider"

    @override
    def grading_key(self) -> Mapping[str, object]:
        return {"kind": self.kind}

    @override
    def flaws(self) -> Iterator[Flaw]:
        yield from ()


@pytest.fixture
def slider(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> Bank:
    """A bank of one question with such a check; the columns are all that its author wrote for exports."""
    columns = Asked(CHOICES, (KEY,), (FEEDBACK,))
    for module in ("macros.export.lms.asked", "macros.export.moodle.columns", "macros.export.html.asked"):
        monkeypatch.setattr(module, lambda _: columns)
    monkeypatch.setattr("macros.export.csv_table.asked", lambda _: columns)
    first = bank.questions[0]
    question = first.model_copy(update={"checks": (Slider(id="cutoff", stem=STEM),)})
    return Bank.model_construct(
        topics=tuple(topic for topic in bank.topics if topic.id == first.topic),
        questions=(question,),
        references=bank.references,
        figures=bank.figures,
    )


def test_a_kind_without_columns_is_an_error() -> None:
    with pytest.raises(NotImplementedError, match="slider"):
        asked(Slider(id="cutoff", stem=STEM))


def test_moodle_has_an_essay(slider: Bank, edition: Edition) -> None:
    tree = etree.fromstring(moodle.write(slider, edition))
    [essay] = [each for each in tree if (each.findtext("idnumber") or "").endswith("/cutoff")]
    assert essay.get("type") == "essay"
    assert essay.findtext("questiontext/text") == (
        "<p>Place the <em>cutoff</em>.</p> <ul> <li>Near 0</li> <li>Near 1</li> </ul>"
    )
    assert essay.findtext("graderinfo/text") == r"<p>Near \(1\)</p>"
    general = essay.findtext("generalfeedback/text") or ""
    assert r'<p class="check-of">Near \(1\)</p>' in general
    assert "<p>First <code>why</code>.</p> <p>Then why not.</p>" in general


def test_gift_has_an_essay(npm: None, slider: Bank, edition: Edition, tmp_path: Path) -> None:
    (file := tmp_path / "bank.gift").write_bytes(gift.write(slider, edition))
    command = ["node", str(PROJECT / "tests/unit/export/parse_gift.cjs"), str(file)]
    read = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    [essay] = [each for each in read if (each.get("id") or "").endswith("/cutoff")]
    assert essay["type"] == "Essay"
    assert "<li>Near 1</li>" in essay["stem"]["text"]
    assert r"Near \(1\)" in essay["globalFeedback"]["text"]


def test_qti_has_a_valid_item_to_write_in(
    slider: Bank, edition: Edition, newer: etree.RelaxNG, older: etree.RelaxNG
) -> None:
    for form, grammar in ((qti.FORMAT_3, newer), (qti.FORMAT_21, older)):
        data = form.write(slider, edition)
        assert faults(data, grammar) == {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            [name] = [name for name in archive.namelist() if name.endswith("--cutoff.xml")]
            item = archive.read(name).decode()
        assert "<p>Then why not.</p>" in item
        assert "<li>Near 1</li>" in item


def test_a_card_and_a_row_have_what_is_right(slider: Bank, edition: Edition) -> None:
    assert "Near \\(1\\)" in tsv.write(slider, edition).decode()
    rows = csv.DictReader(io.StringIO(csv_table.write(slider, edition).decode("utf-8-sig")))
    [row] = [row for row in rows if row["kind"] == "slider"]
    assert (row["options"], row["key"], row["feedback"]) == ("Near 0\nNear 1", KEY, "First `why`. Then why not.")
