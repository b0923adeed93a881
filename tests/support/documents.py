"""The pages that a contributor reads, taken apart."""

import re
from pathlib import Path

from tools.site import PROJECT

PAGES = sorted((PROJECT / "docs/contributing").glob("*.md"))
DOCUMENTS = [*PAGES, *(PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "quizdata/README.md"))]
RECIPES = [
    PROJECT / f"docs/contributing/{name}.md"
    for name in ("add-a-question", "add-a-kind-of-check", "add-an-export", "change-the-look")
]
FORMAT = (PROJECT / "quizdata/README.md").read_text(encoding="utf-8")
#: The question that README and recipes begin; it is not there.
INVENTED = "focal-loss"


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def prose(text: str) -> str:
    """The text without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def spans(text: str) -> list[str]:
    """What stands in backticks within a line."""
    return re.findall(r"`([^`\n]+)`", prose(text))


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table."""
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("| ")]


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next of its level or above."""
    level = heading.partition(" ")[0]
    found = re.search(
        rf"^{re.escape(heading)}$\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", prose(text), re.DOTALL | re.MULTILINE
    )
    assert found is not None, f"there is no {heading!r}"
    return found[1]
