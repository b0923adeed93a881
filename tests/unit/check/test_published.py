"""What was published stays valid: ids, numbers and topics change only with an alias, and other programs follow."""

import re
import shutil
from pathlib import Path

import pytest

from macros.check import check_bank
from macros.check.published import publish
from macros.export import gift, moodle
from macros.export.edition import Edition
from macros.export.flashcards import cards, guid
from macros.load import load_bank
from macros.model import Question
from macros.model.question import RECALL, permanent_path
from macros.render.strings import strings

PROJECT = Path(__file__).parents[3]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the bank of this guide."""
    return Path(shutil.copytree(PROJECT / "quizdata", tmp_path / "quizdata"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def file_of(root: Path, question: Question) -> Path:
    return root / question.topic / f"{question.id}.yml"


def codes(root: Path) -> list[str]:
    return [problem.code for problem in check_bank(load_bank(root), root)]


@pytest.mark.parametrize("place", [0, 17, 34, 49])
def test_a_changed_number_is_a_problem_in_its_line(root: Path, place: int) -> None:
    question = load_bank(root).bank.questions[place]
    edit(file_of(root, question), f"number: {question.number}\n", "number: 9000\n")
    [problem] = [each for each in check_bank(load_bank(root), root) if each.code == "number-changed"]
    assert (problem.path, problem.line) == (f"quizdata/{question.topic}/{question.id}.yml", 2)
    assert problem.cure == f"Write `number: {question.number}`."


@pytest.mark.parametrize("place", [3, 20, 41])
def test_swapped_numbers_and_swapped_files_are_problems(root: Path, place: int) -> None:
    one, other = (file_of(root, load_bank(root).bank.questions[at]) for at in (place, place + 5))
    texts = [file.read_text(encoding="utf-8") for file in (one, other)]
    one.write_text(texts[1], encoding="utf-8")
    other.write_text(texts[0], encoding="utf-8")
    assert codes(root).count("number-changed") == 2
    numbers = [re.search("^number: [0-9]+$", text, re.MULTILINE) for text in texts]
    for file, text, number in zip((one, other), texts, reversed(numbers), strict=True):
        assert number is not None
        file.write_text(re.sub("^number: [0-9]+$", number[0], text, flags=re.MULTILINE), encoding="utf-8")
    assert codes(root).count("number-changed") == 2


@pytest.mark.parametrize("place", [0, 25, 49])
def test_a_changed_check_id_is_a_problem(root: Path, place: int) -> None:
    question = load_bank(root).bank.questions[place]
    old = question.checks[-1].id
    edit(file_of(root, question), f"- id: {old}\n", "- id: some-other-id\n")
    assert {"check-gone", "check-unlisted"} <= set(codes(root))
    edit(file_of(root, question), "- id: some-other-id\n", f"- id: some-other-id\n    aliases: [{old}]\n")
    publish(root, load_bank(root))
    assert codes(root) == []
    edit(file_of(root, question), f"    aliases: [{old}]\n", "")
    assert codes(root) == ["check-alias-missing"]


def renamed(root: Path) -> tuple[Question, Question]:
    """A question before and after it was renamed twice, with one of its checks."""
    before = load_bank(root).bank.question("hinge-loss")
    old = before.checks[0].id
    for name, former in (("hinge-two", "hinge-loss"), ("a-hinge", "hinge-two, hinge-loss")):
        question = next(each for each in load_bank(root).bank.questions if each.number == before.number)
        file = file_of(root, question)
        target = file.with_name(f"{name}.yml")
        file.rename(target)
        text = re.sub(r"^aliases: .*\n", "", target.read_text(encoding="utf-8"), flags=re.MULTILINE)
        target.write_text(f"{text}aliases: [{former}]\n", encoding="utf-8")
        publish(root, load_bank(root))
    edit(target, f"- id: {old}\n", f"- id: renamed-check\n    aliases: [{old}]\n")
    publish(root, load_bank(root))
    return before, load_bank(root).bank.question("a-hinge")


def test_other_programs_know_a_renamed_question_by_its_first_published_id(root: Path) -> None:
    before, after = renamed(root)
    assert [permanent_path(after, check.id) for check in after.checks] == [
        f"hinge-loss/{check.id}" for check in before.checks
    ]
    assert permanent_path(after, RECALL) == "hinge-loss/recall"
    assert after.first_id == "hinge-loss"


def test_cards_and_courses_keep_their_ids_after_a_rename(root: Path) -> None:
    edition = Edition("guide", "Guide", "https://example.org/", "0" * 12, None, strings())
    old = load_bank(root).bank
    renamed(root)
    new = load_bank(root).bank
    ids = [{guid(edition, card.path) for card in cards(bank, edition, lambda _: "")} for bank in (old, new)]
    assert ids[0] == ids[1]
    for write in (moodle.FORMAT.write, gift.FORMAT.write):
        found = [set(re.findall(rb"hinge-loss/[a-z0-9-]+(?=<|\])", write(bank, edition))) for bank in (old, new)]
        assert found[0] == found[1] != set()


def test_a_moved_question_and_a_renamed_topic_keep_their_old_addresses(root: Path) -> None:
    shutil.move(root / "loss-functions/hinge-loss.yml", root / "metrics/hinge-loss.yml")
    assert "question-moved" in codes(root)
    publish(root, load_bank(root))
    assert "question-moved" not in codes(root)
    names = load_bank(root).bank.question("hinge-loss").published_as
    assert names is not None
    assert names.topics == ("loss-functions",)
    shutil.move(root / "metrics", root / "measures")
    assert {"topic-gone", "topic-unlisted"} <= set(codes(root))
    edit(root / "measures/topic.yml", "\ntitle:", "\naliases: [metrics]\ntitle:")
    publish(root, load_bank(root))
    assert {"topic-gone", "topic-unlisted", "question-moved"}.isdisjoint(codes(root))
    assert "\n  metrics: [measures]\n" in (root / "published.yml").read_text(encoding="utf-8")
    names = load_bank(root).bank.question("hinge-loss").published_as
    assert names is not None
    assert names.topics == ("loss-functions",)


def test_the_number_of_a_replaced_question_leads_to_its_successor(root: Path) -> None:
    bank = load_bank(root).bank
    gone = bank.question("hinge-loss")
    file_of(root, gone).unlink()
    taker = file_of(root, bank.question("softmax-cross-entropy"))
    taker.write_text(taker.read_text(encoding="utf-8") + "aliases: [hinge-loss]\n", encoding="utf-8")
    names = load_bank(root).bank.question("softmax-cross-entropy").published_as
    assert names is not None
    assert (names.id, names.numbers) == ("softmax-cross-entropy", (gone.number,))


def test_swapped_check_ids_are_a_problem_that_publishing_does_not_bless(root: Path) -> None:
    question = load_bank(root).bank.question("hinge-loss")
    one, other = question.checks[0].id, question.checks[1].id
    file = file_of(root, question)
    for old, new in ((one, "third-id"), (other, one), ("third-id", other)):
        edit(file, f"- id: {old}\n", f"- id: {new}\n")
    publish(root, load_bank(root))
    assert codes(root) == ["check-swapped", "check-swapped"]


def test_a_reworded_stem_keeps_its_id(root: Path) -> None:
    question = load_bank(root).bank.questions[0]
    stem = question.checks[0].stem.split()[0]
    text = file_of(root, question).read_text(encoding="utf-8")
    start, rest = text.split("    stem:", 1)
    file_of(root, question).write_text(f"{start}    stem:{rest.replace(stem, 'Then', 1)}", encoding="utf-8")
    before = (root / "published.yml").read_text(encoding="utf-8")
    assert "check-swapped" not in codes(root)
    publish(root, load_bank(root))
    assert (root / "published.yml").read_text(encoding="utf-8") != before
