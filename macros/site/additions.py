"""What no file in docs/ stands for, made from the bank or kept from before, and written into the built site."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from macros.render.site import Site
from macros.site import outlets
from macros.site.cards import CardStore
from macros.site.former import put_back, set_aside
from macros.site.frame import Frame, enter, fill_missing, write_pages
from macros.site.kept import as_it_is, packed, unpacked
from macros.site.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.model import Question
    from macros.render.pages import QuestionPage


class Additions:
    """The questions' own pages, what leads to them, frames, cards, the feed and the rest, at one address."""

    def __init__(self, source: Source, site: Site) -> None:
        self._source = source
        self._site = site
        self._kept = source.project / ".cache" / "pages"

    def set_aside(self, built: Path) -> None:
        """Save the pages of a site that is about to be cleared: they may be the same again."""
        set_aside(built, self._kept)

    def add_to(self, built: Path, frame: Frame) -> int:
        """Write all of it into a built site; how many questions have a page there."""
        value, url = self._source.cache.value, self._site.url
        redirect: str = value(f"redirect at {url}", self._redirect, as_it_is, as_it_is)
        write = partial(write_pages, built, frame, Frame.of(redirect), self._pages())
        ids = put_back(built, self._kept, frame, self._state, write)
        enter(built / "sitemap.xml", ids)
        missing: str = value(f"missing at {url}", self._missing, as_it_is, as_it_is)
        fill_missing(built / "404.html", missing)
        made = value(
            f"outlets of {self._site}", lambda: self._source.sure(self._outlets), outlets.packed, outlets.unpacked
        )
        outlets.write_outlets(built, made)
        if self._site.is_public:  # drawing them takes longer than all else
            CardStore(self._source.project).write(built, made.cards)
        return len(ids)

    def pages_of(self, topic_id: str) -> "list[QuestionPage]":
        """The page of each question of a topic, and what leads to it."""
        name = f"pages of {topic_id} of {self._site}"
        return self._source.cache.value(name, lambda: self._source.sure(self._make, topic_id), packed, unpacked)

    @property
    def _state(self) -> str:
        """What tells everything that is in the pages; empty while the bank has a problem."""
        cache = self._source.cache
        return f"{cache.folder.name} {self._site}" if cache.sound else ""

    def _pages(self) -> "Iterator[QuestionPage]":
        topics: list[str] = self._source.cache.value("topics", self._topics, as_it_is, as_it_is)
        for topic_id in topics:
            yield from self.pages_of(topic_id)

    def _topics(self) -> list[str]:
        return [topic.id for topic in self._source.loaded.bank.topics]

    def _make(self, topic_id: str) -> "list[QuestionPage]":
        from macros.render.outlets import embed, head
        from macros.render.pages import pages_of
        from macros.render.preview import question_preview

        bank, renderer, site = self._source.loaded.bank, self._source.renderer, self._site

        def head_of(question: "Question") -> str:
            return head(renderer, question_preview(question, bank, site), site)

        def embed_of(question: "Question") -> str:
            return embed(renderer, bank, question, site)

        return [*pages_of(renderer, bank, bank.topic(topic_id), head_of, embed_of)]

    def _outlets(self) -> outlets.Outlets:
        loaded = self._source.loaded
        return outlets.make_outlets(self._source.renderer, loaded.bank, loaded.changes, self._site)

    def _missing(self) -> str:
        from macros.render.missing import missing

        return str(missing(self._source.renderer, self._source.loaded.bank, urlsplit(self._site.url).path or "/"))

    def _redirect(self) -> str:
        from macros.render.pages import redirect

        return redirect(self._source.renderer, self._site.url)
