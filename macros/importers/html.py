r"""Converts HTML written by other programs to the Markdown of the bank, with TeX in dollar signs.

Only elements listed here are markup. Anything else in angle brackets (`<stdio.h>`, `<head>`) stays as text.
"""

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from bs4.exceptions import ParserRejectedMarkup
from markdownify import ATX, BACKSLASH, MarkdownConverter
from typing_extensions import override

from macros.importers.markdown_text import choose_shortest, code_span, escape, fence, text_to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_BLOCK_NAMES: Final = """
    address article aside blockquote center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6
    header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
"""
_INLINE_NAMES: Final = """
    a abbr acronym b bdi bdo big br caption cite code col colgroup del dfn em font i img ins kbd label legend mark nobr
    q rp rt ruby s samp small span strike strong sub sup time tt u var wbr
"""
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_INLINE: Final = frozenset(_INLINE_NAMES.split())
_KNOWN: Final = _BLOCKS | _INLINE
#: Elements that need no end tag; any other without one is text.
_OPEN_NAMES: Final = "br col dd dt hr img li p tbody td tfoot th thead tr wbr"
#: Elements that cannot be imported, and what a message calls them.
_UNSUPPORTED: Final = {
    "img": "picture", "audio": "recording", "video": "recording", "math": "MathML formula", "svg": "drawing",
    "script": "script", "style": "style sheet", "iframe": "embedded page", "object": "embedded object",
    "embed": "embedded object", "applet": "embedded object", "canvas": "drawing",
}  # fmt: skip
_DROPPED: Final = "|".join(name for name in _UNSUPPORTED if name != "img")
_WITH_CONTENT: Final = re.compile(rf"<({_DROPPED})\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_ALONE: Final = re.compile(
    r"</?(?:param|source|track)\b[^>]*>|</(?:audio|embed|iframe|object|video)\b[^>]*>"
    r"|<(audio|embed|iframe|object|video)\b[^>]*>",
    re.IGNORECASE,
)
_END_TAG: Final = re.compile(r"</([A-Za-z][A-Za-z0-9]{0,19})\s*>")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG: Final = re.compile(r"""<(?:/?([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^'"<>])*>)?""")
#: Pictures inside the text itself are long, and are not imported.
_DATA: Final = re.compile(r"data:[\w/+.;-]{0,80}base64,[A-Za-z0-9+/=\s]*")
_FILE_LINK: Final = re.compile(r"""<a\s[^>]*href\s*=\s*["']?@@PLUGINFILE@@/([^"'\s>]{1,200})""", re.IGNORECASE)
_RECORDING: Final = re.compile(r"\.(?:mp3|m4a|ogg|oga|opus|wav|aac|flac|mp4|webm|ogv|mov)$", re.IGNORECASE)
_SOUND: Final = re.compile(r"\[sound:[^\]\n]{1,200}\]")
_LINK: Final = re.compile(r"https?://[^\s<>()\\]+")
_LANGUAGE: Final = re.compile(r"language-([A-Za-z0-9+#-]{1,20})")

#: Bounds that keep conversion fast. A text beyond them is left as it is, and is then too long for the model.
_LONGEST, _MOST_TAGS, _DEEPEST = 50_000, 1_500, 40


def to_markdown(html: str) -> str:
    r"""Convert HTML to Markdown that renders the same, with no more backslashes than it needs.

    >>> to_markdown(r"<p onclick='x()'>Is <em>a</em> &lt; \(b\)?<script>y()</script></p>")
    'Is *a* < $b$?'
    """
    return _convert(_split_unsupported(html)[0])


def moodle_html(text: str) -> str:
    """Return text in Moodle's own format as HTML: only line breaks, pictures and elements with an end are markup."""
    ended = {name.lower() for name in _END_TAG.findall(text)} - {"script", "style"}
    embedded = {name for name in _UNSUPPORTED if name in ended and not re.search(rf"<{name}\s+\w", text, re.IGNORECASE)}
    kept = (ended - embedded) | {"br", "wbr", "embed"}

    def escape_others(found: re.Match[str]) -> str:
        name = (found[1] or "").lower()
        is_picture = name == "img" and "src" in found[0]
        return found[0] if is_picture or name in kept else f"&lt;{found[0][1:]}"

    return _TAG.sub(escape_others, text)


def unsupported(html: str) -> list[str]:
    """Name each thing in a piece of HTML that cannot be imported: pictures, recordings, linked files, scripts."""
    html, names = _split_unsupported(html)
    names += ["picture"] * len(re.findall(r"<img[\s/>]", html, re.IGNORECASE))
    return names + ["recording" if _RECORDING.search(name) else "file" for name in _FILE_LINK.findall(html)]


def parse_html(html: str) -> BeautifulSoup:
    """Parse HTML into a tree of known elements, of bounded size and depth."""
    html = _COMMENT.sub("", _DATA.sub("", html))
    closed = {*_OPEN_NAMES.split(), *(name.lower() for name in _END_TAG.findall(html))}
    html = _TAG.sub(lambda found: found[0] if _is_element(found[1] or "", closed) else f"&lt;{found[0][1:]}", html)
    try:
        soup = BeautifulSoup(f"<div>{html}</div>" if html.isspace() or "<" not in html else html, "html.parser")
    except ParserRejectedMarkup:
        soup = BeautifulSoup(f"<div>{html.replace('<', '&lt;')}</div>", "html.parser")
    depths: dict[int, int] = {id(soup): 0}
    for tag in [*soup.find_all(name=True)]:
        depth = depths[id(tag.parent)] + 1
        if depth > _DEEPEST:
            depths[id(tag)] = depth - 1
            tag.unwrap()
        depths[id(tag)] = depth
    return soup


