"""The whole bank as one JSON document, which `python -m macros export json` writes."""

from typing import Any, Final, Literal

from pydantic import Field

from macros.model import Bank, Frozen

FORMAT: Final = "study-guide-bank"
#: Raised when a document of before can no longer be read.
VERSION: Final = 1


class Document(Frozen):
    """``edition`` is a hash of the bank; ``date`` is the day it was last changed, or empty."""

    format: Literal["study-guide-bank"]
    version: Literal[1]
    guide: str = Field(description="The permanent name of the guide.")
    title: str
    site: str = Field(description="The address of the guide, or empty.")
    edition: str = Field(description="Twelve hexadecimal digits that change with the bank.")
    date: str = Field(description="The day the bank was last changed, as 2026-11-25, or empty.")
    bank: Bank


def document_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    return Document.model_json_schema()
