"""The pages for contributors, taken apart: links, code, tables, and sections."""

import re
from pathlib import Path

from tools.site_build import PROJECT

PAGES = sorted((PROJECT / "docs/contributing").glob("*.md"))
DOCUMENTS = [*PAGES, *(PROJECT / name for name in ("README.md", "CONTRIBUTING.md", "quizdata/README.md"))]
FORMAT = (PROJECT / "quizdata/README.md").read_text(encoding="utf-8")
#: The id of the question that README and recipes create; it does not exist.
INVENTED = "focal-loss"


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def recipe(name: str) -> str:
    return (PROJECT / "docs/contributing" / f"{name}.md").read_text(encoding="utf-8")


def fenced(text: str, language: str) -> list[str]:
    """The fenced code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def prose(text: str) -> str:
    """The text without its fenced blocks."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def spans(text: str) -> list[str]:
    """The inline code outside fenced blocks."""
    return re.findall(r"`([^`\n]+)`", prose(text))


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table."""
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line.startswith("| ")]


def section(text: str, heading: str) -> str:
    """The text below a heading, up to the next heading of its level or above."""
    level = heading.partition(" ")[0]
    found = re.search(
        rf"^{re.escape(heading)}$\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", prose(text), re.DOTALL | re.MULTILINE
    )
    assert found is not None, f"there is no section {heading!r}"
    return found[1]
