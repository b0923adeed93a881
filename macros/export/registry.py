"""Every format there is; an export is a module beside this one, and a line here.

Modules import what is slow to import, or of use to them alone, where they write.
"""

from macros.export import anki, csv_table, gift, json_document, json_schema, moodle, notebook, qti, tsv
from macros.export.format import Format

FORMATS: tuple[Format, ...] = (
    anki.FORMAT,
    tsv.FORMAT,
    csv_table.FORMAT,
    notebook.FORMAT,
    moodle.FORMAT,
    gift.FORMAT,
    qti.FORMAT_3,
    qti.FORMAT_21,
    json_document.FORMAT,
    json_schema.FORMAT,
)
