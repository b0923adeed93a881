"""Markdown that cannot be shown: maths that is none, dollars that begin nothing, labels, pictures, links to nowhere."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from math_core import LatexError, LatexToMathML

from macros.model import Frozen
from macros.model.markdown import QUESTION, markdown_fields, parser
from macros.problems import Flaw, Where, printable

if TYPE_CHECKING:
    from markdown_it.token import Token

#: What changes neither where a formula is nor what is left as text, and costs half of the time.
_IDLE = ["emphasis", "entity", "newline", "balance_pairs", "fragments_join", "text_join"]
#: What a link may begin with: a question stands on several pages, so there is no address seen from it.
_ADDRESS = re.compile(f"https?://[^/]|mailto:.|{QUESTION}")
#: What links and pictures have, and hardly anything else.
_TARGET = re.compile(r"\]\(|\]:|<[a-zA-Z]")


class MarkdownCheck:
    """Looks through the Markdown of values; holds a parser and a converter that are used again and again."""

    def __init__(self) -> None:
        self._parser = parser().disable(_IDLE)
        self._convert = LatexToMathML(fancy_error=False).convert_with_local_state

    def flaws(self, value: Frozen) -> Iterator[Flaw]:
        """The flaws of every Markdown field of ``value``."""
        for where, text, inline in markdown_fields(value):
            lines = inline and "\n" in text
            targets = _TARGET.search(text) is not None
            if not (lines or targets or "$" in text):
                continue
            tokens = self._parser.parse(text)
            if lines and [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
                cure = "Make it one; what takes more room belongs into the explanation or the feedback."
                yield Flaw("not-one-paragraph", where, f"`{_name(where)}` is more than one paragraph", cure)
            if "$" in text:
                yield from self._formulas(where, tokens)
            if targets:
                yield from _targets(where, tokens)

    def _formulas(self, where: Where, tokens: "list[Token]") -> Iterator[Flaw]:
        for block in tokens:
            line = block.map[0] if block.map else 0
            if block.type.startswith("math_block"):
                yield from self._formula(where, block, line)
            end = 0
            for token in block.children or ():
                end = max(block.content.find(token.content, end), end) if token.content else end
                yield from self._formula(where, token, line + block.content.count("\n", 0, end))

    def _formula(self, where: Where, token: "Token", line: int) -> Iterator[Flaw]:
        if token.type == "text" and "$" in token.content:
            message = f"a dollar sign begins no formula in `{printable(token.content, 40)}`"
            cure = "Write `\\$` for the sign itself, or `$…$` without spaces inside the dollars."
            yield Flaw("dollar-alone", where, message, cure, line=line)
        if not token.type.startswith("math"):
            return
        if token.type == "math_block_label":
            cure = "Take the label out; say in words which formula is meant."
            message = f"the formula has a label `{printable(token.info)}`, which is not shown"
            yield Flaw("maths-label", where, message, cure, line=line)
        try:
            self._convert(token.content, displaystyle=token.type != "math_inline")
        except LatexError as error:
            said = str(error).partition(": ")[2].rstrip(".")
            message = f"the formula `{printable(token.content)}` cannot be read: {printable(said)}"
            cure = "Write LaTeX that math-core knows, see quizdata/README.md."
            yield Flaw("maths", where, message, cure, line=line)


def _targets(where: Where, tokens: "list[Token]") -> Iterator[Flaw]:
    for block in tokens:
        end, line = 0, block.map[0] if block.map else 0
        for token in block.children or ():
            target = str(token.attrGet("src" if token.type == "image" else "href") or "")
            end = max(block.content.find(target, end), end)
            at = line + block.content.count("\n", 0, end)
            if token.type == "image":
                message = f"`{printable(target)}` is a picture, and a text can have none"
                cure = "Draw a `figure`, see quizdata/README.md, or link to the picture."
                yield Flaw("picture", where, message, cure, line=at)
            elif token.type == "link_open" and not _ADDRESS.match(target):
                message = f"the link `{printable(target)}` leads nowhere from the pages that show it"
                cure = "Write `q:` and the id of a question, or an address with `https://`."
                yield Flaw("link-nowhere", where, message, cure, line=at)


def _name(where: Where) -> str:
    return next(step for step in reversed(where) if isinstance(step, str))
