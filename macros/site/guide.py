"""What the macros of a build ask of the layers below: slots, rendered from the bank or kept from before."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from macros.problems import Problem
from macros.render.site import Site
from macros.site.additions import Additions
from macros.site.cache import as_it_is
from macros.site.downloads import Downloads, kept_downloads, make_downloads, offered
from macros.site.headings import format_headings, question_heading
from macros.site.pages import topic_folders
from macros.site.prose import unknown_question, unknown_topic
from macros.site.slots import LATER, Slot, made_slot
from macros.site.source import LOG, Source

if TYPE_CHECKING:
    from macros.export.edition import Edition
    from macros.render.addresses import Page


class Guide:
    """The guide of a project."""

    def __init__(self, project: Path, package_state: str, site: Site) -> None:
        """Look for mistakes in the bank of `project`, unless the same files had none before."""
        self._source = Source(project, package_state)
        self._root, self._cache = self._source.root, self._source.cache
        self.additions = Additions(self._source, site)
        self.assets = self._source.assets

    def told(self, *problems: Problem) -> Slot:
        """What is wrong with a page, for its reader; whoever builds is told as well."""
        for problem in problems:
            LOG.error("%s", problem)
        return made_slot(self._source.renderer.problems(problems))

    def topic_questions(self, topic_id: str, page: "Page", file: Path) -> Slot:
        """Every question of a topic, or what is wrong with it; `file` is the source of the page."""
        known = topic_folders(self._root)
        if topic_id not in known:
            return self.told(*unknown_topic(topic_id, file, self._source.project, known))
        announced = self._cache.slot(f"headings of {topic_id}", lambda: self._source.sure(self._headings, topic_id))
        return replace(announced, html=partial(self._topic_html, topic_id, page))

    def topic_cards(self, page: "Page") -> Slot:
        """The topics, for the home page."""
        return self._cache.slot(f"cards on {page}", lambda: self._source.sure(self._cards, page))

    def tool(self, tool: str, page: "Page") -> Slot:
        """One of the reader's own tools: its template is of that name."""
        return self._cache.slot(f"tool {tool} on {page}", lambda: self._source.sure(self._tool, tool, page))

    def map(self, page: "Page") -> Slot:
        """What builds on what."""
        return self._cache.slot(f"map on {page}", lambda: self._source.sure(self._map, page))

    def question_link(self, question_id: str, text: str | None, page: "Page", file: Path) -> str:
        """A link to a question in the prose of a page, whose source is `file`."""

        def make() -> str:
            found = self._source.loaded.bank.find(question_id)
            return "" if found is None else str(self._source.renderer.link(found, text, page))

        link = self._cache.value(f"link {question_id} {text} on {page}", make, as_it_is, as_it_is)
        if not link:
            for problem in unknown_question(question_id, file, self._source.project, self._source.loaded.bank):
                LOG.error("%s", problem)
        return link or text or question_id

    def downloads(self, page: "Page", *, later: bool = False) -> Slot:
        """The files of the bank for other programs, made unless they are kept, or to be made `later`."""
        from macros.site.edition import read_edition

        project, blank = self._source.project, read_edition(self._source.project, "")
        folder = self._cache.folder_of(f"downloads {blank.guide} {blank.title} {blank.site} {blank.at}")
        made = kept_downloads(folder, project)
        if made is None and later:
            return made_slot(LATER, (*format_headings(offered(self._dated(blank), project)),))
        if made is None:
            made = self._source.sure(self._make_downloads, blank, folder)
        slot = self._cache.slot(f"downloads {made.digest} on {page}", lambda: self._downloads(made, page))
        return replace(slot, downloads=made)

    def _make_downloads(self, blank: "Edition", folder: Path) -> Downloads:
        return make_downloads(self._source.loaded.bank, self._dated(blank), folder, self._source.project)

    def _dated(self, blank: "Edition") -> "Edition":
        from macros.export.edition import bank_version

        return replace(blank, version=bank_version(self._source.loaded.bank))

    def _downloads(self, made: Downloads, page: "Page") -> Slot:
        html = self._source.renderer.downloads(made.formats, made.stated, made.date, page)
        return made_slot(html, (*format_headings(made.formats),))

    def _tool(self, tool: str, page: "Page") -> Slot:
        return made_slot(self._source.renderer.tool(tool, page))

    def _cards(self, page: "Page") -> Slot:
        return made_slot(self._source.renderer.topic_cards(page))

    def _map(self, page: "Page") -> Slot:
        return made_slot(self._source.renderer.map(page))

    def _headings(self, topic_id: str) -> Slot:
        renderer, bank = self._source.renderer, self._source.loaded.bank
        questions, topic = bank.in_topic(topic_id), bank.topic(topic_id)
        headings = tuple(question_heading(renderer, each, topic) for each in questions)
        return Slot(str, headings, tuple(name for each in questions for name in (each.id, *each.aliases)))

    def _topic_html(self, topic_id: str, page: "Page") -> str:
        def make() -> str:
            return self._source.sure(self._topic, topic_id, page)

        html: str = self._cache.value(f"topic {topic_id} on {page}", make, as_it_is, as_it_is)
        return html

    def _topic(self, topic_id: str, page: "Page") -> str:
        renderer, loaded = self._source.renderer, self._source.loaded
        mine = [problem for problem in loaded.problems if problem.path.startswith(f"quizdata/{topic_id}/")]
        html: str = (renderer.problems(mine) if mine else "") + renderer.topic_questions(
            loaded.bank.topic(topic_id), page
        )
        self.additions.write(topic_id)  # now, while what is the same on both pages is at hand
        return html
