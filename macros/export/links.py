"""Links between questions, as other programs can follow them: `[the hinge](q:hinge-loss)` leads to the site.

Where the site has no address, the words of the link stay, and no link. The author's text is changed, not what is
made of it, so that no format needs to know.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from macros.export.edition import Edition
from macros.export.format import Exported, Format
from macros.model import Bank, Frozen
from macros.model.markdown import QUESTION, is_link_between, map_markdown, shown_text

T = TypeVar("T", bound=Frozen)
_TARGET = re.compile(f"{QUESTION}([a-z0-9-]+)")
_END = re.compile(r">?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")


def files_of(formats: Iterable[Format], bank: Bank, edition: Edition) -> Iterator[tuple[Format, Exported]]:
    """Every file of every format, in which links between questions can be followed."""
    addressed = with_addresses(bank, edition.site)
    for form in formats:
        for exported in form.files(bank if form.source else addressed, edition):
            yield form, exported


def with_addresses(bank: Bank, site: str) -> Bank:
    """The bank whose texts link to pages of a site instead of to ids; without a site they link to nothing."""

    def address(question_id: str) -> str:
        return f"{site}q/{question_id}/" if site else ""

    topics = tuple(_addressed(topic, address) for topic in bank.topics)
    questions = tuple(_addressed(question, address) for question in bank.questions)
    if topics == bank.topics and questions == bank.questions:
        return bank
    return Bank.model_construct(topics=topics, questions=questions, references=bank.references, figures=bank.figures)


def _addressed(value: T, address: Callable[[str], str]) -> T:
    return map_markdown(value, lambda text: linked_text(text, address) if QUESTION in text else text)


def linked_text(text: str, address: Callable[[str], str]) -> str:
    """The Markdown with the address of each question that it links to; where that is empty, without the link."""
    for found in reversed([*_TARGET.finditer(text)]):
        before, after = text[: found.start()], text[found.end() :]
        if is_link_between(before, after):
            target = address(found[1])
            text = f"{before}{target}{after}" if target else _unlinked(text, found)
    return text


def _unlinked(text: str, found: re.Match[str]) -> str:
    """The text with the words of a link alone; a link that is written in another way leads nowhere."""
    end, middle = _END.match(text, found.end()), text.rfind("](", 0, found.start())
    whole = shown_text(text)
    start = text.rfind("[", 0, max(middle, 0))
    while end is not None and start >= 0:
        words = text[:start] + text[start + 1 : middle] + text[end.end() :]
        if shown_text(words) == whole:
            return words
        start = text.rfind("[", 0, start)
    return f"{text[: found.start()]}#{text[found.end() :]}"
