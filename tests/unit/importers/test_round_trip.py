"""Export, import, export: the same bytes, and the same bank as far as the format carries it."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.links import with_addresses
from macros.export.lms import block
from macros.export.registry import FORMATS
from macros.importers.registry import told_format
from macros.load import load_bank
from macros.model import Bank, BaseCheck, Numeric, Question
from tests.unit.importers.bringing import brought
from tools.site import PROJECT

COURSES = [form for form in FORMATS if form.name in ("moodle", "gift")]
TABLES = [form for form in FORMATS if form.name in ("csv", "tsv")]
#: What these formats have no place for, or what is no text.
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
    """What exports have of a bank but for its figures: links between questions as addresses."""
    bank = with_addresses(bank, "https://example.org/guide/")
    ids = {question.id for question in bank.questions}
    questions = tuple(question.linked(ids, (), ()) for question in bank.questions)
    return Bank(topics=bank.topics, questions=questions, references={}, figures={})


@each
@pytest.mark.parametrize("source", ["bank", "kinds"])
def test_export_import_export_is_the_identity(
    form: Format, source: str, edition: Edition, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bank = without_figures(request.getfixturevalue(source))
    exported = form.write(bank, edition)
    name = f"bank{form.suffix}"
    assert told_format(name) == form.name
    again, said = brought(tmp_path, name, exported)
    assert said == []
    assert form.write(again, edition).decode() == exported.decode()
    units = form.name != "gift"
    for here, there in zip(again.questions, bank.questions, strict=True):
        assert told(here, units=units) == told(there, units=units)
    assert [(topic.id, topic.title) for topic in again.topics] == [
        (topic.id, topic.title) for topic in bank.topics if bank.in_topic(topic.id)
    ]


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.name)
@pytest.mark.parametrize("source", ["bank", "kinds"])
def test_a_table_is_the_same_again_as_far_as_it_tells(
    form: Format, source: str, edition: Edition, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    bank = without_figures(request.getfixturevalue(source))
    if form.name == "tsv":  # a check is known to it by a hash
        bank = without_checks(bank)
    exported = form.write(bank, edition)
    again, said = brought(tmp_path, f"bank{form.suffix}", exported)
    assert said == []
    assert form.write(again, edition).decode() == exported.decode()
    for here, there in zip(again.questions, bank.questions, strict=True):
        assert (here.id, here.title, here.level, here.topic) == (there.id, there.title, there.level, there.topic)
        for field in ("question", "answer", "explanation"):
            assert block(getattr(here, field)) == block(getattr(there, field))


def test_checks_on_cards_are_told_of(bank: Bank, edition: Edition, tmp_path: Path) -> None:
    [form] = [form for form in FORMATS if form.name == "tsv"]
    again, said = brought(tmp_path, "bank.tsv", form.write(without_figures(bank), edition))
    checks = sum(len(question.checks) for question in bank.questions)
    assert len(said) == len([line for line in said if "is no question by itself" in line]) == checks
    assert form.write(again, edition) == form.write(without_checks(without_figures(bank)), edition)


def without_checks(bank: Bank) -> Bank:
    questions = tuple(question.model_copy(update={"checks": ()}) for question in bank.questions)
    return Bank(topics=bank.topics, questions=questions, references={}, figures={})


@each
def test_a_picture_is_told_of_and_all_else_carried(form: Format, bank: Bank, edition: Edition, tmp_path: Path) -> None:
    drawn = [question.id for question in bank.questions if question.figure is not None]
    again, said = brought(tmp_path, f"bank{form.suffix}", form.write(with_addresses(bank, edition.site), edition))
    pictures = [line for line in said if "a picture of" in line]
    assert pictures == said
    assert len(pictures) == (len(drawn) if form.name == "moodle" else 0)
    assert form.write(again, edition) == form.write(without_figures(bank), edition)


def told(question: Question, *, units: bool) -> dict[str, Any]:
    """What is carried of a question: everything but what the format has no place for, and ids of options."""
    values = question.model_dump(exclude={*LEFT, "checks"})
    carried: dict[str, Any] = _words({**values, "checks": [_check(check, units=units) for check in question.checks]})
    return carried


def _check(check: BaseCheck, *, units: bool) -> dict[str, Any]:
    values = check.model_dump(exclude={"equals"})
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
    """Texts as they are shown: the same can be written in several ways."""
    if isinstance(value, str):
        return block(value)
    if isinstance(value, dict):
        return {key: _words(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_words(inner) for inner in value]
    return value