def _split_unsupported(html: str) -> tuple[str, list[str]]:
    """Return the HTML without what cannot be imported, but for pictures, and the name of each thing removed."""
    names: list[str] = []

    def remove(found: re.Match[str]) -> str:
        tag = (found[1] or "").lower()
        names.extend([_UNSUPPORTED[tag]] if tag in _UNSUPPORTED else [])
        return ""

    html = _WITH_CONTENT.sub(remove, _COMMENT.sub("", _DATA.sub("", html)))
    without_sound, sounds = _SOUND.subn("", _ALONE.sub(remove, html))
    return without_sound, names + ["recording"] * sounds


def _is_element(name: str, closed: "Collection[str]") -> bool:
    """Check whether a tag with that name is markup; names with a colon are what Word leaves behind."""
    return (name.lower() in _KNOWN and name.lower() in closed) or ":" in name


def _convert(html: str) -> str:
    html = _DATA.sub("", html)
    if "<" not in html and "&" not in html:
        return text_to_markdown(" ".join(html.split()))
    if len(html) > _LONGEST or html.count("<") > _MOST_TAGS:
        return html
    soup = parse_html(html)
    _tidy(soup)
    careful, bare = (_Converter(careful=careful).convert_soup(soup).strip() for careful in (True, False))
    return choose_shortest(careful, bare)


def _tidy(soup: BeautifulSoup) -> None:
    """Put words in the place of pictures, and remove line breaks and numbers that mean nothing in Markdown."""
    for picture in soup.find_all("img"):
        picture.replace_with(str(picture.get("alt", "")))
    soup.smooth()
    for numbered in soup.find_all("ol"):
        if not re.fullmatch("[0-9]{1,9}", str(numbered.get("start", "1"))):
            del numbered["start"]
    _move_breaks(soup)


def _move_breaks(soup: BeautifulSoup) -> None:
    """Move line breaks out of the ends of inline elements, and remove those at the edges of blocks."""
    for line_break in reversed(soup.find_all("br")):
        following = _sibling(line_break, forward=True)
        while following is None and (parent := line_break.parent) and parent.name in _INLINE:
            parent.insert_after(line_break.extract())
            following = _sibling(line_break, forward=True)
        if _is_edge(following):
            line_break.decompose()
    for line_break in soup.find_all("br"):
        if _is_edge(_sibling(line_break, forward=False)):
            line_break.decompose()


def _sibling(node: Tag, *, forward: bool) -> PageElement | None:
    """Return the next or previous element or text that is not only spaces."""
    siblings = node.next_siblings if forward else node.previous_siblings
    return next((each for each in siblings if isinstance(each, Tag) or str(each).strip()), None)


def _is_edge(sibling: PageElement | None) -> bool:
    return sibling is None or (isinstance(sibling, Tag) and sibling.name in _BLOCKS)


class _Converter(MarkdownConverter):  # type: ignore[misc]  # a type that mypy does not read
    """Markdownify's converter for the Markdown of the bank, which is CommonMark with formulas."""

    def __init__(self, *, careful: bool) -> None:
        super().__init__(heading_style=ATX, newline_style=BACKSLASH, bullets="-", autolinks=False, wrap=True,
                         wrap_width=None, code_language_callback=_language, strip_pre=None)  # fmt: skip
        self.careful = careful

    @override
    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape(text, careful=self.careful)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href", "")).strip()
        if "_noformat" in parent_tags or not text.strip() or not _LINK.fullmatch(address):
            return text
        return f"[{text.strip()}]({address})"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if parent_tags & {"b", "strong"} else str(super().convert_b(el, text, parent_tags))

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if parent_tags & {"i", "em"} else str(super().convert_em(el, text, parent_tags))

    convert_strong, convert_i = convert_b, convert_em

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if "_noformat" in parent_tags:
            return "\n" if "pre" in parent_tags else " "
        return str(super().convert_br(el, text, parent_tags))

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if "_noformat" in parent_tags else code_span(text)

    convert_tt = convert_kbd = convert_samp = convert_code

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        item = str(super().convert_li(el, text, parent_tags))
        return f"{item}\n" if el.find("p", recursive=False) else item

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        is_tight = "li" in parent_tags and el.parent is not None and not el.parent.find("p", recursive=False)
        gap = "\n" if is_tight else "\n\n"
        return f"{gap}{fence(text, _language(el))}{gap}" if text else ""

    def convert_sup(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"^{text}" if text else ""

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        cell = " ".join(text.split())
        return f"{cell} | " if cell else ""

    convert_th = convert_td

    def convert_tr(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{text.strip().removesuffix('|').strip()}\n\n"

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text

    convert_s = convert_del

    @override
    def get_conv_fn(self, tag_name: str) -> "Callable[..., str] | None":
        if tag_name in ("dd", "dt") or (tag_name in _BLOCKS and not hasattr(self, f"convert_{tag_name}")):
            own = re.fullmatch("h[1-6]", tag_name)
            return partial(self.convert_hN, int(tag_name[1])) if own else self.convert_div
        found: Callable[..., str] | None = super().get_conv_fn(tag_name)
        return found


def _language(el: Tag) -> str:
    classes = " ".join(str(tag.get("class", "")) for tag in (el, *el.find_all("code")))
    found = _LANGUAGE.search(classes)
    return found[1] if found else ""
