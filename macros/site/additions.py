"""What no file in docs/ stands for, made from the bank or kept from before, and written into the built site."""

from functools import cached_property
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
        self._headed = set[str]()

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

    def head(self, page: str) -> str:
        """What the head of the page at that address is to say for previews; whoever asks writes it."""
        self._headed.add(page)
        return self._heads.get(page, "")

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
        outlets.write_heads(built, {page: head for page, head in self._heads.items() if page not in self._headed})
        if self._site.is_public:  # drawing them takes longer than all else
            CardStore(self._source.project).write(built, made.cards)
        return len(ids)

    @cached_property
    def _heads(self) -> dict[str, str]:
        name = f"heads of {self._site}"
        return self._source.cache.value(name, lambda: self._source.sure(self._make_heads), as_it_is, as_it_is)

    def _begin(self, built: Path, frame: Frame) -> QuestionPages:
        return QuestionPages(self._source, self._site, built, frame, self._aside)

    def _make_heads(self) -> dict[str, str]:
        return outlets.make_heads(self._source.renderer, self._source.loaded.bank, self._site)

    def _outlets(self) -> outlets.Outlets:
        loaded = self._source.loaded
        return outlets.make_outlets(self._source.renderer, loaded.bank, loaded.changes, self._site)

    def _missing(self) -> str:
        from macros.render.missing import missing

        return str(missing(self._source.renderer, self._source.loaded.bank, urlsplit(self._site.url).path or "/"))
