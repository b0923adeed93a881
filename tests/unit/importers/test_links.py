"""Links to pages of the site become links to questions again when they are imported; other links stay."""

from pathlib import Path

import pytest

from macros.export.edition import Edition
from macros.export.links import linked_text, with_addresses
from macros.export.registry import FORMATS
from macros.importers.markdown_text import restore_links_in
from macros.model import Bank
from macros.model.markdown import markdown_fields, question_links
from tests.unit.export.test_links import CASES, SITE
from tests.unit.importers.importing import import_bytes

IDS = {"hinge-loss": "hinge-loss", "abc": "abc", "def": "def", "one-two": "one-two", "old-name": "abc"}


@pytest.mark.parametrize("text", [text for text, _, _ in CASES])
def test_exported_links_are_restored(text: str) -> None:
    assert restore_links_in(linked_text(text, lambda name: f"{SITE}q/{name}/"), SITE, IDS) == text


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        (f"[a]({SITE}q/old-name/)", "[a](q:abc)"),
        (f"[a]({SITE}q/abc)", "[a](q:abc)"),
        (f"[a]({SITE}q/nobody/)", None),
        (f"[a]({SITE}q/abc/#abc--zero)", None),
        (f"[a]({SITE}q/abc/card.png)", None),
        (f"[a]({SITE}embed/abc/)", None),
        ("[a](https://example.com/guide/q/abc/)", None),
        (f"[a](https://example.com/?to={SITE}q/abc/)", None),
        (f"<{SITE}q/abc/> {SITE}q/abc/ `[a]({SITE}q/abc/)`", None),
        (f"[{SITE}q/abc/]({SITE}q/def/)", f"[{SITE}q/abc/](q:def)"),
    ],
)
def test_only_the_address_of_a_page_of_a_question_is_one(text: str, linked: str | None) -> None:
    assert restore_links_in(text, SITE, IDS) == (linked or text)


def links(bank: Bank) -> list[tuple[str, list[str]]]:
    """Return the links of each question in the texts that every format carries."""
    told = [
        (question.id, [text for where, text, _ in markdown_fields(question) if where[0] in ("explanation", "note")])
        for question in bank.questions
    ]
    return [(name, sorted(link for text in texts for link, _ in question_links(text))) for name, texts in told]


@pytest.mark.parametrize("name", ["moodle", "gift", "csv"])
def test_a_bank_imported_from_a_course_has_its_links(name: str, bank: Bank, edition: Edition, tmp_path: Path) -> None:
    [form] = [form for form in FORMATS if form.name == name]
    data = form.write(with_addresses(bank, SITE), edition)
    again, _ = import_bytes(tmp_path, f"bank{form.suffix}", data, SITE)
    assert sum(len(found) for _, found in links(bank)) >= 5
    assert links(again) == links(bank)
    elsewhere, _ = import_bytes(tmp_path / "elsewhere", f"bank{form.suffix}", data)
    assert not any(found for _, found in links(elsewhere))
