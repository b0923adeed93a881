"""The pages of topics in docs/topics/: which are missing, and the text of a new one."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from macros.model import Topic
from macros.problems import Problem, printable, printable_path

#: Engines write a title into the page as HTML, and mkdocs-macros expands it first: so neither may find anything in it.
_PAGE = """\
---
title: {title}
---

## Questions

{{= topic_questions("{id}") =}}
"""


def topics_without_page(project: Path) -> Iterator[Problem]:
    """Yield a problem for each topic that the site links to without having a page for it."""
    root = project / "quizdata"
    folders = [path for path in root.iterdir() if path.is_dir()] if root.is_dir() else []
    for name in sorted(folder.name for folder in folders if any(folder.glob("*.yml"))):
        if not (project / "docs" / "topics" / f"{name}.md").is_file():
            path = printable_path("docs", "topics", f"{name}.md")
            cure = "Run `python -m macros topics`, which writes one."
            yield Problem(path, 1, 1, f"the topic `{printable(name)}` has no page", cure, "topic-without-page")


def write_pages(docs: Path, topics: Iterable[Topic]) -> Iterator[Path]:
    """Write a page into `topics/` for each topic that has none, and yield it; an existing page is left as it is."""
    folder = docs / "topics"
    folder.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        file = folder / f"{topic.id}.md"
        if not file.exists():
            title = json.dumps(escape(topic.title, quote=False).replace("{", "&#123;"), ensure_ascii=False)
            file.write_text(_PAGE.format(title=title, id=topic.id), encoding="utf-8", newline="\n")
            yield file
