"""QTI: a package that is whole, and items that score as the site does, played by their own rules."""

import io
import os
import zipfile
from xml.etree import ElementTree as ET

import pytest

from macros.export import qti
from macros.export.edition import Edition
from macros.export.format import Format
from macros.model import Bank, Check, Choice, Match, Multiple, Numeric, Order, Text
from macros.model.question import check_path
from tests.unit.export.qti_player import correct, package, played
from tools.site_build import PROJECT

BOTH = (qti.FORMAT_3, qti.FORMAT_21)
each = pytest.mark.parametrize("form", BOTH, ids=lambda form: form.name)


def items(form: Format, bank: Bank, edition: Edition) -> dict[str, ET.Element]:
    return {name: item for name, item in package(form.write(bank, edition)).items() if name.startswith("items/")}


@each
def test_every_kind_is_written_as_before(form: Format, kinds: Bank, edition: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(form.write(kinds, edition))) as archive:
        items = [archive.read(name).decode() for name in archive.namelist() if name.startswith("items/")]
    golden = PROJECT / f"tests/golden/export/kinds.{form.name}.txt"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text("\n".join(items), encoding="utf-8")
    assert "\n".join(items) == golden.read_text(encoding="utf-8")


@each
def test_the_manifest_lists_every_file_once(form: Format, bank: Bank, edition: Edition) -> None:
    data = form.write(bank, edition)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    manifest = package(data)["imsmanifest.xml"]
    resources = manifest.findall("resources/resource")
    listed = {file.get("href") for resource in resources for file in resource.findall("file")}
    assert names[0] == "imsmanifest.xml"
    assert listed == {*names[1:]}
    assert len({resource.get("identifier") for resource in resources}) == len(resources)
    kinds = {resource.get("type") for resource in resources}
    assert kinds == {"imsqti_item_xmlv3p0" if form is qti.FORMAT_3 else "imsqti_item_xmlv2p1"}


@each
def test_names_are_those_of_the_version(form: Format, bank: Bank, edition: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(form.write(bank, edition))) as archive:
        item = archive.read("items/hinge-loss--zero-loss.xml").decode()
    assert ("<qti-simple-choice " in item, "<simpleChoice " in item) == (form is qti.FORMAT_3, form is qti.FORMAT_21)
    assert ("qti" in item.partition("xmlns=")[0]) is (form is qti.FORMAT_3)
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML">' in item


@each
def test_every_item_is_right_when_it_is_answered_as_its_key_says(form: Format, bank: Bank, edition: Edition) -> None:
    found = items(form, bank, edition)
    assert len(found) == sum(1 + len(question.checks) for question in bank.questions)
    for question in bank.questions:
        for check in question.checks:
            item = found[f"items/{check_path(question, check).replace('/', '--')}.xml"]
            outcome = played(item, correct(item))
            assert outcome.score == pytest.approx(1, abs=1e-4), check.id
            assert outcome.feedback
            assert set(outcome.feedback) <= said(item), check.id


def said(item: ET.Element) -> set[str | None]:
    return {block.get("identifier") for block in item.iter() if block.tag in ("feedback-inline", "feedback-block")}


@each
def test_what_is_wrong_is_scored_and_spoken_to_as_on_the_site(form: Format, bank: Bank, edition: Edition) -> None:
    found = items(form, bank, edition)
    kinds = set()
    for question in bank.questions:
        for check in question.checks:
            looked_at(found[f"items/{check_path(question, check).replace('/', '--')}.xml"], check)
            kinds.add(check.kind)
    assert kinds == {"choice", "multiple", "numeric", "text", "order", "match"}


def looked_at(item: ET.Element, check: Check) -> None:
    match check:
        case Choice() | Multiple():
            options(item, check)
        case Numeric():
            assert [played(item, (str(end),)).score for end in check.interval(check.key)] == [1, 1]
            for at, mistake in enumerate(check.mistakes, 1):
                outcome = played(item, (mistake.value,))
                assert outcome.score == 0
                assert outcome.feedback[0] in (f"mistake-{at}", "mistake-1")
            assert played(item, ("1e9",)).feedback == ("wrong",)
        case Text():
            assert played(item, (check.answers[-1].upper(),)).score == 1
            assert played(item, ("what nobody says",)).feedback == ("wrong",)
        case Order() | Match():
            assert played(item, correct(item)[::-1][1:]).score == 0


def options(item: ET.Element, check: Choice | Multiple) -> None:
    key = check.key if isinstance(check, Multiple) else (check.key,)
    for option in check.options:
        outcome = played(item, (f"q-{option.id}",))
        assert outcome.score == pytest.approx(1 / len(key) if option.id in key else 0, abs=1e-4)
        assert outcome.feedback == (f"q-{option.id}",)


@each
def test_the_answer_is_shown_once_something_was_written(form: Format, bank: Bank, edition: Edition) -> None:
    item = items(form, bank, edition)["items/hinge-loss.xml"]
    assert played(item, ("anything",)).feedback == ("shown",)
    [shown] = [block for block in item.iter("feedback-block") if block.get("identifier") == "shown"]
    assert "It penalizes predictions outside the margin." in "".join(shown.itertext())
    assert [image.get("src") for image in shown.iter("img")] == ["../images/margin_losses.svg"]
