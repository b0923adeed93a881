"""The bank as one JSON document, whole: `macros.load.document` reads it back."""

from pydantic import TypeAdapter

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
    # Bytes at once: as text, a sign beyond Latin would make all of it twice as large.
    return TypeAdapter(Document).dump_json(document, indent=1, exclude_none=True) + b"\n"


FORMAT = Format("json", ".json", write, text=True, source=True)
