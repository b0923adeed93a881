"""Imports bytes into a new bank."""

from pathlib import Path

from click.testing import CliRunner

from macros.cli import main
from macros.load import load_bank
from macros.model import Bank


def import_bytes(folder: Path, name: str, data: bytes, site: str = "") -> tuple[Bank, list[str]]:
    """Return the bank of a new folder after an import, which has no problem, and the messages.

    ``site`` is the address of the site in its mkdocs.yml.
    """
    file = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    if site:
        (folder / "mkdocs.yml").write_text(f"site_url: {site}\n", encoding="utf-8")
    file.write_bytes(data)
    result = CliRunner().invoke(main, ["import", "--bank", str(folder / "quizdata"), str(file)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    loaded = load_bank(folder / "quizdata")
    assert loaded.problems == ()
    return loaded.bank, result.stderr.splitlines()[:-1]
