"""Golden files of imports.

A case is a file of tests/golden/import: `name` and `text` of the imported file, the files of the `bank` before it,
then the expected `problems` and the `files` that the import writes.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from macros.cli import main
from macros.load import load_bank

CASES = sorted((Path(__file__).parents[2] / "golden/import").glob("*.yml"))
BESIDE = ("question.schema.json", "topic.schema.json", "published.yml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_files_and_messages_of_an_import(case: Path, tmp_path: Path) -> None:
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    root = tmp_path / "quizdata"
    before = wanted.get("bank", {})
    for name, text in before.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    file = tmp_path / wanted["name"]
    data = wanted["text"].encode() if "text" in wanted else bytes.fromhex(wanted["hex"])
    file.write_bytes(data)
    result = CliRunner().invoke(main, ["import", "--bank", str(root), str(file)])
    found: dict[str, Any] = {"problems": result.stderr.splitlines()[:-1], "files": dict(changed_files(root, before))}
    assert found == {"problems": wanted.get("problems", []), "files": wanted.get("files", {})}
    assert result.exit_code == (1 if found["problems"] else 0)
    assert load_bank(root).problems == ()


def changed_files(root: Path, before: dict[str, str]) -> list[tuple[str, str]]:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name not in BESIDE)
    named = ((path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in files)
    return [(name, text) for name, text in named if before.get(name) != text]
