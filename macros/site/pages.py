"""A page for each topic that has none, for questions that came from elsewhere."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.model import Topic

#: The title stands in the front matter alone: in the text, what a file of others calls a topic would be a template.
_PAGE = """\
---
title: {title}
---

## Questions

{{= topic_questions("{id}") =}}
"""


def write_pages(docs: Path, topics: Iterable[Topic]) -> Iterator[Path]:
    """Each page that was written into `topics/`, which an author writes prose into; none is written over."""
    folder = docs / "topics"
    folder.mkdir(parents=True, exist_ok=True)
    for topic in topics:
        file = folder / f"{topic.id}.md"
        if not file.exists():
            title = json.dumps(topic.title, ensure_ascii=False)
            file.write_text(_PAGE.format(title=title, id=topic.id), encoding="utf-8", newline="\n")
            yield file
