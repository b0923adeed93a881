"""Every format has all that a format needs, and is the same twice."""

import re

import pytest

from macros.export.edition import Edition
from macros.export.format import Format, restrict_to_topics
from macros.export.registry import FORMATS
from macros.model import Bank
from macros.render.strings import strings
from macros.site.downloads import BOOKLET
from tools.site_build import PROJECT

each = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)


@each
def test_a_format_has_a_test(form: Format) -> None:
    assert (PROJECT / f"tests/unit/export/test_{form.name}.py").is_file()


@each
def test_a_format_has_its_words(form: Format) -> None:
    words = strings()["downloads"]["formats"][form.name]
    assert set(words) == {"title", "purpose", "steps"}
    assert len(words["steps"]) == 3


def test_no_words_are_left_of_a_format_that_is_gone() -> None:
    assert set(strings()["downloads"]["formats"]) == {form.name for form in FORMATS} | {BOOKLET}


def test_names_and_files_are_unlike() -> None:
    assert len({form.name for form in FORMATS}) == len({form.suffix for form in FORMATS}) == len(FORMATS)
    assert all(re.fullmatch("[a-z][a-z0-9-]*", form.name) for form in FORMATS)


@each
def test_the_same_bank_and_edition_give_the_same_bytes(form: Format, bank: Bank, edition: Edition) -> None:
    first, second = (list(form.files(restrict_to_topics(bank, ["loss-functions"]), edition)) for _ in range(2))
    assert first
    assert first == second


@each
def test_a_path_stays_below_the_folder(form: Format, bank: Bank, edition: Edition) -> None:
    for exported in form.files(restrict_to_topics(bank, ["metrics", "loss-functions"]), edition):
        assert re.fullmatch(r"([a-z0-9-]+/)?[a-z0-9-]+(\.[a-z0-9]+)+", exported.path)


@each
def test_a_bank_without_questions_is_no_error(form: Format, edition: Edition) -> None:
    list(form.files(Bank(topics=(), questions=(), references={}), edition))
