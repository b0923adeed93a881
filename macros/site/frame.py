"""The theme's page around each question's own: the engine renders it once, and it is filled here; knows no engine.

`docs/q/quiz_id.md` becomes a page whose words are names of what goes in: `quiz_id`, `quiz_title`,
`quiz_description`, and three elements. To render the theme for each question would cost more than the rest of a build.
"""

import gzip
import re
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape

if TYPE_CHECKING:
    from macros.render.pages import QuestionPage  # a build of what is kept does without the bank's model

_FRAME = "q/quiz_id/index.html"
_HOLE = re.compile(
    r"quiz_(?P<id>id)|quiz_(?P<title>title)|quiz_(?P<description>description)"
    r'|<meta name="quiz_(?P<head>head)">|<div data-quiz-frame="(?:(?P<body>body)|(?P<script>script))"></div>'
)
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)q/quiz_id/"')
_ENTRY = re.compile(r"[ \t]*<url>\s*<loc>[^<]*/q/quiz_id/</loc>.*?</url>\n?", re.DOTALL)
_MISSING = '<div data-quiz-frame="missing"></div>'
#: Where the time stands in a gzip header.
_TIME = slice(4, 8)


class NoFrame(Exception):
    """The built site has no page that could be put around a question; the words say what to do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page cut at its holes: a text, what the first hole is for, a text, …, a text.

    In UTF-8: most of a page is the frame, and thousands of pages are written.
    """

    texts: tuple[bytes, ...]
    holes: tuple[str, ...]
    #: The address of the site, with a final slash; empty when its pages do not say it.
    site_url: str

    @classmethod
    def of(cls, html: str) -> "Frame":
        """The frame that a page is."""
        texts, holes, end = list[bytes](), list[str](), 0
        for hole in _HOLE.finditer(html):
            texts.append(html[end : hole.start()].encode())
            holes.append(hole.lastgroup or "")
            end = hole.end()
        canonical = _CANONICAL.search(html)
        return cls((*texts, html[end:].encode()), tuple(holes), canonical[1] if canonical else "")

    def settled(self, same: dict[str, bytes]) -> "Frame":
        """The frame with what is the same on every page in its place."""
        texts, holes = [self.texts[0]], list[str]()
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            if hole in same:
                texts[-1] += same[hole] + text
            else:
                holes.append(hole)
                texts.append(text)
        return replace(self, texts=tuple(texts), holes=tuple(holes))

    def filled(self, filling: dict[str, bytes]) -> bytes:
        """The page, whole, with what `filling` says for each kind of hole."""
        pieces = [*chain.from_iterable(zip(self.texts, map(filling.__getitem__, self.holes), strict=False))]
        return b"".join((*pieces, self.texts[-1]))


def filling(page: "QuestionPage") -> dict[str, bytes]:
    """What the page of a question puts into the holes of a frame."""
    return {
        "id": page.id.encode(),
        "title": escape(page.title).encode(),
        "description": escape(page.description).encode(),
        "head": page.head.encode(),
        "body": page.body.encode(),
    }


def has_frame(site: Path) -> bool:
    """Whether the engine has rendered it already."""
    return (site / _FRAME).is_file()


def read_frame(site: Path) -> Frame:
    """The frame of a built site; raises NoFrame."""
    if not has_frame(site):
        message = f"{site / _FRAME} is missing. Build the site first; docs/q/quiz_id.md belongs to it."
        raise NoFrame(message)
    return Frame.of((site / _FRAME).read_text(encoding="utf-8"))


def take_frame(site: Path) -> Frame:
    """The same, and take it away: it is no page of its own."""
    frame = read_frame(site)
    (site / _FRAME).unlink()
    (site / _FRAME).parent.rmdir()
    return frame


def enter(sitemap: Path, ids: list[str]) -> None:
    """Put the pages of questions into the sitemap, where the frame stands in it."""
    text = sitemap.read_text(encoding="utf-8")
    text = _ENTRY.sub(lambda entry: "".join(entry[0].replace("quiz_id", name) for name in ids), text)
    sitemap.write_text(text, encoding="utf-8", newline="\n")
    packed = sitemap.with_name("sitemap.xml.gz")
    if packed.is_file():
        time = int.from_bytes(packed.read_bytes()[_TIME], "little")
        packed.write_bytes(gzip.compress(text.encode(), mtime=time))


def fill_missing(page: Path, content: str) -> None:
    """Put what is said into the page for addresses that lead nowhere."""
    if page.is_file():
        page.write_text(page.read_text(encoding="utf-8").replace(_MISSING, content), encoding="utf-8", newline="\n")
