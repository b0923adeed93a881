"""Cards as lines of text for Anki's import, and for programs that read its format: id, deck, tags, front, back.

Hexadecimal ids, the same as in the deck: whoever has the deck gets no card twice.
"""

import base64
import csv
import io
import re
from collections.abc import Iterator, Sequence

from macros.export.edition import Edition
from macros.export.figures import inline_colors
from macros.export.flashcards import Card, cards, deck, guid, tags
from macros.export.format import Format
from macros.export.html import environment
from macros.model import Bank, Question

_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
#: No names of columns: Anki would look for them among the fields, which have other names in other languages.
_HEAD = (
    "#separator:tab",
    "#html:true",
    "#notetype:Basic",
    "#guid column:1",
    "#deck column:2",
    "#tags column:3",
)


def write(bank: Bank, edition: Edition) -> bytes:
    """UTF-8 without a mark of its byte order, which Anki would take for a part of the first line."""
    out = io.BytesIO()
    with io.TextIOWrapper(out, encoding="utf-8", newline="") as text:
        text.writelines(f"{line}\n" for line in (*_HEAD, f"# {edition.title}. {edition.stated}"))
        csv.writer(text, delimiter="\t", lineterminator="\n").writerows(_rows(bank, edition))
        text.flush()
        return out.getvalue()


def _rows(bank: Bank, edition: Edition) -> Iterator[Sequence[str]]:
    templates = environment(edition)
    sides = [templates.get_template(f"text/{name}.html") for name in ("front", "back")]
    for card in cards(bank, edition, lambda question: _picture(bank, question)):
        front, back = (_line(side.render(**_context(card, edition))) for side in sides)
        where = deck(edition, bank, card.question.topic)
        yield guid(edition, card.path), where, " ".join(tags(card)), front, back


def _context(card: Card, edition: Edition) -> dict[str, object]:
    return {"fields": card.fields, "question": card.question, "link": edition.link(card.question)}


def _line(html: str) -> str:
    """The HTML on one line: a line break in it is a space, and in code an element."""
    text = html.strip().replace("\t", "    ")
    text = _CODE.sub(lambda found: found[0].replace("\n", "<br />"), text)
    return " ".join(text.splitlines())


def _picture(bank: Bank, question: Question) -> str:
    # In the text itself: a line has no files beside it.
    if question.figure is None:
        return ""
    drawn = base64.b64encode(inline_colors(bank.figures[question.figure.file]).encode())
    return f"data:image/svg+xml;base64,{drawn.decode()}"


FORMAT = Format("tsv", ".tsv", write, text=True)
