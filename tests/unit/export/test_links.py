"""Links between questions in files for other programs: they lead to the site, or where it has no address are words."""

import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.links import files_of, linked_text, with_addresses
from macros.export.registry import FORMATS
from macros.model import Bank
from macros.model.markdown import markdown_fields, question_links, shown_text

SITE = "https://example.org/guide/"
CASES = [
    ("See [the *hinge*](q:hinge-loss).", f"See [the *hinge*]({SITE}q/hinge-loss/).", "See the *hinge*."),
    ("`[a](q:one-two)`, [x](q:abc 't')", f"`[a](q:one-two)`, [x]({SITE}q/abc/ 't')", "`[a](q:one-two)`, x"),
    ("[b [c] d](q:abc)[e](<q:def>)", f"[b [c] d]({SITE}q/abc/)[e](<{SITE}q/def/>)", "b [c] de"),
    (r"\[no](q:abc) $[a](q:abc)$ q:abc", r"\[no](q:abc) $[a](q:abc)$ q:abc", r"\[no](q:abc) $[a](q:abc)$ q:abc"),
    ("- [$x$](q:abc)\n- [**b**](q:abc)", f"- [$x$]({SITE}q/abc/)\n- [**b**]({SITE}q/abc/)", "- $x$\n- **b**"),
    ("[a][1]\n\n[1]: q:abc", f"[a][1]\n\n[1]: {SITE}q/abc/", "[a][1]\n\n[1]: #"),
    ("```\n[a](q:abc)\n```", "```\n[a](q:abc)\n```", "```\n[a](q:abc)\n```"),
]


@pytest.mark.parametrize(("text", "addressed", "words"), CASES)
def test_a_link_becomes_an_address_or_its_words(text: str, addressed: str, words: str) -> None:
    assert linked_text(text, lambda name: f"{SITE}q/{name}/") == addressed
    assert linked_text(text, lambda _: "") == words


@given(st.lists(st.sampled_from(["[a", "](q:abc)", "`", "*", "[b](q:def)", "\\", " c ", "$", "](", "<q:abc>", "\n"])))
def test_whatever_is_written_shows_the_same_words_and_no_link_to_an_id(parts: list[str]) -> None:
    text = "".join(parts)
    for addressed in (lambda name: f"{SITE}q/{name}/", lambda _: ""):
        linked = linked_text(text, addressed)
        assert shown_text(linked) == shown_text(text)
        assert [*question_links(linked)] == []


def test_a_bank_without_links_is_the_same_value(bank: Bank) -> None:
    plain = with_addresses(bank, SITE)
    assert with_addresses(plain, SITE) is plain


def test_the_author_links_questions_and_every_link_is_addressed(bank: Bank) -> None:
    def targets(some: Bank) -> list[str]:
        texts = [text for question in some.questions for _, text, _ in markdown_fields(question)]
        return [name for text in texts for name, _ in question_links(text)]

    assert len(targets(bank)) >= 5
    assert targets(with_addresses(bank, SITE)) == []
    changed = with_addresses(bank, SITE)
    assert [question.recall_revision for question in changed.questions] == [
        question.recall_revision for question in bank.questions
    ]


def told(data: bytes) -> str:
    """What stands in a file, or in the texts of a package."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    if "collection.anki2" in files:
        with closing(sqlite3.connect(":memory:")) as collection:
            collection.deserialize(files["collection.anki2"])
            return "".join(fields for (fields,) in collection.execute("SELECT flds FROM notes"))
    return "".join(data.decode() for name, data in files.items() if name.endswith(".xml"))


@pytest.fixture(scope="module")
def small(bank: Bank) -> Bank:
    """One question that links to another, which is not there."""
    question = bank.question("f1-score").linked((), (), ())
    return Bank(topics=(bank.topic("metrics"),), questions=(question,), references={})


@pytest.mark.parametrize("site", [SITE, ""])
@pytest.mark.parametrize("form", [form for form in FORMATS if form.name != "schema"], ids=lambda f: f.name)
def test_each_format_has_the_address_or_the_words(form: Format, site: str, small: Bank, edition: Edition) -> None:
    [(_, exported)] = files_of([form], small, replace(edition, site=site))
    text = told(exported.data)
    if form.source:
        assert (
            "[precision and recall](q:precision-and-recall)" in json.loads(text)["bank"]["questions"][0]["note"]["text"]
        )
        return
    assert re.search(r"q:precision", text) is None
    assert "precision and recall" in text
    address = f"{SITE}q/precision-and-recall/".replace(":", r"\:" if form.name == "gift" else ":")
    assert (address in text) == bool(site)
