"""What one build of the site asks of the layers below: slots, rendered from the bank or kept from before."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from macros.errors import Problem
from macros.render.site import Site
from macros.render.strings import strings
from macros.site import outlets
from macros.site.cache import SlotCache
from macros.site.cards import CardStore
from macros.site.compiled import CompiledTemplates
from macros.site.downloads import Downloads, kept_downloads, make_downloads
from macros.site.former import put_back
from macros.site.frame import Frame, enter, fill_missing, write_pages
from macros.site.kept import as_it_is, packed, unpacked
from macros.site.prose import unknown_question
from macros.site.slots import Heading, Slot

if TYPE_CHECKING:
    from macros.export.edition import Edition
    from macros.load import Loaded
    from macros.model import Question, Topic
    from macros.render.addresses import Page
    from macros.render.pages import QuestionPage
    from macros.render.renderer import Renderer

T = TypeVar("T")

# MkDocs and ProperDocs count what is logged here: an error makes `build --strict` fail, even with -q.
LOG = logging.getLogger("mkdocs.plugins.quiz")


class Guide:
    """The guide of a project; loads its bank when a slot is not kept, and tells of every problem in it."""

    def __init__(self, project: Path, package_state: str, site: Site) -> None:
        """Look for mistakes in the bank of `project`, unless the same files had none before."""
        self._site = site
        self._package_state = package_state
        self._root = project / "quizdata"
        self._cache = SlotCache.of(project, package_state)
        self._loaded: Loaded | None = None
        self._rendering: Renderer | None = None
        if not self._cache.sound:
            from macros.check.checked import lost

            self._tell((*self._bank().problems, *lost(self._bank(), self._root)))

    def topic_questions(self, topic_id: str, page: "Page") -> Slot:
        """Every question of a topic, or what is wrong with it."""
        known = sorted(path.name for path in self._root.iterdir() if path.is_dir()) if self._root.is_dir() else []
        if topic_id not in known:
            problem = _unknown_topic(topic_id, known, page)
            LOG.error("%s", problem)
            return Slot(self._renderer().problems([problem]))
        return self._cache.slot(f"topic {topic_id} on {page}", lambda: self._sure(self._topic, topic_id, page))

    @property
    def pages_cache(self) -> Path:
        """Where questions' pages are while a site is cleared."""
        return self._root.parent / ".cache" / "pages"

    @property
    def pages_state(self) -> str:
        """What tells everything that is in `pages`; empty while the bank has a problem."""
        return f"{self._cache.folder.name} {self._site}" if self._cache.sound else ""

    def pages(self) -> "Iterator[QuestionPage]":
        """The page of each question, and what leads to it."""
        topics: list[str] = self._cache.value("topics", self._topics, as_it_is, as_it_is)
        for topic_id in topics:
            yield from self._pages_of(topic_id)

    def redirect(self) -> str:
        """What leads to each page, before the words of a question are put in."""
        redirect: str = self._cache.value(f"redirect at {self._site.url}", self._redirect, as_it_is, as_it_is)
        return redirect

    def add_to(self, site: Path, frame: Frame) -> int:
        """Write what no file in docs/ stands for into the built site; how many questions have a page there."""
        write = partial(write_pages, site, frame, Frame.of(self.redirect()), self.pages())
        ids = put_back(site, self.pages_cache, frame, self.pages_state, write)
        enter(site / "sitemap.xml", ids)
        missing: str = self._cache.value(f"missing at {self._site.url}", self._missing, as_it_is, as_it_is)
        fill_missing(site / "404.html", missing)
        name = f"outlets of {self._site}"
        made = self._cache.value(name, lambda: self._sure(self._make_outlets), outlets.packed, outlets.unpacked)
        outlets.write_outlets(site, made)
        if self._site.is_public:  # drawing them takes longer than all else
            CardStore(self._root.parent).write(site, made.cards)
        return len(ids)

    def topic_cards(self, page: "Page") -> Slot:
        """The topics, for the home page."""
        return self._cache.slot(f"cards on {page}", lambda: self._sure(self._cards, page))

    def tool(self, tool: str, page: "Page") -> Slot:
        """One of the reader's own tools: its template is of that name."""
        return self._cache.slot(f"tool {tool} on {page}", lambda: self._sure(self._tool, tool, page))

    def map(self, page: "Page") -> Slot:
        """What builds on what."""
        return self._cache.slot(f"map on {page}", lambda: self._sure(lambda: Slot(self._renderer().map(page))))

    def question_link(self, question_id: str, text: str | None, page: "Page", file: Path) -> str:
        """A link to a question in the prose of a page, whose source is `file`."""

        def make() -> str:
            found = self._bank().bank.find(question_id)
            return "" if found is None else str(self._renderer().link(found, text, page))

        link = self._cache.value(f"link {question_id} {text} on {page}", make, as_it_is, as_it_is)
        if not link:
            for problem in unknown_question(question_id, file, self._root.parent, self._bank().bank):
                LOG.error("%s", problem)
        return link or text or question_id

    def downloads(self, page: "Page") -> Slot:
        """The files of the bank for other programs, made unless they are kept."""
        from macros.site.edition import read_edition

        blank = read_edition(self._root.parent, "")
        folder = self._cache.folder_of(f"downloads {blank.guide} {blank.title} {blank.site} {blank.at}")
        made = kept_downloads(folder, self._root.parent)
        if made is None:
            made = self._sure(self._make_downloads, blank, folder)
        slot = self._cache.slot(f"downloads {made.digest} on {page}", lambda: self._downloads(made, page))
        return replace(slot, downloads=made)

    def _bank(self) -> "Loaded":
        from macros.load import load_bank

        if self._loaded is None:
            self._loaded = load_bank(self._root)
        return self._loaded

    def _renderer(self) -> "Renderer":
        from macros.render.renderer import Renderer

        if self._rendering is None:
            self._rendering = Renderer(self._bank().bank, CompiledTemplates(self._package_state))
        return self._rendering

    def _sure(self, make: Callable[..., T], *arguments: object) -> T:
        """What `make` gives; where a formula stops it, what it gives of the bank without such questions.

        Looking at every formula before it is rendered would cost each build a tenth of its time.
        """
        from math_core import LatexError

        try:
            return make(*arguments)
        except LatexError:
            from macros.check import checked

            before = set(self._bank().problems)
            self._loaded, self._rendering = checked(self._bank(), self._root), None
            self._tell([problem for problem in self._loaded.problems if problem not in before])
            return make(*arguments)

    def _make_downloads(self, blank: "Edition", folder: Path) -> Downloads:
        from macros.export.edition import bank_version

        bank = self._bank().bank
        return make_downloads(bank, replace(blank, version=bank_version(bank)), folder, self._root.parent)

    def _tell(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            LOG.error("%s", problem)
        self._cache.declare(sound=not problems)

    def _tool(self, tool: str, page: "Page") -> Slot:
        return Slot(self._renderer().tool(tool, page))

    def _cards(self, page: "Page") -> Slot:
        return Slot(self._renderer().topic_cards(page))

    def _downloads(self, made: Downloads, page: "Page") -> Slot:
        words = strings()["downloads"]["formats"]
        headings = tuple(Heading(name, words[name]["title"], _searched(words[name])) for name in made.formats)
        return Slot(self._renderer().downloads(made.formats, made.stated, made.date, page), headings)

    def _topics(self) -> list[str]:
        return [topic.id for topic in self._bank().bank.topics]

    def _pages_of(self, topic_id: str) -> "list[QuestionPage]":
        name = f"pages of {topic_id} of {self._site}"
        return self._cache.value(name, lambda: self._sure(self._make_pages, topic_id), packed, unpacked)

    def _make_pages(self, topic_id: str) -> "list[QuestionPage]":
        from macros.render.outlets import embed, head
        from macros.render.pages import pages_of
        from macros.render.preview import question_preview

        bank, renderer, site = self._bank().bank, self._renderer(), self._site

        def of(question: "Question") -> str:
            return head(renderer, question_preview(question, bank, site), site)

        def embedded(question: "Question") -> str:
            return embed(renderer, bank, question, site)

        return [*pages_of(renderer, bank, bank.topic(topic_id), of, embedded)]

    def _make_outlets(self) -> outlets.Outlets:
        loaded = self._bank()
        return outlets.make_outlets(self._renderer(), loaded.bank, loaded.changes, self._site)

    def _missing(self) -> str:
        from macros.render.missing import missing

        return str(missing(self._renderer(), self._bank().bank, urlsplit(self._site.url).path or "/"))

    def _redirect(self) -> str:
        from macros.render.pages import redirect

        return redirect(self._renderer(), self._site.url)

    def _topic(self, topic_id: str, page: "Page") -> Slot:
        renderer, loaded = self._renderer(), self._bank()
        mine = [problem for problem in loaded.problems if problem.path.startswith(f"quizdata/{topic_id}/")]
        failure = renderer.problems(mine) if mine else ""
        topic = loaded.bank.topic(topic_id)
        html = failure + renderer.topic_questions(topic, page)
        # Now, while what is the same on both pages is at hand.
        self._pages_of(topic_id)
        return Slot(html, tuple(_heading(renderer, question, topic) for question in loaded.bank.in_topic(topic_id)))


def _heading(renderer: "Renderer", question: "Question", topic: "Topic") -> Heading:
    searched = {
        "title": escape(renderer.heading(question)),
        "name": question.title,
        "keywords": question.keywords,
        "asked_as": question.asked_as,
        "tags": [topic.title],
    }
    return Heading(question.id, renderer.short_heading(question), searched)


def _searched(words: Mapping[str, str]) -> Mapping[str, object]:
    return {"title": escape(words["title"]), "text": escape(words["purpose"])}


def _unknown_topic(topic_id: str, known: list[str], page: "Page") -> Problem:
    close = get_close_matches(topic_id, known, n=1)
    cure = f"Did you mean {close[0]!r}?" if close else f"The topics are {', '.join(known)}."
    message = f"topic_questions({topic_id!r}) names no topic"
    return Problem(f"docs/{page.url.rstrip('/')}.md", 1, 1, message, cure, "unknown-topic-on-page")
