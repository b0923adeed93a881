"""Finds Markdown that cannot be shown: broken formulas, stray dollar signs, labels, pictures, dead links."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from math_core import LatexError, LatexToMathML

from macros.model import Frozen
from macros.model.markdown import QUESTION, markdown_fields, parser
from macros.problems import Flaw, Where, printable

if TYPE_CHECKING:
    from markdown_it.token import Token

#: Rules that do not affect formulas and links, and take half of the time.
_IDLE = ["emphasis", "entity", "newline", "balance_pairs", "fragments_join", "text_join"]
#: How a link may begin; a question is on several pages, so relative addresses make no sense.
_ADDRESS = re.compile(f"https?://[^/]|mailto:.|{QUESTION}")
#: A quick test for links and pictures.
_TARGET = re.compile(r"\]\(|\]:|<[a-zA-Z]")


class MarkdownCheck:
    """Checks the Markdown of values; reuses one parser and one converter."""

    def __init__(self) -> None:
        self._parser = parser().disable(_IDLE)
        self._convert = LatexToMathML(fancy_error=False).convert_with_local_state

    def flaws(self, value: Frozen) -> Iterator[Flaw]:
        """Yield the flaws of every Markdown field of ``value``."""
        for where, text, inline in markdown_fields(value):
            lines = inline and "\n" in text
            targets = _TARGET.search(text) is not None
            if not (lines or targets or "$" in text):
                continue
            tokens = self._parser.parse(text)
            if lines and [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
                cure = "Make it one; a longer text belongs in the explanation or the feedback."
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
            cure = "Write `\\$` for a dollar sign, or `$…$` without spaces inside the dollar signs."
            yield Flaw("dollar-alone", where, message, cure, line=line)
        if not token.type.startswith("math"):
            return
        if token.type == "math_block_label":
            cure = "Remove the label; refer to the formula in words."
            message = f"the formula has a label `{printable(token.info)}`, which is not shown"
            yield Flaw("maths-label", where, message, cure, line=line)
        try:
            self._convert(token.content, displaystyle=token.type != "math_inline")
        except LatexError as error:
            reason = str(error).partition(": ")[2].rstrip(".")
            message = f"the formula `{printable(token.content)}` cannot be read: {printable(reason)}"
            cure = "Use LaTeX that math-core supports, see quizdata/README.md."
            yield Flaw("maths", where, message, cure, line=line)


def _targets(where: Where, tokens: "list[Token]") -> Iterator[Flaw]:
    for block in tokens:
        end, line = 0, block.map[0] if block.map else 0
        for token in block.children or ():
            target = str(token.attrGet("src" if token.type == "image" else "href") or "")
            end = max(block.content.find(target, end), end)
            at = line + block.content.count("\n", 0, end)
            if token.type == "image":
                message = f"`{printable(target)}` is a picture, which a text cannot contain"
                cure = "Add a `figure`, see quizdata/README.md, or link to the picture."
                yield Flaw("picture", where, message, cure, line=at)
            elif token.type == "link_open" and not _ADDRESS.match(target):
                message = f"the link `{printable(target)}` leads nowhere"
                cure = "Write `q:` and the id of a question, or an address with `https://`."
                yield Flaw("link-nowhere", where, message, cure, line=at)


def _name(where: Where) -> str:
    return next(step for step in reversed(where) if isinstance(step, str))
