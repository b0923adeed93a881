"""Addresses of the site itself as links to its questions: what an export made of `[the hinge](q:hinge-loss)`."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from macros.model import Frozen, Question
from macros.model.markdown import QUESTION, is_link_between, map_markdown

T = TypeVar("T", bound=Frozen)


def names_of(questions: Iterable[Question]) -> dict[str, str]:
    """The id of each question, by itself and by its former ids."""
    return {name: question.id for question in questions for name in (*question.aliases, question.id)}


def with_links(value: T, site: str, ids: Mapping[str, str]) -> T:
    """The value whose texts link to questions by their ids, where they had the addresses of their pages.

    ``site`` ends with a slash, or is empty; ``ids`` has the id of a question by each name that it has or had.
    """
    return map_markdown(value, lambda text: linked_back(text, site, ids)) if site else value


def linked_back(text: str, site: str, ids: Mapping[str, str]) -> str:
    """The Markdown with `q:<id>` for the address of the page of a question; others stay as they are."""
    for found in reversed([*re.finditer(f"{re.escape(site)}q/([a-z0-9-]+)/?", text)]):
        before, after = text[: found.start()], text[found.end() :]
        if found[1] in ids and is_link_between(before, after):
            text = f"{before}{QUESTION}{ids[found[1]]}{after}"
    return text
