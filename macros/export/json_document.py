"""The bank as one JSON document, whole: `macros.load.document` reads it back."""

import json
from typing import Any

from macros.export.edition import Edition
from macros.export.format import Format
from macros.load.document import FORMAT as KIND
from macros.load.document import VERSION
from macros.model import Bank


def write(bank: Bank, edition: Edition) -> bytes:
    """The document, with its schema named."""
    head = {
        "format": KIND,
        "version": VERSION,
        "guide": edition.guide,
        "title": edition.title,
        "site": edition.site,
        "edition": edition.version,
        "date": edition.date,
    }
    return _json({**head, "bank": bank.model_dump(mode="json", exclude_none=True)})


def _json(value: Any) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


FORMAT = Format("json", ".json", write, text=True)
