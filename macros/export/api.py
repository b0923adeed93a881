"""All questions for programs, at an address for good: /api/questions.json, and its schema beside it.

Unlike the download, which is read back as a bank, it says where each question is on the site.
"""

import json
from typing import Any, Final, Literal

from pydantic import Field

from macros.model import Bank, Frozen, Markdown, Question, Reference
from macros.model.base import Id, Title
from macros.model.question import LintException

#: Raised when a program of before could not read what is written.
VERSION: Final = 1
FILE, SCHEMA_FILE = "api/questions.json", "api/questions.schema.json"


class ApiTopic(Frozen):
    """A topic, in the order a learner meets them."""

    id: Id
    title: Title
    introduction: Markdown
    url: str = Field(description="Its page.")


class ApiQuestion(Question):
    """A question as its author wrote it, and where it is."""

    url: str = Field(description="Its page, for good.")
    embed: str = Field(description="The same for a frame on another site.")
    card: str = Field(description="A picture of the question, 1200 by 630 pixels, without its answer.")
    accepted: tuple[LintException, ...] = Field(default=(), exclude=True)


class ApiDocument(Frozen):
    """Texts are CommonMark with formulas in dollar signs, numbers of checks as their author wrote them.

    A link to `q:<id>` leads to the question of that id, whose `url` stands with it.
    """

    version: Literal[1]
    site: str = Field(description="The address of the site.")
    title: str
    license: str = Field(description="What may be done with the texts.")
    topics: tuple[ApiTopic, ...]
    questions: tuple[ApiQuestion, ...] = Field(description="By number.")
    references: dict[str, Reference] = Field(description="What questions cite, by key.")


def document(bank: Bank, site: str, title: str, terms: str) -> str:
    """The document; ``site`` is an address with a final slash, ``terms`` that of the license."""
    topics = [
        {**topic.model_dump(include={"id", "title", "introduction"}), "url": f"{site}topics/{topic.id}/"}
        for topic in bank.topics
    ]
    head = {"version": VERSION, "site": site, "title": title, "license": terms, "topics": topics}
    references = {key: reference.model_dump(exclude_none=True) for key, reference in bank.references.items()}
    questions = ",".join(_question(question, site) for question in bank.questions)
    return f'{_json(head)[:-1]},"questions":[{questions}],"references":{_json(references)}}}\n'


def schema() -> str:
    """The JSON Schema of the document; it changes with the models alone, and lies in docs/."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    made = head | ApiDocument.model_json_schema(mode="serialization")
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _question(question: Question, site: str) -> str:
    """As JSON: pydantic writes it at once, where values for a library to write take three times as long."""
    page = f"{site}q/{question.id}/"
    where = {"url": page, "embed": f"{site}embed/{question.id}/", "card": f"{page}card.png"}
    return f"{_json(where)[:-1]},{question.model_dump_json(exclude_none=True, exclude={'accepted'})[1:]}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
