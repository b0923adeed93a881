"""Exports come back with the same content, as far as the format carries it; the JSON document is the exact one."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.links import with_addresses
from macros.export.lms import block
from macros.export.registry import FORMATS
from macros.importers.run import format_from_suffix
from macros.load import load_bank
from macros.model import Bank, BaseCheck, Numeric, Question
from tests.unit.importers.importing import import_bytes
from tools.site_build import PROJECT

COURSES = [form for form in FORMATS if form.name in ("moodle", "gift")]
[TABLE] = [form for form in FORMATS if form.name == "csv"]
[CARDS] = [form for form in FORMATS if form.name == "tsv"]
#: Fields that these formats have no place for.
LEFT = ("figure", "worked", "references", "prerequisites", "related", "aliases", "accepted", "asked_as")
each = pytest.mark.parametrize("form", COURSES, ids=lambda form: form.name)


@pytest.fixture(scope="module")
def kinds(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> Bank:
    """A question for every golden file: each kind with all its fields."""
    root = tmp_path_factory.mktemp("kinds") / "quizdata"
    (root / "golden").mkdir(parents=True)
    (root / "golden/topic.yml").write_text("title: A/B\norder: 1\nintroduction: With *all* kinds.\n", encoding="utf-8")
    for file in (PROJECT / "tests/golden/html").glob("*.yml"):
        (root / "golden" / f"{file.stem}-golden.yml").write_text(
            file.read_text(encoding="utf-8").replace("$5", "\\$5"), encoding="utf-8"
        )
    read = load_bank(root).bank
    assert len(read.questions) >= 6
    return read


def without_figures(bank: Bank) -> Bank:
    """Return the bank as exports have it but for its figures: links between questions are addresses."""
    bank = with_addresses(bank, "https://example.org/guide/")
    ids = {question.id for question in bank.questions}
    questions = tuple(question.linked(ids, (), ()) for question in bank.questions)
    return Bank(topics=bank.topics, questions=questions, references={}, figures={})


@each
@pytest.mark.parametrize("source", ["bank", "kinds"])
def test_a_course_comes_back_equal_in_content(
    form: Format, source: str, edition: Edition, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bank = without_figures(request.getfixturevalue(source))
    exported = form.write(bank, edition)
    name = f"bank{form.suffix}"
    assert format_from_suffix(name) == form.name
    again, said = import_bytes(tmp_path, name, exported)
    assert said == []
    units = form.name != "gift"
    for here, there in zip(again.questions, bank.questions, strict=True):
        assert content(here, units=units) == content(there, units=units)
    assert [(topic.id, topic.title) for topic in again.topics] == [
        (topic.id, topic.title) for topic in bank.topics if bank.in_topic(topic.id)
    ]


@pytest.mark.parametrize("source", ["bank", "kinds"])
def test_a_table_comes_back_byte_for_byte(
    source: str, edition: Edition, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bank = without_figures(request.getfixturevalue(source))
    exported = TABLE.write(bank, edition)
    again, said = import_bytes(tmp_path, "bank.csv", exported)
    assert said == []
    assert TABLE.write(again, edition).decode() == exported.decode()


@pytest.mark.parametrize("source", ["bank", "kinds"])
def test_cards_come_back_equal_in_content_without_their_checks(
    source: str, edition: Edition, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bank = without_figures(request.getfixturevalue(source))
    again, said = import_bytes(tmp_path, "bank.tsv", CARDS.write(bank, edition))
    checks = sum(len(question.checks) for question in bank.questions)
    assert len(said) == 1
    assert f"{checks} cards are checks, not questions, and were left out" in said[0]
    for here, there in zip(again.questions, bank.questions, strict=True):
        for field in ("id", "topic", "title", "level", "question", "answer", "explanation", "note", "key_points"):
            assert _words(_plain(getattr(here, field))) == _words(_plain(getattr(there, field)))


def _plain(value: Any) -> Any:
    return value.model_dump() if isinstance(value, BaseModel) else value


@each
def test_pictures_are_reported_and_the_rest_is_imported(
    form: Format, bank: Bank, edition: Edition, tmp_path: Path
) -> None:
    drawn = [question.id for question in bank.questions if question.figure is not None]
    addressed = with_addresses(bank, edition.site)
    again, said = import_bytes(tmp_path, f"bank{form.suffix}", form.write(addressed, edition))
    if form.name == "moodle":
        assert len(said) == 1
        assert f"{len(drawn)} questions have pictures, which were not imported: lines " in said[0]
    else:
        assert said == []
    for here, there in zip(again.questions, without_figures(bank).questions, strict=True):
        assert content(here, units=False)["checks"] == content(there, units=False)["checks"]


def content(question: Question, *, units: bool) -> dict[str, Any]:
    """Return what a course carries of a question: not the ids of options, nor fields that it has no place for."""
    values = question.model_dump(exclude={*LEFT, "checks"})
    carried: dict[str, Any] = _words({**values, "checks": [_check(check, units=units) for check in question.checks]})
    return carried


def _check(check: BaseCheck, *, units: bool) -> dict[str, Any]:
    values = check.model_dump(exclude={"equals", "transfer", "aliases"})
    values.setdefault("key", None)
    for name in ("options", "items", "pairs", "extra"):
        for place, each in enumerate(values.get(name, ())):
            values["key"] = _at(values["key"], each["id"], f"#{place}")
            each["id"] = place
    if isinstance(check, Numeric):
        values["key"] = Decimal(check.key)
        values["mistakes"] = [(Decimal(each["value"]), each["feedback"]) for each in values["mistakes"]]
        values["tolerance"] = [check.interval(value) for value in (check.key, *(each.value for each in check.mistakes))]
        # Moodle has the reciprocal.
        values["units"] = {unit: f"{factor:.12g}" for unit, factor in check.units.items()}
        if not units:
            del values["unit"], values["units"]
    if isinstance(values["key"], tuple):
        values["key"] = sorted(values["key"])
    return values


def _at(key: Any, name: str, place: str) -> Any:
    if isinstance(key, tuple):
        return tuple(place if each == name else each for each in key)
    return place if key == name else key


def _words(value: Any) -> Any:
    """Return texts as they are shown: the same can be written in several ways."""
    if isinstance(value, str):
        return block(value)
    if isinstance(value, dict):
        return {key: _words(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_words(inner) for inner in value]
    return value
