"""Every format there is; an export is a module beside this one, and a line here.

Modules import what is slow to import, or of use to them alone, where they write.
"""

from macros.export import anki, json_document, json_schema
from macros.export.format import Format

FORMATS: tuple[Format, ...] = (
    anki.FORMAT,
    json_document.FORMAT,
    json_schema.FORMAT,
)
