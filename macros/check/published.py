"""Compares the bank with its published record, and adds to the record what is new."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from macros.load import Loaded
from macros.load.files import TOPIC_FILE, replace_file
from macros.load.published import (
    FILE,
    PublishedQuestion,
    PublishedRecord,
    fingerprint,
    format_record,
    locate_in_record,
)
from macros.load.question_file import Located
from macros.model import Check, Question, Topic
from macros.problems import Flaw, Problem, Where, did_you_mean, printable

PUBLISH: Final = "Run `python -m macros publish`."
NOT_AN_ALIAS: Final = "Remove it: only an id that was on the site can be in a link."


class PublishError(Exception):
    """The record cannot be changed as asked; the message says why."""


def record_problems(loaded: Loaded, root: Path) -> list[Problem]:
    """Return a problem for each published question or topic that no id and no alias leads to now."""
    if loaded.record is None:
        return []
    topics = _alias_map(loaded.bank.topics)
    flaws = [*_gone_topics(loaded.record, topics)]
    if loaded.is_whole:
        flaws += _gone_questions(loaded.record, _alias_map(loaded.bank.questions))
    return locate_in_record(root, flaws) if flaws else []


def published_flaws(loaded: Loaded) -> Iterator[Located]:
    """Yield each difference between the files of the bank and the record."""
    record, topics = loaded.record, _alias_map(loaded.bank.topics)
    if record is None or any(record.flaws()):
        return
    for topic in loaded.bank.topics:
        for flaw in _topic_flaws(topic, record):
            yield topic.id, TOPIC_FILE, flaw
    for question in loaded.bank.questions:
        for flaw in (*_question_flaws(question, record, topics), *_check_flaws(question, record)):
            yield question.topic, f"{question.id}.yml", flaw


def publish(root: Path, loaded: Loaded, retire: Iterable[str] = ()) -> tuple[str, ...]:
    """Add what is new in the bank to the record and return the paths added; raises PublishError.

    ``retire`` names checks, as in `hinge-loss/zero-loss`, that were replaced by different ones.
    """
    record = readable_record(loaded)
    updated = updated_record(record, loaded)
    for path in retire:
        updated = _retired(updated, path, loaded)
    text = format_record(updated)
    file = root / FILE
    if not file.exists() or file.read_text(encoding="utf-8") != text:
        replace_file(root, FILE, text)
    return tuple(sorted(_names(updated) - _names(record)))


def readable_record(loaded: Loaded) -> PublishedRecord:
    """Return the record of the bank; raises PublishError where it cannot be read, so that nothing is written over."""
    if loaded.record is None:
        raise PublishError(next(str(problem) for problem in loaded.problems if problem.path.endswith(f"/{FILE}")))
    return loaded.record


def updated_record(record: PublishedRecord, loaded: Loaded) -> PublishedRecord:
    """Return the record with the new ids, topics and checks of the bank; nothing recorded is changed."""
    here = _alias_map(loaded.bank.topics)
    topics, live = dict(record.topics), {topic.id for topic in loaded.bank.topics}
    for topic in loaded.bank.topics:
        if topic.id not in record.topic_ids:
            former = (name for name, later in topics.items() if {name, *later}.intersection(topic.aliases))
            first = next((name for name in former if live.isdisjoint((name, *topics[name]))), None)
            topics[first or topic.id] = (*topics[first], topic.id) if first else ()
    questions = dict(record.questions)
    for question in loaded.bank.questions:
        first = record.first_id_of(question) or question.id
        questions[first] = _updated_question(questions.get(first), first, question, here)
    return PublishedRecord(topics=topics, questions=questions)


def _updated_question(
    entry: PublishedQuestion | None, first: str, question: Question, topics: Mapping[str, str]
) -> PublishedQuestion:
    if entry is None:
        entry = PublishedQuestion(number=question.number, topics=(question.topic,))
    moved = topics.get(entry.topics[-1]) != question.topic
    renamed = question.id not in (first, *entry.renamed)
    checks, later = dict(entry.checks), dict(entry.renamed_checks)
    for check in question.checks:
        first_check = entry.first_check_id(check.id, *check.aliases)
        if first_check is None:
            if check.id not in entry.retired:
                checks[check.id] = fingerprint(check)
            continue
        if not entry.is_swapped(check):
            checks[first_check] = fingerprint(check)
        if check.id not in entry.check_ids(first_check):
            later[first_check] = (*later.get(first_check, ()), check.id)
    return entry.model_copy(
        update={
            "topics": (*entry.topics, question.topic) if moved else entry.topics,
            "renamed": (*entry.renamed, question.id) if renamed else entry.renamed,
            "checks": checks,
            "renamed_checks": later,
        }
    )


def _retired(record: PublishedRecord, path: str, loaded: Loaded) -> PublishedRecord:
    question_id, _, check_id = path.partition("/")
    first = record.first_id(question_id)
    if first is None:
        guess = did_you_mean(question_id, record.ids)
        raise PublishError(f"No question `{printable(question_id)}` was published. {guess}Write `question/check`.")
    entry = record.questions[first]
    if check_id in entry.retired:
        return record
    first_check = entry.first_check_id(check_id)
    if first_check is None:
        guess = did_you_mean(check_id, entry.checks)
        raise PublishError(f"`{question_id}` never had a check `{printable(check_id)}`. {guess}Name a published one.")
    ids = entry.check_ids(first_check)
    user = next((each for each in loaded.bank.questions if record.first_id_of(each) == first), None)
    used = {name for check in (user.checks if user else ()) for name in (check.id, *check.aliases)}
    if user is not None and not used.isdisjoint(ids):
        message = f"`{printable(path)}` is still a check of `{user.id}`"
        raise PublishError(f"{message}. Give the new check an id of its own first.")
    changed: dict[str, object] = {"retired": (*entry.retired, *ids)}
    for field in ("checks", "renamed_checks"):
        changed[field] = {name: value for name, value in getattr(entry, field).items() if name != first_check}
    entry = entry.model_copy(update=changed)
    return record.model_copy(update={"questions": {**record.questions, first: entry}})


def _names(record: PublishedRecord) -> set[str]:
    """Every published question and topic, and the path of every check."""
    names = {*record.ids, *(f"{name}/" for name in record.topic_ids)}
    for first, entry in record.questions.items():
        names |= {f"{first}/{name}" for check in entry.checks for name in entry.check_ids(check)}
    return names


def _alias_map(values: Iterable[Question | Topic]) -> dict[str, str]:
    """The current id for each id and each alias."""
    values = tuple(values)
    return {alias: value.id for value in values for alias in value.aliases} | {value.id: value.id for value in values}


def _gone_questions(record: PublishedRecord, ids: Mapping[str, str]) -> Iterator[Flaw]:
    for first, entry in record.questions.items():
        for name in (first, *entry.renamed):
            if name not in ids:
                message = f"`{name}` was published, and no question has that id or alias now"
                cure = f"{did_you_mean(name, ids)}Write it under `aliases` of the question that took its place."
                yield Flaw("published-gone", ("questions", first), message, cure, at="key")


def _gone_topics(record: PublishedRecord, ids: Mapping[str, str]) -> Iterator[Flaw]:
    for first, later in record.topics.items():
        for name in (first, *later):
            if name not in ids:
                message = f"the topic `{name}` was published, and no topic has that id or alias now"
                cure = f"{did_you_mean(name, ids)}Write it under `aliases` in the topic.yml that took its place."
                yield Flaw("topic-gone", ("topics", first), message, cure, at="key")


def _topic_flaws(topic: Topic, record: PublishedRecord) -> Iterator[Flaw]:
    if topic.id not in record.topic_ids:
        yield Flaw("topic-unlisted", (), f"the topic `{topic.id}` is not in {FILE}", PUBLISH)
    for place, alias in enumerate(topic.aliases):
        if alias not in record.topic_ids:
            message = f"no topic was ever published as `{alias}`"
            yield Flaw("topic-alias-unlisted", ("aliases", place), message, NOT_AN_ALIAS)


def _question_flaws(question: Question, record: PublishedRecord, topics: Mapping[str, str]) -> Iterator[Flaw]:
    if question.id not in record.ids:
        yield Flaw("id-unlisted", (), f"the id `{question.id}` is not in {FILE}", PUBLISH)
    for place, alias in enumerate(question.aliases):
        if alias not in record.ids:
            message = f"the former id `{alias}` is not in {FILE}, so it was never published"
            yield Flaw("alias-unlisted", ("aliases", place), message, NOT_AN_ALIAS)
    first = record.first_id_of(question)
    owner = record.numbers.get(question.number)
    if first is not None and record.questions[first].number != question.number:
        number = record.questions[first].number
        message = f"`{question.id}` was published as number {number}, and a number never changes"
        yield Flaw("number-changed", ("number",), message, f"Write `number: {number}`.")
    elif owner not in (None, first):
        message = f"the number {question.number} was published for `{owner}`"
        cure = "Take the next free number; `python -m macros new` finds it."
        yield Flaw("number-taken", ("number",), message, cure)
    if first is not None and topics.get(record.questions[first].topics[-1]) != question.topic:
        message = f"`{question.id}` was published in the topic `{record.questions[first].topics[-1]}`"
        cure = "Move it back, or run `python -m macros publish`, which keeps its old address."
        yield Flaw("question-moved", (), message, cure)


def _check_flaws(question: Question, record: PublishedRecord) -> Iterator[Flaw]:
    first = record.first_id_of(question)
    if first is None:
        return  # a new question: its unlisted id is reported
    entry = record.questions[first]
    known: set[str | None] = set()
    for place, check in enumerate(question.checks):
        first_check = entry.first_check_id(check.id, *check.aliases)
        known.add(first_check)
        yield from _id_flaws(("checks", place), check, entry, first_check)
        for number, alias in enumerate(check.aliases):
            if entry.first_check_id(alias) is None or entry.first_check_id(alias) != first_check:
                message = f"`{alias}` was never published as an id of this check"
                cure = "Remove it, or name a former id of this same check."
                yield Flaw("check-alias-unlisted", ("checks", place, "aliases", number), message, cure)
    for name in entry.checks:
        if name not in known:
            last = entry.check_ids(name)[-1]
            message = f"the check `{last}` was published, and is gone"
            cure = (
                f"If a check only has a new id, write `aliases: [{last}]` there; "
                f"if it was replaced, run `python -m macros publish --retire {first}/{last}`."
            )
            yield Flaw("check-gone", ("checks",), message, cure, at="key")


def _id_flaws(where: Where, check: Check, entry: PublishedQuestion, first_check: str | None) -> Iterator[Flaw]:
    group = () if first_check is None else entry.check_ids(first_check)
    if check.id in entry.retired:
        message = f"`{check.id}` was the id of a check that was replaced"
        cure = "Give this check a new id: stored answers belong to the old one."
        yield Flaw("check-retired", (*where, "id"), message, cure)
    elif check.id not in group:
        yield Flaw("check-unlisted", (*where, "id"), f"the check `{check.id}` is not in {FILE}", PUBLISH)
    elif entry.is_swapped(check):
        message = f"`{check.id}` has the stem that was published under another id"
        cure = "Give each check its own id back: stored answers belong to it."
        yield Flaw("check-swapped", (*where, "id"), message, cure)
    for name in group:
        if name not in (check.id, *check.aliases):
            message = f"`{name}` is another published id of the check `{check.id}`"
            cure = f"Write `aliases: [{name}]` in this check; if it is a different check, give it a new id."
            yield Flaw("check-alias-missing", (*where, "id"), message, cure)
