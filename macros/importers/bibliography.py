"""References of another bank as entries of references.bib."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.load.references import FILE, read_references
from macros.model import Reference


def append_references(root: Path, references: Iterable[Reference]) -> tuple[Reference, ...]:
    """Write what the bibliography of ``root`` does not have behind it, and tell what can be no entry of it."""
    file = root / FILE
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    known, _ = read_references(FILE, before) if before.strip() else ({}, ())
    added: list[str] = []
    refused: list[Reference] = []
    for reference in references:
        if reference.key in known:
            continue
        entry = "\n".join(_entry(reference))
        if read_references(FILE, entry) == ({reference.key: reference}, ()):
            added.append(entry)
        else:
            refused.append(reference)
    if added:
        gap = "\n" if before else ""
        file.write_text(before + gap + "\n".join(added), encoding="utf-8", newline="\n")
    return tuple(refused)


def _entry(reference: Reference) -> Iterator[str]:
    people = reference.authors.removesuffix(" et al.")
    names = [f"{{{name}}}" for name in people.split(", ")] + (["others"] if people != reference.authors else [])
    yield f"@misc{{{reference.key},"
    for field, value in (
        ("author", " and ".join(names)),
        ("title", reference.title),
        ("year", reference.year),
        ("howpublished", reference.venue),
        ("url", reference.url),
        ("uncited", reference.uncited),
    ):
        if value:
            yield f"  {field} = {{{value}}},"
    yield "}\n"
