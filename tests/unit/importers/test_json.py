"""The JSON document comes back exactly."""

import json
from pathlib import Path

from macros.export.edition import Edition
from macros.export.json_bank import write_bank
from macros.model import Bank
from tests.unit.importers.importing import import_bytes


def test_export_import_export_is_the_identity(bank: Bank, edition: Edition, tmp_path: Path) -> None:
    exported = write_bank(bank, edition)
    again, said = import_bytes(tmp_path, "bank.json", exported)
    assert said == []
    assert again == bank
    assert write_bank(again, edition) == exported


def test_one_broken_question_costs_no_other(bank: Bank, edition: Edition, tmp_path: Path) -> None:
    document = json.loads(write_bank(bank, edition))
    document["bank"]["questions"][3]["answer"] = ""
    document["bank"]["questions"][4]["checks"][0]["kind"] = "riddle"
    again, said = import_bytes(tmp_path, "bank.json", json.dumps(document, indent=1).encode())
    assert len(again.questions) == len(bank.questions) - 1
    left = again.question(bank.questions[4].id).checks
    assert [check.id for check in left] == [check.id for check in bank.questions[4].checks][1:]
    assert any("this question was left out" in line for line in said)
    assert any(
        f"the check `{bank.questions[4].checks[0].id}` with its " in line and "was left out" in line for line in said
    )


def test_an_unsafe_drawing_is_left_out(bank: Bank, edition: Edition, tmp_path: Path) -> None:
    document = json.loads(write_bank(bank, edition))
    names = list(document["bank"]["figures"])
    document["bank"]["figures"][names[0]] = '<svg viewBox="0 0 1 1" onload="x()"/>'
    document["bank"]["figures"]["../../evil.svg"] = document["bank"]["figures"][names[1]]
    again, said = import_bytes(tmp_path, "bank.json", json.dumps(document).encode())
    assert sorted(again.figures) == sorted(names[1:])
    assert any("does not begin with `<svg" in line for line in said)
    assert not list(tmp_path.rglob("evil.svg"))
