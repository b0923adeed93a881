"""Questions and topics to HTML, through the templates beside this file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from macros.model import Bank, Question, Topic
from macros.model.question import check_path
from macros.problems import Problem
from macros.render import prerequisite_map
from macros.render.bank_index import bank_index
from macros.render.markdown import Fields, one_line
from macros.render.strings import strings
from macros.render.templates import templates
from macros.render.urls import ModuleAddresses, Page, Whole

#: A link to a question, as an author writes it and as templates do: where it leads depends on the page.
#: With a slash it leads to the question's own page in any case.
_QUESTION_LINK = 'href="q:'
#: A mark for search parsers, and none reads a question's own page.
_FOR_SEARCH = " data-search-exclude"
#: The modules as they are in the source folder, where no site is built.
_UNVERSIONED = ModuleAddresses()


@dataclass(frozen=True, slots=True)
class CheckParts:
    """What a kind of check has to say, by the macros of its template; ``stem_id`` is the id that the stem has."""

    stem_id: str
    attributes: Markup
    field: Markup
    feedback: Markup


class Renderer:
    """Renders the parts of one bank.

    `policy` is the content security policy of the pages that are not the theme's; without one they have none.
    """

    def __init__(self, bank: Bank, policy: str = "", modules: ModuleAddresses = _UNVERSIONED) -> None:
        self._bank = bank
        self._fields = Fields()
        self._templates = templates(self._fields, modules)
        self._article = cache(self._make_article)  # for the page of the topic and the question's own
        self._templates.globals["check_parts"] = cache(self._check_parts)  # for these two and the frame
        self._templates.globals["policy"] = policy

    def topic_questions(self, topic: Topic, page: Page) -> Markup:
        """Every question of `topic`, and what the browser needs to bring them alive; `page` is where they stand."""
        articles = [self.question(each, page) for each in self._bank.in_topic(topic.id)]
        names = {topic.id, *topic.aliases}
        moved = [
            each
            for each in self._bank.questions
            if each.published_as is not None and each.topic != topic.id and names & {*each.published_as.topics}
        ]
        return self.render("topic.html", page, topic=topic, articles=map(Markup, articles), moved=moved)

    def question(self, question: Question, page: Page) -> Markup:
        """One question, as it stands on the page of its topic."""
        return Markup(self._joined(self._article(question.id), page))

    def question_page(self, question: Question, page: Page) -> Markup:
        """The same block as the main thing of a page, and the ways on."""
        previous, following = self._bank.neighbors(question.id)
        before, *others = self._article(question.id)  # the first link stands below the heading
        before = before.replace("<h3", "<h1", 1).replace("</h3", "</h1", 1)
        article = self._joined((before, *others), page).replace(_FOR_SEARCH, "")
        return Markup(
            self._render(
                "page.html", page, article=Markup(article), math=_shows_math(article),
                topic=self._bank.topic(question.topic), previous=previous, next=following,
            )
        )  # fmt: skip

    def topic_cards(self, page: Page) -> Markup:
        """The topics with their counts, for the home page."""
        return self.render("cards.html", page, topics=self._bank.topics, in_topic=self._bank.in_topic)

    def tool(self, tool: str, page: Page) -> Markup:
        """One of the reader's own tools, which bring questions of all topics together."""
        return self.render("tool.html", page, tool=tool, index=bank_index(self._bank, page))

    def map(self, page: Page) -> Markup:
        """What builds on what, of all questions: drawn, and as a list."""
        drawn, count = prerequisite_map.draw(self._bank), len(prerequisite_map.linked_questions(self._bank))
        return self.render(
            "map.html", page, drawing=drawn, count=count, sizes=prerequisite_map, heading=self.short_heading,
        )  # fmt: skip

    def downloads(self, formats: Mapping[str, Sequence[object]], edition: str, date: str, page: Page) -> Markup:
        """The files of each format; ``edition`` says in words which they are of, ``date`` of which day."""
        written = any(formats.values())
        return self.render("downloads.html", page, formats=formats, edition=edition, date=date, any_file=written)

    def booklet(self, title: str, edition: str, site: str, style: str, pages: Mapping[str, int]) -> Markup:
        """The whole bank for paper; ``pages`` says on which page an anchor is, as far as it is known."""
        context = {"title": title, "edition": edition, "site": site, "style": style}
        topics = [topic for topic in self._bank.topics if self._bank.in_topic(topic.id)]
        return self.render(
            "booklet.html", Whole("", ""), topics=topics, in_topic=self._bank.in_topic,
            page_of=lambda anchor: pages.get(anchor, ""), **context,
        )  # fmt: skip

    def link(self, question: Question, text: str | None, page: Page) -> Markup:
        """A link to a question, within a sentence."""
        return Markup(self.render("link.html", page, question=question, text=text).strip())

    def problems(self, problems: Sequence[Problem]) -> Markup:
        """What is wrong, shown in place of what could not be rendered."""
        return self.render("problems.html", Page("", ""), problems=problems)

    def heading(self, question: Question) -> str:
        """A question's heading as plain text: number and stem."""
        return f"{_number(question)} {self.stem(question)}"

    def stem(self, question: Question) -> str:
        """What is asked, as plain text."""
        return one_line(question.question, question.title)

    def short_heading(self, question: Question) -> str:
        """Number and title, for a table of contents."""
        return f"{_number(question)} {question.title}"

    def render(self, template: str, page: Page, **context: object) -> Markup:
        """A template of this bank; `page` is where its links start from."""
        return Markup(self._joined(self._render(template, page, **context).split(_QUESTION_LINK), page))

    def _render(self, template: str, page: Page, **context: object) -> str:
        return self._templates.get_template(template).render(bank=self._bank, here=page.link, **context)

    def _joined(self, cut: Sequence[str], page: Page) -> str:
        """A text that was cut at its links to questions, with the links as they are on this page."""
        linked = [cut[0]]
        for name, _, after in (piece.partition('"') for piece in cut[1:]):
            # A question that is broken is not in the bank; it was told of, and the links to it stay.
            found = None if name.endswith("/") else self._bank.find(name)
            address = page.link(f"q/{name.removesuffix('/')}/") if found is None else page.link_to(found)
            linked += ['href="', address, '"', after]
        return "".join(linked)

    def _check_parts(self, question_id: str, check_id: str) -> CheckParts:
        question = self._bank.question(question_id)
        check = next(check for check in question.checks if check.id == check_id)
        kind: Any = self._templates.get_template(f"check/{check.kind}.html").module
        path, stem_id = check_path(question, check), f"{question_id}--{check_id}"
        return CheckParts(stem_id, kind.attributes(check), kind.field(check, path, stem_id), kind.feedback(check, path))

    def _make_article(self, question_id: str) -> list[str]:
        """The block of a question, cut at its links to questions: where they lead depends on the page."""
        question = self._bank.question(question_id)
        html = self._templates.get_template("question.html").render(bank=self._bank, question=question)
        return html.split(_QUESTION_LINK)


def _shows_math(article: str) -> bool:
    """Whether there is a formula outside of all that is closed."""
    found = article.find("<math")
    while found >= 0 and article.rfind("<details", 0, found) > article.rfind("</details>", 0, found):
        found = article.find("<math", article.find("</details>", found))
    return found >= 0


def _number(question: Question) -> str:
    number: str = strings()["question"]["number"].format(number=question.number)
    return number
