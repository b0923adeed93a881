"""Where pages are, seen from each other. Public: an address, once published, keeps resolving."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from macros.model import Question, Topic


def topic_url(topic: "Topic") -> str:
    """The page of a topic, from the site's root: `topics/loss-functions/`."""
    return f"topics/{topic.id}/"


def question_url(question: "Question") -> str:
    """A question on its topic's page, from the site's root: `topics/loss-functions/#hinge-loss`."""
    return f"topics/{question.topic}/#{question.id}"


def page_url(question: "Question") -> str:
    """A question's own page, which links in discussions lead to: `q/hinge-loss/`."""
    return f"q/{question.id}/"


def embed_url(question: "Question") -> str:
    """A question for a frame on another site: `embed/hinge-loss/`."""
    return f"embed/{question.id}/"


def card_url(page: str) -> str:
    """The picture that a link to a page is shown with: `q/hinge-loss/card.png`."""
    return f"{page}card.png"


@dataclass(frozen=True)
class ModuleAddresses:
    """Where the browser's modules and style sheets are, from the site's root; by name, what each module imports."""

    folder: str = "assets/quiz/"
    imports: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def asset_url(self, name: str) -> str:
        """The address of a module or style sheet."""
        return f"{self.folder}{name}"

    def imported_by(self, name: str) -> tuple[str, ...]:
        """The names of all modules that a module imports, directly or not."""
        return self.imports.get(name, ())


@dataclass(frozen=True)
class Page:
    """A page that links are made for.

    `url` is its address, `start` the folder its relative links start from, both from the site's root
    and ending in `/`, or empty for the root itself.
    """

    url: str
    start: str

    def link(self, target: str) -> str:
        """`target`, an address from the site's root, as a link on this page.

        >>> page = Page("topics/loss-functions/", "topics/loss-functions/")
        >>> page.link("topics/metrics/#recall"), page.link("topics/loss-functions/#hinge-loss")
        ('../metrics/#recall', '#hinge-loss')
        >>> Page("", "").link("assets/favicon.svg")
        'assets/favicon.svg'
        """
        path, hash_mark, fragment = target.partition("#")
        if path == self.url and fragment:
            return f"#{fragment}"
        folder, way = self.start, ""
        while not path.startswith(folder):
            folder, way = folder[: folder.rfind("/", 0, -1) + 1], f"../{way}"
        return (way + path[len(folder) :] or "./") + hash_mark + fragment

    def link_to(self, question: "Question") -> str:
        """A question as a link on this page: to where it stands on it, or else to the question's own page."""
        return f"#{question.id}" if self.has(question) else self.link(page_url(question))

    def has(self, question: "Question") -> bool:
        """Whether the question stands on this page."""
        return self.url == page_url(question) or self.url == f"topics/{question.topic}/"


class Whole(Page):
    """A page on which every question stands."""

    @override
    def has(self, question: "Question") -> bool:
        return True
