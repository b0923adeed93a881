"""Moodle's XML, by what Moodle says of it: the fields of each type, shares that add up, text that is escaped."""

import base64
from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from macros.export.edition import Edition
from macros.export.lms import share
from macros.export.moodle import write
from macros.model import Bank, Match, Multiple, Numeric, Text
from macros.model.question import check_path

#: What docs.moodle.org names for each type, and its importer reads.
OWN = {
    "essay": {"responseformat", "responserequired", "responsefieldlines", "graderinfo"},
    "multichoice": {"single", "shuffleanswers", "answernumbering", "showstandardinstruction", "correctfeedback",
                    "partiallycorrectfeedback", "incorrectfeedback", "answer"},
    "numerical": {"answer", "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"},
    "shortanswer": {"usecase", "answer"},
    "ordering": {"layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle",
                 "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "answer"},
    "matching": {"shuffleanswers", "subquestion", "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"},
}  # fmt: skip
EVERY = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "tags"}
FORMATTED = {"questiontext", "generalfeedback", "feedback", "graderinfo", "hint", "correctfeedback"}
#: The shares that Moodle lists; it refuses a file with another.
SHARES = {100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111,
          10, 5, 0}  # fmt: skip


@pytest.fixture(scope="module")
def quiz(bank: Bank, edition: Edition) -> ET.Element:
    return ET.fromstring(write(bank, edition))  # noqa: S314  # our own


def numbered(quiz: ET.Element, number: str) -> ET.Element:
    [found] = [question for question in quiz.iter("question") if question.findtext("idnumber") == number]
    return found


def questions(quiz: ET.Element, kind: str) -> list[ET.Element]:
    return [question for question in quiz.iter("question") if question.get("type") == kind]


def test_every_question_and_check_has_its_id_number(quiz: ET.Element, bank: Bank) -> None:
    wanted = {question.id for question in bank.questions}
    wanted |= {check_path(question, check) for question in bank.questions for check in question.checks}
    numbers = [each.findtext("idnumber") for each in quiz.iter("question") if each.get("type") != "category"]
    assert len(numbers) == len(wanted)
    assert set(numbers) == wanted
    assert max(map(len, wanted)) <= 100


def test_every_topic_is_a_category_with_its_introduction(quiz: ET.Element, bank: Bank) -> None:
    found = questions(quiz, "category")
    assert [each.findtext("idnumber") for each in found] == [topic.id for topic in bank.topics]
    assert found[1].findtext("category/text") == "$course$/top/Study Guide/Loss Functions"
    assert (found[1].findtext("info/text") or "").startswith("<p>A loss is the number")


@pytest.mark.parametrize("kind", OWN)
def test_a_type_has_the_fields_that_moodle_documents(quiz: ET.Element, kind: str) -> None:
    found = questions(quiz, kind)
    assert found
    for question in found:
        fields = {child.tag for child in question}
        assert EVERY <= fields <= EVERY | OWN[kind] | {"hint"}
        formatted = [element for element in question.iter() if element.tag in FORMATTED]
        assert all(element.get("format") in ("html", "moodle_auto_format") for element in formatted)


def test_shares_are_those_of_moodle_and_add_up(quiz: ET.Element) -> None:
    for kind in ("multichoice", "shortanswer", "numerical"):
        for question in questions(quiz, kind):
            shares = [float(answer.get("fraction", "")) for answer in question.findall("answer")]
            assert {abs(share) for share in shares} <= SHARES
            if kind == "multichoice" and question.findtext("single") == "false":
                assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
            else:
                assert max(shares) == 100


def test_what_is_written_is_told_apart(quiz: ET.Element, bank: Bank) -> None:
    counted = Counter(check.kind for question in bank.questions for check in question.checks)
    assert len(questions(quiz, "multichoice")) == counted["choice"] + counted["multiple"]
    assert len(questions(quiz, "ordering")) == counted["order"]
    for question in bank.questions:
        for check in question.checks:
            element = numbered(quiz, check_path(question, check))
            answers = [answer.findtext("text") for answer in element.findall("answer")]
            if isinstance(check, Numeric):
                assert answers == [check.key, *(mistake.value for mistake in check.mistakes), "*"]
            elif isinstance(check, Text):
                assert answers[-1] == "*"
                assert answers[: len(check.answers)] == [answer.replace("*", r"\*") for answer in check.answers]
            elif isinstance(check, Multiple):
                assert element.findtext("single") == "false"
            elif isinstance(check, Match):
                rights = [each.findtext("answer/text") for each in element.findall("subquestion")]
                assert rights == [entry.text for entry in check.menu]


def test_a_figure_comes_along_in_the_file(quiz: ET.Element, bank: Bank) -> None:
    essay = numbered(quiz, "hinge-loss")
    [file] = essay.findall("generalfeedback/file")
    assert (file.get("name"), file.get("encoding")) == ("margin_losses.svg", "base64")
    assert b"<svg" in base64.b64decode(file.text or "")
    assert 'src="@@PLUGINFILE@@/margin_losses.svg"' in (essay.findtext("generalfeedback/text") or "")


def test_formulas_stay_tex(quiz: ET.Element) -> None:
    essay = numbered(quiz, "hinge-loss")
    assert r"\[\min_{w,b}\ \tfrac12\lVert w\rVert^2" in (essay.findtext("generalfeedback/text") or "")


def test_any_number_of_right_options_is_worth_all() -> None:
    shares = [[float(each) for each in share(right)] for right in range(1, 21)]
    assert [sum(each) for each in shares] == pytest.approx([100] * 20, abs=0.001)
    assert {each for right in shares for each in right} <= SHARES
