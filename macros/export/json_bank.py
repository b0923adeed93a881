"""The bank as one JSON document that `import` reads back, and its JSON Schema."""

import json

from pydantic import TypeAdapter

from macros.export.edition import Edition
from macros.export.format import Format
from macros.load.json_bank import FORMAT as KIND
from macros.load.json_bank import VERSION, Document, document_schema
from macros.model import Bank


def write_bank(bank: Bank, edition: Edition) -> bytes:
    """Return the document; fields that a question lacks are left out."""
    document = Document(
        format=KIND,
        version=VERSION,
        guide=edition.guide,
        title=edition.title,
        site=edition.site,
        edition=edition.version,
        date=edition.date,
        bank=bank,
    )
    return TypeAdapter(Document).dump_json(document, indent=1, exclude_none=True) + b"\n"


def write_schema(bank: Bank, edition: Edition) -> bytes:
    """Return the JSON Schema of the document, which is the same for every bank."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return f"{json.dumps(head | document_schema(), ensure_ascii=False, indent=1)}\n".encode()


FORMAT = Format("json", ".json", write_bank, text=True, source=True)
SCHEMA_FORMAT = Format("schema", ".schema.json", write_schema, text=True)
