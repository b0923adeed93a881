"""What a JSON document of the bank may hold, as a JSON Schema: made from the models."""

import json

from macros.export.edition import Edition
from macros.export.format import Format
from macros.load.document import document_schema
from macros.model import Bank


def write(bank: Bank, edition: Edition) -> bytes:
    """The schema; it is the same for every bank."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return f"{json.dumps(head | document_schema(), ensure_ascii=False, indent=1)}\n".encode()


FORMAT = Format("schema", ".schema.json", write, text=True)
