"""The pages of topics: which have none, and one for each of those."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from macros.problems import Problem, printable, printable_path
from macros.site.source import LOG

if TYPE_CHECKING:
    from macros.model import Topic

#: The title stands in the front matter alone: in the text, what a file of others calls a topic would be a template.
_PAGE = """\
---
title: {title}
---

## Questions

{{= topic_questions("{id}") =}}
"""


def topic_folders(root: Path) -> list[str]:
    """The ids of the topics that are in a bank, whether or not anything is wrong with them."""
    folders = [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
    return sorted(path.name for path in folders if (path / "topic.yml").is_file() or any(path.glob("*.yml")))


def tell_of_pageless(project: Path) -> None:
    """Whoever builds is told of each topic to whose page the site links, and there is none."""
    for problem in pageless(project):
        LOG.error("%s", problem)


def pageless(project: Path) -> Iterator[Problem]:
    """A problem for each of them."""
    for name in topic_folders(project / "quizdata"):
        if not (project / "docs/topics" / f"{name}.md").is_file():
            cure = "Run `python -m macros topics`, which writes one."
            path = printable_path("docs", "topics", f"{name}.md")
            yield Problem(path, 1, 1, f"the topic `{printable(name)}` has no page", cure, "topic-without-page")


def write_pages(docs: Path, topics: Iterable["Topic"]) -> Iterator[Path]:
    """Each page that was written into `topics/`, which an author writes prose into; none is written over."""
    folder = docs / "topics"
    folder.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        file = folder / f"{topic.id}.md"
        if not file.exists():
            title = json.dumps(topic.title, ensure_ascii=False)
            file.write_text(_PAGE.format(title=title, id=topic.id), encoding="utf-8", newline="\n")
            yield file
