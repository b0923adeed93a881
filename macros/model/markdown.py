"""The one grammar of the author's Markdown: CommonMark without raw HTML, with `$…$` and `$$…$$`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt  # imported where a text needs it: most banks load without it

#: What the address of a link begins with that leads to a question.
QUESTION = "q:"
#: Stands for one link while it is asked whether it is one.
_ASKED = f"{QUESTION}the-link-that-is-asked-about"
#: What may mean something within a paragraph: there the parser asks its rules. By itself it stops at many more signs.
_MEANING = re.compile(r"[\n!$&*<\[\\\]_`]")


def parser() -> "MarkdownIt":
    r"""A new parser; whoever shows the result adds the rules for it. `<int>` and `\$5` are plain text."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.inline.terminator_re = _MEANING
    return markdown.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)


def is_plain(text: str) -> bool:
    """Whether a line has no Markdown in it: shown as it is written, it looks the same."""
    if not any(sign in text for sign in "*_`[<&!$\\"):
        return True
    [line] = _parser().parseInline(text)
    return [(token.type, token.content) for token in line.children or ()] == [("text", text)]


def question_links(text: str) -> Iterator[tuple[str, int]]:
    """What links to questions name, as in `[the hinge](q:hinge-loss)`, each with its line, from 0."""
    if QUESTION not in text:
        return
    for block in _parser().parse(text):
        end, line = 0, block.map[0] if block.map else 0
        for token in block.children or ():
            target = str(token.attrGet("href")) if token.type == "link_open" else ""
            if target.startswith(QUESTION):
                end = max(block.content.find(target, end), end)
                yield target.removeprefix(QUESTION), line + block.content.count("\n", 0, end)


def is_link_between(before: str, after: str) -> bool:
    """Whether what stands between them is the address of a link: not so in code, in a formula, or in plain text."""
    return any(f"{QUESTION}{name}" == _ASKED for name, _ in question_links(f"{before}{_ASKED}{after}"))


def shown_text(text: str) -> str:
    """What a text shows but for its links, to be compared with that of another text."""
    tokens = (token for block in _parser().parse(text) for token in (block.children or [block]))
    kept = (token for token in tokens if not token.type.startswith("link_"))
    return "".join(token.content if token.type == "text" else f"<{token.type}>{token.content}" for token in kept)


@cache
def _parser() -> "MarkdownIt":
    return parser()
