"""What a page needs to know of every question without showing it: for review, practice and progress."""

from typing import Any

from macros.model import Bank, Question
from macros.model.checks import BaseCheck, Choice, Multiple
from macros.model.question import RECALL
from macros.render.urls import Page, page_url, question_url


def bank_index(bank: Bank, page: Page) -> dict[str, Any]:
    """Topics and questions in their order, addresses as links from `page`; a check with its kind, revision and key."""
    return {
        "topics": [{"id": topic.id, "title": topic.title} for topic in bank.topics],
        "questions": [_entry(question, page) for question in bank.questions],
    }


def _entry(question: Question, page: Page) -> dict[str, Any]:
    checks = [(check.id, check.kind, check.revision, *_key(check)) for check in question.checks]
    entry: dict[str, Any] = {
        "id": question.id,
        "number": question.number,
        "title": question.title,
        "topic": question.topic,
        "level": question.level,
        "page": page.link(page_url(question)),
        "at": page.link(question_url(question)),
        "checks": [(RECALL, RECALL, question.recall_revision), *checks],
    }
    former = {alias: check.id for check in question.checks for alias in check.aliases}
    entry |= {"aliases": question.aliases} if question.aliases else {}
    return entry | ({"checkAliases": former} if former else {})


def _key(check: BaseCheck) -> tuple[str, ...]:
    """The options that are right: which of those a reader chose are not."""
    if isinstance(check, Choice):
        return (check.key,)
    return check.key if isinstance(check, Multiple) else ()
