"""Vendored files are byte for byte what the lock says, and nothing lies beside them unlocked."""

import json
import re
import shutil
import tomllib
from pathlib import Path

from tools.vendor import FOLDER, differences


def test_every_file_is_as_locked() -> None:
    assert list(differences(FOLDER)) == []


def test_a_changed_and_a_missing_file_are_named(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "vendor")
    (folder / "source-serif-4.woff2").write_bytes(b"changed")
    (folder / "stix-two-math.woff2").unlink()
    assert [line.split(":")[0] for line in differences(folder)] == ["source-serif-4.woff2", "stix-two-math.woff2"]


def test_nothing_unlocked_lies_beside_them() -> None:
    lock = json.loads((FOLDER / "vendor.lock.json").read_text(encoding="utf-8"))
    locked = {name for entry in lock.values() for name in entry["files"]}
    present = {path.name for path in FOLDER.iterdir()}
    assert present - locked == {"vendor.toml", "vendor.lock.json"}
    assert all(entry["license"] and any(name.endswith("LICENSE") for name in entry["files"]) for entry in lock.values())


def test_a_module_that_was_cut_exports_what_it_was_cut_for() -> None:
    config = tomllib.loads((FOLDER / "vendor.toml").read_text(encoding="utf-8"))
    cut = [file for package in config["package"] for file in package["file"] if "names" in file]
    assert cut
    for file in cut:
        exports = re.findall(r"export\{([^}]*)\};?$", (FOLDER / file["to"]).read_text(encoding="utf-8").strip())
        assert [name.split(" as ")[-1] for name in exports[0].split(",")] == file["names"]
