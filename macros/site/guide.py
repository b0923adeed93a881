"""What one build of the site asks of the layers below: slots, rendered from the bank or kept from before."""

import logging
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from macros.errors import Problem
from macros.site.cache import SlotCache
from macros.site.slots import Heading, Slot

if TYPE_CHECKING:
    from macros.load import Loaded
    from macros.model import Question
    from macros.render.addresses import Page
    from macros.render.renderer import Renderer

# MkDocs and ProperDocs count what is logged here: an error makes `build --strict` fail, even with -q.
LOG = logging.getLogger("mkdocs.plugins.quiz")


class Guide:
    """The guide of a project; loads its bank when a slot is not kept, and tells of every problem in it."""

    def __init__(self, project: Path, package_state: str) -> None:
        """Look for mistakes in the bank of `project`, unless the same files had none before."""
        self._root = project / "quizdata"
        self._cache = SlotCache.of(project, package_state)
        if not self._cache.sound:
            for problem in self._loaded.problems:
                LOG.error("%s", problem)
            if not self._loaded.problems:
                self._cache.declare_sound()

    def topic_questions(self, topic_id: str, page: "Page") -> Slot:
        """Every question of a topic, or what is wrong with it."""
        known = sorted(path.name for path in self._root.iterdir() if path.is_dir()) if self._root.is_dir() else []
        if topic_id not in known:
            problem = _unknown_topic(topic_id, known, page)
            LOG.error("%s", problem)
            return Slot(self._renderer.problems([problem]))
        return self._cache.slot(f"topic {topic_id} on {page}", lambda: self._topic(topic_id, page))

    def topic_cards(self, page: "Page") -> Slot:
        """The topics, for the home page."""
        return self._cache.slot(f"cards on {page}", lambda: Slot(self._renderer.topic_cards(page)))

    @cached_property
    def _loaded(self) -> "Loaded":
        from macros.check import checked
        from macros.load import load_bank

        return checked(load_bank(self._root), self._root)

    @cached_property
    def _renderer(self) -> "Renderer":
        from macros.render.renderer import Renderer

        return Renderer(self._loaded.bank)

    def _topic(self, topic_id: str, page: "Page") -> Slot:
        bank = self._loaded.bank
        mine = [problem for problem in self._loaded.problems if problem.path.startswith(f"quizdata/{topic_id}/")]
        failure = self._renderer.problems(mine) if mine else ""
        html = failure + self._renderer.topic_questions(bank.topic(topic_id), page)
        return Slot(html, tuple(self._heading(question) for question in bank.in_topic(topic_id)))

    def _heading(self, question: "Question") -> Heading:
        return Heading(
            id=question.id,
            title=self._renderer.short_heading(question),
            search_title=self._renderer.heading(question),
            search_text=" · ".join([question.title, *question.keywords]),
        )


def _unknown_topic(topic_id: str, known: list[str], page: "Page") -> Problem:
    close = get_close_matches(topic_id, known, n=1)
    cure = f"Did you mean {close[0]!r}?" if close else f"The topics are {', '.join(known)}."
    message = f"topic_questions({topic_id!r}) names no topic"
    return Problem(f"docs/{page.url.rstrip('/')}.md", 1, 1, message, cure, "unknown-topic-on-page")
