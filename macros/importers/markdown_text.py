"""Text as Markdown: escaping, formulas, code, and links to questions."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from macros.model import Frozen
from macros.model.markdown import QUESTION, is_link_between, map_markdown, parser

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

T = TypeVar("T", bound=Frozen)
#: TeX as other programs mark it; `$$` is what Moodle's filter takes.
_TEX_MARKS: Final = (
    (r"\\\(", r"\\\)"), (r"\\\[", r"\\\]"), (r"\$\$", r"\$\$"), (r"\[\$\]", r"\[/\$\]"), (r"\[\$\$\]", r"\[/\$\$\]"),
)  # fmt: skip
_TEX: Final = re.compile("|".join(f"{start}(.{{1,2000}}?){end}" for start, end in _TEX_MARKS), re.DOTALL)
_MARKUP: Final = re.compile(
    r"[\\`\[\]$]|&(?=#?\w+;)|<(?=[A-Za-z/!?])|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_|_(?![^\W_])|!(?=\[)"
)
#: What makes a line a block of another kind.
_BLOCK_STARTS: Final = ("#", ">", "- ", "* ", "+ ", "    ", "\t", "`" * 3, "~" * 3)
_AT_START: Final = re.compile(r"(?:^|(?<=\s))(?:([0-9]{1,9})([.)](?=\s|$))|([#>+=~*-]))")


def text_to_markdown(text: str) -> str:
    r"""Escape plain text so that it is shown as written; TeX in `\( … \)` gets dollar signs.

    >>> text_to_markdown(r"5 $ for \(a_b\) *")
    '5 \\$ for $a_b$ *'
    """
    careful, bare = (escape(text, careful=careful) for careful in (True, False))
    return choose_shortest(careful, bare)


def to_paragraph(text: str) -> tuple[str, bool]:
    r"""Join the blocks of a Markdown text to one paragraph, and return whether code lost its line breaks.

    >>> to_paragraph("What is printed?\n\n- this\n- that")
    ('What is printed? this that', False)
    """
    if "\n" not in text and not text.startswith(_BLOCK_STARTS):
        return text, False
    parts: list[str] = []
    code_changed = False
    for token in _parser().parse(text):
        if token.type in ("fence", "code_block"):
            code_changed = code_changed or "\n" in token.content.strip()
            parts.append(code_span(token.content))
        elif token.type.startswith("math_block"):
            parts.append(f"$${token.content.strip()}$$")
        elif token.type == "inline":
            parts.append(token.content)
    return " ".join(part for part in parts if part), code_changed


def restore_links(value: T, site: str, ids: Mapping[str, str]) -> T:
    """Return the value with links to questions where its texts have the addresses of their pages.

    ``site`` ends with a slash, or is empty; ``ids`` has the id of a question for each name that it has or had.
    """
    return map_markdown(value, lambda text: restore_links_in(text, site, ids)) if site else value


def restore_links_in(text: str, site: str, ids: Mapping[str, str]) -> str:
    """Return the Markdown with `q:<id>` for the address of the page of a question; other addresses stay."""
    for found in reversed([*re.finditer(f"{re.escape(site)}q/([a-z0-9-]+)/?", text)]):
        before, after = text[: found.start()], text[found.end() :]
        if found[1] in ids and is_link_between(before, after):
            text = f"{before}{QUESTION}{ids[found[1]]}{after}"
    return text


def code_span(text: str) -> str:
    """Quote code inside a paragraph with as many backticks as it takes."""
    text = " ".join(text.split())
    if not text:
        return ""
    mark = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{mark}{edge}{text}{edge}{mark}"


def fence(code: str, language: str) -> str:
    """Put code between fences that it does not contain."""
    mark = "`" * (max((len(run) for run in re.findall("`{3,}", code)), default=2) + 1)
    return f"{mark}{language}\n{code.strip(chr(10))}\n{mark}"


def escape(text: str, *, careful: bool) -> str:
    """Write TeX in dollar signs and escape other text: everything if ``careful``, else only dollar signs."""
    parts: list[str] = []
    end = 0
    for found in _TEX.finditer(text):
        parts.append(_escape_words(text[end : found.start()], careful=careful))
        short, long, moodle, anki, anki_long = found.groups()
        parts.append(_formula(short or moodle or anki or "", long or anki_long or "", parts[-1], text[found.end() :]))
        end = found.end()
    return "".join([*parts, _escape_words(text[end:], careful=careful)])


def _escape_words(text: str, *, careful: bool) -> str:
    if not careful:
        return text.replace("$", r"\$")
    return _AT_START.sub(_escape_start, _MARKUP.sub(r"\\\g<0>", text))


def _escape_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"


def _formula(short: str, long: str, before: str, after: str) -> str:
    tex, mark = (short.strip(), "$") if short else (long.strip(), "$$")
    if not tex:
        return ""
    tex = re.sub(r"(?<!\\)\$", r"\\$", tex)
    # A digit next to a dollar sign would make it a price.
    return f"{' ' if before[-1:].isdigit() else ''}{mark}{tex}{mark}{' ' if after[:1].isdigit() else ''}"


def choose_shortest(careful: str, bare: str) -> str:
    """Choose the text without escapes if it renders the same."""
    return bare if careful != bare and _parser().render(careful) == _parser().render(bare) else careful


@cache
def _parser() -> "MarkdownIt":
    return parser()
