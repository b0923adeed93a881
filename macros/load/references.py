"""Reads the bibliography: BibTeX entries as a reader sees them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from macros.load.files import read_text
from macros.model import Reference
from macros.problems import Problem, printable, printable_path, sort_problems

if TYPE_CHECKING:
    from pybtex.database import Entry, Person

FILE = "references.bib"
#: Where a work appeared: the first of these fields that the entry has.
VENUES = ("journal", "booktitle", "publisher", "howpublished", "school", "institution")

#: The parts that every reference needs: field, name, and what to write.
_NEEDED = (
    ("authors", "author", "Add `author = {…}`."),
    ("title", "title", "Add `title = {…}`."),
    ("year", "year", "Add `year = {…}`."),
    ("venue", "place where it appeared", f"Add one of {', '.join(VENUES)}."),
)


def load_references(root: Path) -> tuple[dict[str, Reference] | None, tuple[Problem, ...]]:
    """Return the references of ``root``/references.bib by key, and its problems.

    Without the file there are none; None stands for a file that cannot be read.
    """
    file, path = root / FILE, printable_path(root.name, FILE)
    if not file.is_symlink() and not file.exists():
        return {}, ()
    text = read_text(file, root, path)
    if isinstance(text, Problem):
        return None, (text,)
    return read_references(path, text) if text.strip() else ({}, ())


def read_references(path: str, text: str) -> tuple[dict[str, Reference], tuple[Problem, ...]]:
    """Return the references in ``text`` and its problems; ``path`` is the name of the file in messages."""
    # Imported here: it takes longer than to read fifty questions.
    from pybtex import errors
    from pybtex.database.input.bibtex import Parser

    with errors.capture() as captured:
        entries = dict(Parser().parse_string(text).entries.items())
    problems = [_syntax(path, text, error) for error in captured]
    references = {key: _reference(key, entry) for key, entry in entries.items() if not key.startswith("unnamed-")}
    if not problems:
        for reference in references.values():
            problems.extend(_incomplete(path, text, reference))
    return references, sort_problems(problems)


def _syntax(path: str, text: str, error: Exception) -> Problem:
    said = re.sub(r"^syntax error in line \d+: | in line \d+", "", str(error))
    line = getattr(error, "lineno", None)
    if line is None:
        named = re.search(r"(?:entry: |key |')([^\s']+)", said)
        line = line_of(text, named.group(1) if named else "")
    cure = "Compare with the entries around it: each is `@kind{key, field = {text}, …}`."
    return Problem(path, max(line, 1), 1, f"this is not BibTeX: {printable(said, 100)}", cure, "bib-syntax")


def line_of(text: str, word: str) -> int:
    """Return the line of the last entry with that key, or else where the word occurs last."""
    found = [match.start() for match in re.finditer(r"@\w+\s*[{(]\s*" + re.escape(word) + r"\s*,", text)]
    at = found[-1] if found else text.rfind(word)
    return text.count("\n", 0, at) + 1 if at > 0 else 1


def _incomplete(path: str, text: str, reference: Reference) -> Iterator[Problem]:
    line = line_of(text, reference.key)
    for field, named, cure in _NEEDED:
        value = getattr(reference, field)
        if not value:
            message = f"the reference `{printable(reference.key)}` has no {named}"
            yield Problem(path, line, 1, message, cure, "bib-field-missing")
        elif re.search(r"[\\$]", value):
            message = f"`{printable(value)}` contains LaTeX other than accents"
            yield Problem(path, line, 1, message, "Write the character itself, or use words.", "bib-latex")
    if reference.url is not None and not re.match(r"https?://[^\s/]+", reference.url):
        message = f"`{printable(reference.url)}` is not a web address"
        yield Problem(path, line, 1, message, "Begin it with https://.", "bib-url")


def _reference(key: str, entry: "Entry") -> Reference:
    fields = {name.lower(): value for name, value in entry.fields.items()}
    venue = next((fields[name] for name in VENUES if fields.get(name)), "")
    return Reference(
        key=key,
        authors=_authors(entry.persons.get("author", [])),
        title=_unicode(fields.get("title", "")),
        year=_unicode(fields.get("year", "")),
        venue=_unicode(venue),
        url=_url(fields),
        uncited=_unicode(fields["uncited"]) if fields.get("uncited") else None,
    )


def _authors(persons: "list[Person]") -> str:
    names = [_author(person) for person in persons]
    if names and names[-1] == "others":
        return ", ".join(names[:-1]) + " et al."
    return ", ".join(names)


def _author(person: "Person") -> str:
    given = [_initials(_unicode(name)) for name in (*person.first_names, *person.middle_names)]
    family = [_unicode(name) for name in (*person.prelast_names, *person.last_names, *person.lineage_names)]
    return " ".join([*given, *family])


def _initials(name: str) -> str:
    """The initials of a given name: J.-P. for `Jean-Pierre`; an initial stays as it is."""
    return name if name.endswith(".") else "-".join(f"{part[0]}." for part in name.split("-") if part)


def _unicode(text: str) -> str:
    if re.search(r"[\\{}~]|--", text):
        from pybtex.richtext import Text

        text = str(Text.from_latex(text))
    return re.sub(r"\s+", " ", text).strip()


def _url(fields: Mapping[str, str]) -> str | None:
    """The most lasting address of an entry: its DOI, else its arXiv number, else its `url`."""
    if fields.get("doi"):
        number = re.sub(r"^https?://(dx\.)?doi\.org/", "", fields["doi"].strip())
        return "https://doi.org/" + quote(number, safe="/:;().,-_")
    if fields.get("eprint"):
        return "https://arxiv.org/abs/" + quote(re.sub("^arXiv:", "", fields["eprint"].strip()), safe="/.")
    return fields["url"].strip() if fields.get("url") else None
