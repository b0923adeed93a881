"""The bibliography as a reader sees it."""

import re
from pathlib import Path

import pytest

from macros.load import load_references
from macros.load.references import read_references

PROJECT = Path(__file__).parents[3]


def entry(**fields: str) -> str:
    all_fields = {"author": "A. Key", "title": "T", "year": "1999", "journal": "J"} | fields
    return "@article{key1999,\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in all_fields.items()) + "}\n"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("C. Cortes and V. Vapnik", "C. Cortes, V. Vapnik"),
        ("Cortes, Corinna and Vladimir Vapnik", "C. Cortes, V. Vapnik"),
        ("Jean-Pierre Serre", "J.-P. Serre"),
        ("D. G. Altman", "D. G. Altman"),
        ("Laurens van der Maaten", "L. van der Maaten"),
        ("Bernhard Sch{\\\"o}lkopf and {\\'E}va T{\\o}j", "B. Schölkopf, É. Tøj"),
        ("Łukasz Kaiser", "Ł. Kaiser"),
        ("{Google Research}", "Google Research"),
        ("A. Vaswani and others", "A. Vaswani et al."),
        ("King, Jr., Martin Luther", "M. L. King Jr."),
    ],
)
def test_authors(written: str, shown: str) -> None:
    references, problems = read_references("references.bib", entry(author=written))
    assert problems == ()
    assert references["key1999"].authors == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Support-vector networks", "Support-vector networks"),
        ("{BERT}: pre-training -- and\n    after", "BERT: pre-training – and after"),
        ("R\\'enyi~divergence", "Rényi divergence"),
        ("95\\% \\& more", "95% & more"),
    ],
)
def test_titles(written: str, shown: str) -> None:
    references, problems = read_references("references.bib", entry(title=written))
    assert problems == ()
    assert references["key1999"].title == shown


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ({}, None),
        ({"url": "https://example.org/a"}, "https://example.org/a"),
        ({"eprint": "1706.03762"}, "https://arxiv.org/abs/1706.03762"),
        ({"eprint": "cs/0101001", "url": "https://example.org"}, "https://arxiv.org/abs/cs/0101001"),
        ({"doi": "10.1/ab.c", "eprint": "1706.03762"}, "https://doi.org/10.1/ab.c"),
        ({"doi": "https://doi.org/10.1/ab.c"}, "https://doi.org/10.1/ab.c"),
        ({"doi": '10.1002/(SICI)1<2"::a>'}, "https://doi.org/10.1002/(SICI)1%3C2%22::a%3E"),
    ],
)
def test_addresses(fields: dict[str, str], url: str | None) -> None:
    references, _ = read_references("references.bib", entry(**fields))
    assert references["key1999"].url == url


@pytest.mark.parametrize("venue", ["booktitle", "publisher", "howpublished", "school", "institution"])
def test_venues(venue: str) -> None:
    text = entry().replace("journal", venue)
    references, problems = read_references("references.bib", text)
    assert (references["key1999"].venue, problems) == ("J", ())


def test_the_project_has_sound_references() -> None:
    references, problems = load_references(PROJECT / "quizdata")
    assert problems == ()
    assert references
    for reference in references.values():
        assert not re.search(r"[{}\\$]", reference.authors + reference.title + reference.venue)
        assert reference.url is None or reference.url.startswith("https://")


def test_no_bibliography_is_no_reference(tmp_path: Path) -> None:
    assert load_references(tmp_path) == ({}, ())
