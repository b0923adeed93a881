"""One build of the site: its bank, loaded once, the problems in it, reported once, and what pages ask for."""

import logging
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path

from macros.check import without_broken_markdown
from macros.check.published import record_problems
from macros.export.edition import bank_version
from macros.load import Loaded, load_bank
from macros.model import Question
from macros.problems import Problem, did_you_mean, printable, printable_path
from macros.render.metadata import Site, head, previews
from macros.render.pages import not_found
from macros.render.renderer import Renderer
from macros.render.strings import strings
from macros.render.urls import Page
from macros.site.assets import Assets
from macros.site.config import read_edition
from macros.site.downloads import Download, Downloads, find_or_make_downloads, format_names
from macros.site.security import content_security_policy
from macros.site.slots import Heading, Slot
from macros.site.topic_pages import topics_without_page

#: MkDocs and ProperDocs count what is logged here: an error makes `build --strict` fail, even with -q.
LOG = logging.getLogger("mkdocs.plugins.quiz")

#: What would be Markdown in a title that is written into the text of a page.
_MARKDOWN = {ord(sign): f"&#{ord(sign)};" for sign in "\\`*_{}[]()!|~^"}


class Build:
    """The bank of a project, rendered for one site.

    `downloads` are the files that a page of this build offers, once one does, and `search_entries` what the hooks add
    to the search index.
    """

    def __init__(self, project: Path, site: Site, *, served: bool = False) -> None:
        """Load the bank of `project` and report its problems; under `serve` no policy and no downloads are written."""
        self.project = project
        self.site = site
        self.served = served
        self.downloads: Downloads | None = None
        self.search_entries: list[dict[str, object]] = []
        root = project / "quizdata"
        self._loaded = _load(root, files_state(root))
        self.bank = self._loaded.bank
        self.changes = self._loaded.changes
        self.assets = Assets(project / "docs")
        policy = "" if served else content_security_policy()
        self.renderer = Renderer(self.bank, policy, self.assets.addresses)
        self._heads = {preview.page: preview for preview in previews(self.bank, site)}
        self.report(*self._loaded.problems, *topics_without_page(project))

    def report(self, *problems: Problem) -> str:
        """Log problems and return them as HTML for the page that they break."""
        for problem in problems:
            LOG.error("%s", problem)
        return self.renderer.problems(problems)

    def head(self, address: str) -> str:
        """Return what the head of the page at an address says to link previews; empty for a page without questions."""
        preview = self._heads.get(address)
        return "" if preview is None else head(self.renderer, preview, self.site)

    def not_found(self) -> str:
        """Return the content of the page for unknown addresses."""
        return not_found(self.renderer, self.bank, self.site.path)

    def topic_questions(self, topic_id: str, page: Page, file: Path) -> Slot:
        """Render every question of a topic; `file` is the source of the page."""
        topics = {topic.id: topic for topic in self.bank.topics}
        if topic_id not in topics:
            cure = did_you_mean(topic_id, topics).strip() or f"The topics are {', '.join(topics)}."
            message = f"topic_questions({printable(topic_id)!r}) names no topic"
            return Slot(self.report(self.problem_on_page(file, topic_id, message, cure, "unknown-topic-on-page")))
        broken = [each for each in self._loaded.problems if each.path.startswith(f"quizdata/{topic_id}/")]
        html = self.renderer.topic_questions(topics[topic_id], page)
        headings = (self._heading(question) for question in self.bank.in_topic(topic_id))
        return Slot((self.renderer.problems(broken) if broken else "") + html, tuple(headings))

    def question_link(self, question_id: str, text: str | None, page: Page, file: Path) -> str:
        """Render a link to a question in the prose of a page, whose source is `file`."""
        found = self.bank.find(question_id)
        if found is not None:
            link = self.renderer.link(found, text, page)
            return link if text is not None else link.translate(_MARKDOWN)
        renamed = [question.id for question in self.bank.questions if question_id in question.aliases]
        guess = did_you_mean(question_id, [each.id for each in self.bank.questions])
        cure = f"It is `{renamed[0]}` now." if renamed else f"{guess}Name the id of a question."
        message = f"question_link({printable(question_id)!r}) names no question"
        self.report(self.problem_on_page(file, question_id, message, cure, "unknown-question-on-page"))
        return escape(text or question_id)

    def offer_downloads(self, page: Page) -> Slot:
        """Render the page of downloads and write the files, which the hooks publish; under `serve` only list them."""
        edition = read_edition(self.project, bank_version(self.bank))
        if self.served:
            files: dict[str, list[Download]] = {name: [] for name in format_names(edition, self.project)}
        else:
            self.downloads = find_or_make_downloads(self.bank, edition, self.project)
            files = self.downloads.formats
        html = self.renderer.downloads(files, edition.stated, edition.date, page)
        return Slot(html, tuple(_format_headings(files)))

    def problem_on_page(self, file: Path, word: str, message: str, cure: str, code: str) -> Problem:
        """Return a problem at the first place in a page's source that has `word` in quotes, or else at all."""
        path = printable_path(*file.relative_to(self.project).parts)
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        found = re.search(f"[\"']{re.escape(word)}[\"']", text) or re.search(re.escape(word), text)
        at = found.start() if found else 0
        return Problem(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at), message, cure, code)

    def _heading(self, question: Question) -> Heading:
        searched = {
            "title": escape(self.renderer.heading(question)),
            "name": question.title,
            "keywords": question.keywords,
            "asked_as": question.asked_as,
            "tags": [escape(self.bank.topic(question.topic).title)],
        }
        return Heading(question.id, self.renderer.short_heading(question), searched)


def files_state(folder: Path) -> str:
    """Return a text that changes when a file in `folder` is added, removed, renamed or written; reads no file."""
    found = []
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for path in (Path(parent, name) for name in sorted(files)):
            status = path.lstat()
            found.append(f"{path}\0{status.st_mtime_ns}\0{status.st_size}")
    return "\n".join(found)


@lru_cache(maxsize=1)  # under `serve`, an edit of prose does not load the bank again
def _load(root: Path, _state: str) -> Loaded:
    loaded = without_broken_markdown(load_bank(root), root)
    return replace(loaded, problems=(*loaded.problems, *record_problems(loaded, root)))


def _format_headings(names: Iterable[str]) -> Iterator[Heading]:
    for name in names:
        words = strings()["downloads"]["formats"][name]
        searched = {"title": escape(words["title"]), "text": escape(words["purpose"])}
        yield Heading(name, words["title"], searched)
