"""The bank as one JSON document, whole: `macros.load.document` reads it back."""

from macros.export.edition import Edition
from macros.export.format import Format
from macros.load.document import FORMAT as KIND
from macros.load.document import VERSION, Document
from macros.model import Bank


def write(bank: Bank, edition: Edition) -> bytes:
    """The document; what a question does not have is left out."""
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
    return f"{document.model_dump_json(indent=1, exclude_none=True)}\n".encode()


FORMAT = Format("json", ".json", write, text=True, source=True)
