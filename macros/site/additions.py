"""What no file in docs/ stands for, made from the bank or kept from before, and written into the built site."""

from pathlib import Path
from urllib.parse import urlsplit

from macros.render.site import Site
from macros.site import outlets
from macros.site.cache import as_it_is
from macros.site.cards import CardStore
from macros.site.former import set_aside
from macros.site.frame import Frame, enter, fill_missing, has_frame, take_frame
from macros.site.question_pages import QuestionPages
from macros.site.source import Source


class Additions:
    """The questions' own pages, what leads to them, frames, cards, the feed and the rest, at one address."""

    def __init__(self, source: Source, site: Site) -> None:
        self._source = source
        self._site = site
        self._aside = source.project / ".cache" / "pages"
        self._built: Path | None = None
        self._pages: QuestionPages | None = None

    def set_aside(self, built: Path) -> None:
        """Save the pages of a site that is about to be cleared: they may be the same again."""
        set_aside(built, self._aside)
        self._built = built

    def write(self, topic_id: str) -> None:
        """Write the pages of a topic's questions, if the site is being built and has the frame for them already."""
        if self._pages is None and self._built is not None and has_frame(self._built):
            self._pages = self._begin(self._built, take_frame(self._built))
        if self._pages is not None:
            self._pages.write(topic_id)

    def add_to(self, built: Path) -> int:
        """Write all that is still missing into a built site; how many questions have a page there. Raises NoFrame."""
        ids = (self._pages or self._begin(built, take_frame(built))).finish()
        value, url = self._source.cache.value, self._site.url
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

    def _begin(self, built: Path, frame: Frame) -> QuestionPages:
        return QuestionPages(self._source, self._site, built, frame, self._aside)

    def _outlets(self) -> outlets.Outlets:
        loaded = self._source.loaded
        return outlets.make_outlets(self._source.renderer, loaded.bank, loaded.changes, self._site)

    def _missing(self) -> str:
        from macros.render.missing import missing

        return str(missing(self._source.renderer, self._source.loaded.bank, urlsplit(self._site.url).path or "/"))
