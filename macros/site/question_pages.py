"""The page of each question in a built site, and what leads to it: as the last build left it, or written anew.

They are written topic by topic as the topics are, since most of what a question says stands on both pages.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from macros.render.site import Site
from macros.site.former import key_of, put_back, remember
from macros.site.frame import Frame, filling
from macros.site.shelf import Shelf
from macros.site.source import Source

if TYPE_CHECKING:
    from macros.model import Question
    from macros.render.pages import QuestionPage  # a build of what is kept does without the bank's model


class QuestionPages:
    """Those of one build."""

    def __init__(self, source: Source, site: Site, built: Path, frame: Frame, aside: Path) -> None:
        """Put back what was set aside; it stays as it is if it would be written the same."""
        self._source, self._site, self._built, self._aside = source, site, built, aside
        # All that is in the pages but their frame.
        state = f"{source.cache.folder.name} {site}"
        self._key = key_of(state, frame) if source.cache.sound else ""
        self._kept = put_back(built, aside, self._key)
        self._ids: dict[str, list[str]] = {}
        if self._kept is None:
            self._pages, self._embeds = Shelf(built / "q"), Shelf(built / "embed")
            self._frame = frame.settled({"script": source.sure(self._make_script).encode()})
            self._redirect = Frame.of(source.sure(self._make_redirect))

    def write(self, topic_id: str) -> None:
        """Write those of a topic, once."""
        if self._kept is not None or topic_id in self._ids:
            return
        pages = self._source.sure(self._make, topic_id)
        for page in pages:
            said = filling(page)
            self._pages.put(page.id, self._frame.filled(said))
            self._embeds.put(page.id, page.embed.encode())
            for other in page.others:
                self._pages.put(other, self._redirect.filled(said))
        self._ids[topic_id] = [page.id for page in pages]

    def finish(self) -> list[str]:
        """Write those that are missing, and take away those that are no more; the ids of all questions."""
        if self._kept is not None:
            return self._kept
        topics = [topic.id for topic in self._source.loaded.bank.topics]
        for topic_id in topics:
            self.write(topic_id)
        self._pages.clear()
        self._embeds.clear()
        ids = [name for topic_id in topics for name in self._ids[topic_id]]
        if self._source.cache.sound:
            remember(self._built, self._aside, self._key, ids)
        return ids

    def _make(self, topic_id: str) -> "list[QuestionPage]":
        from macros.render.outlets import embed, head
        from macros.render.pages import pages_of
        from macros.render.preview import question_preview

        bank, renderer, site = self._source.loaded.bank, self._source.renderer, self._site

        def head_of(question: "Question") -> str:
            return head(renderer, question_preview(question, bank, site), site)

        return [*pages_of(renderer, bank, bank.topic(topic_id), head_of, partial(embed, renderer, bank, site=site))]

    def _make_script(self) -> str:
        from macros.render.pages import script

        return script(self._source.renderer)

    def _make_redirect(self) -> str:
        from macros.render.pages import redirect

        return redirect(self._source.renderer, self._site.url)
