"""Cards are drawn once, and kept by what is on them."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from macros.render.card.card import Card
from macros.site.cards import CardStore
from tools.site import PROJECT, copy_project

CARDS = [(f"q/{name}/card.png", Card(name, "Topic", f"What is {name}?", name, "", "The guide")) for name in "abc"]
AGAIN = """
import sys
from pathlib import Path
from macros.site.cards import CardStore
from macros.render.card.card import Card
cards = [(f"q/{name}/card.png", Card(name, "Topic", f"What is {name}?", name, "", "The guide")) for name in "abc"]
CardStore(Path(sys.argv[1])).write(Path(sys.argv[1], "site"), cards)
print("PIL" in sys.modules)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def kept(project: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in (project / ".cache/cards").iterdir()}


def test_a_card_is_drawn_again_only_when_its_words_change(project: Path) -> None:
    CardStore(project).write(project / "site", CARDS)
    first = kept(project)
    CardStore(project).write(project / "site", CARDS)
    assert kept(project) == first
    changed = [*CARDS[:2], (CARDS[2][0], replace(CARDS[2][1], text="And now?"))]
    CardStore(project).write(project / "site", changed)
    assert len(kept(project)) == 3
    assert len(kept(project).items() & first.items()) == 2


def test_other_colors_are_other_cards(project: Path) -> None:
    CardStore(project).write(project / "site", CARDS)
    first = kept(project)
    tokens = project / "docs/assets/quiz/tokens.css"
    tokens.write_text(tokens.read_text(encoding="utf-8").replace("#0b5f66", "#0b5f67"), encoding="utf-8")
    CardStore(project).write(project / "site", CARDS)
    assert not kept(project).keys() & first.keys()


def test_what_is_kept_is_written_without_the_program_that_draws(project: Path) -> None:
    runs = [
        subprocess.run(
            [sys.executable, "-c", AGAIN, str(project)], cwd=PROJECT, text=True, capture_output=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert runs == ["True", "False"]
    assert sorted(path.parent.name for path in (project / "site").rglob("card.png")) == ["a", "b", "c"]
