"""The macros an author writes in a page: `{= topic_questions("loss-functions") =}`, `{= topic_cards() =}`."""

import difflib
import logging
from pathlib import Path
from typing import Any

from macros.errors import Problem
from macros.model import Question
from macros.render import Page
from macros.site.assets import write_assets
from macros.site.guide import Guide, guide
from macros.site.slots import Heading, Slot, slots_of

# MkDocs and ProperDocs count what is logged here: an error makes `build --strict` fail, even with -q.
_LOG = logging.getLogger("mkdocs.plugins.quiz")


def register(env: Any) -> None:
    """Give `env` (of mkdocs-macros, or Zensical's) the macros, and the browser its joined files."""
    project = Path(env.project_dir)
    write_assets(project / "docs")
    current = guide(project)
    for problem in current.problems:
        _LOG.error("%s", problem)

    @env.macro  # type: ignore[untyped-decorator]
    def topic_questions(topic_id: str) -> str:
        """Every question of a topic, with its recall and checks."""
        return place(env, _topic(current, topic_id, this_page(env)))

    @env.macro  # type: ignore[untyped-decorator]
    def topic_cards() -> str:
        """The topics, with their counts and the reader's progress."""
        return place(env, Slot(current.renderer.topic_cards(this_page(env))))


def place(env: Any, slot: Slot) -> str:
    """What stands in the Markdown for `slot`: a placeholder, or on an engine without hooks its HTML."""
    slots = slots_of(env.page.meta or {})
    return slot.html if slots is None else slots.put(slot)


def this_page(env: Any) -> Page:
    """The page being built.

    Links in a slot start from the page's address. What stands in the page's Markdown, Zensical reads as
    relative to the source file, and rewrites: there they start from the source's folder, `topics/`.
    """
    url = str(env.page.url).lstrip("./")
    if slots_of(env.page.meta or {}) is not None:
        return Page(url, url)
    folder = url.rstrip("/").rpartition("/")[0]
    return Page(url, f"{folder}/" if folder else "")


def _topic(current: Guide, topic_id: str, page: Page) -> Slot:
    topic = next((topic for topic in current.bank.topics if topic.id == topic_id), None)
    here = f"quizdata/{topic_id}/"
    mine = tuple(problem for problem in current.problems if problem.path.startswith(here))
    failure = str(current.renderer.problems(mine)) if mine else ""
    if topic is None:
        problem = _unknown_topic(current, topic_id, page)
        _LOG.error("%s", problem)
        return Slot(failure or current.renderer.problems([problem]))
    questions = current.bank.in_topic(topic.id)
    html = failure + current.renderer.topic_questions(topic, page)
    return Slot(html, tuple(_heading(current, question) for question in questions))


def _heading(current: Guide, question: Question) -> Heading:
    words = [question.title, *question.keywords]
    return Heading(
        id=question.id,
        title=current.renderer.short_heading(question),
        search_title=current.renderer.heading(question),
        search_text=" · ".join(words),
    )


def _unknown_topic(current: Guide, topic_id: str, page: Page) -> Problem:
    known = [topic.id for topic in current.bank.topics]
    close = difflib.get_close_matches(topic_id, known, n=1)
    cure = f"Did you mean {close[0]!r}?" if close else f"Topics are: {', '.join(known)}."
    return Problem(
        path=f"docs/{page.url.rstrip('/')}.md", line=1, column=1,
        message=f"topic_questions({topic_id!r}) names no topic", cure=cure, code="unknown-topic-on-page",
    )  # fmt: skip
