"""The published record, `published.yml`: every id, number and topic that was ever on the site.

Links, stored progress and Anki cards depend on what it lists, so entries are added and never changed.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, StringConstraints, ValidationError

from macros.load.files import read_text
from macros.load.validation import explain_validation_errors
from macros.load.yaml import YamlFile, read_yaml
from macros.model import Check, Question, Topic
from macros.model.base import FINGERPRINT, Frozen, Id, PositiveInt, revision
from macros.model.question import PublishedAs
from macros.problems import Flaw, Problem, printable_path

FILE: Final = "published.yml"
_HEADER: Final = """\
# Everything that was ever published, under its first id. Written by `python -m macros publish`.
# Lists hold later ids in order; each check has a fingerprint of its stem. Never change or remove what was on the site.
"""


Fingerprint = Annotated[str, StringConstraints(pattern=FINGERPRINT)]


def fingerprint(check: Check) -> str:
    """Return eight hexadecimal digits of a hash of the kind and the stem, which show when two ids are swapped."""
    return revision({"kind": check.kind, "stem": " ".join(check.stem.split())})


class PublishedQuestion(Frozen):
    """The permanent parts of one question. Lists are in the order of publication; ``topics`` ends with the current one.

    ``checks`` maps the first id of each check to the fingerprint of its stem when it was last published, and
    ``renamed_checks`` to its later ids. ``retired`` ids belonged to checks that were replaced.
    """

    number: PositiveInt
    topics: tuple[Id, ...] = Field(min_length=1)
    renamed: tuple[Id, ...] = ()
    checks: dict[Id, Fingerprint] = Field(default_factory=dict)
    renamed_checks: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    retired: tuple[Id, ...] = ()

    def first_check_id(self, *ids: str) -> str | None:
        """The first published id of the check that had one of these ids."""
        return next((first for first in self.checks if not set(ids).isdisjoint(self.check_ids(first))), None)

    def check_ids(self, first: str) -> tuple[str, ...]:
        """Every published id of a check, in order; ``first`` is its first one."""
        return (first, *self.renamed_checks.get(first, ()))

    def is_swapped(self, check: Check) -> bool:
        """Whether the check has the stem that was published under the id of another check of the question."""
        first, found = self.first_check_id(check.id, *check.aliases), fingerprint(check)
        return first is not None and self.checks[first] != found and found in self.checks.values()


class PublishedRecord(Frozen):
    """Topics with their later ids, and questions, each by its first published id."""

    topics: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    questions: dict[Id, PublishedQuestion] = Field(default_factory=dict)

    @cached_property
    def _first_ids(self) -> dict[str, str]:
        return {name: first for first, entry in self.questions.items() for name in (first, *entry.renamed)}

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The first id of the question that each number belongs to."""
        return {entry.number: first for first, entry in reversed(self.questions.items())}

    @property
    def ids(self) -> frozenset[str]:
        """Every id that a question was ever published under."""
        return frozenset(self._first_ids)

    @property
    def topic_ids(self) -> frozenset[str]:
        """Every id that a topic was ever published under."""
        return frozenset(name for first, later in self.topics.items() for name in (first, *later))

    def first_id(self, question_id: str) -> str | None:
        """The first published id of the question that was ever published under this one."""
        return self._first_ids.get(question_id)

    def first_id_of(self, question: Question) -> str | None:
        """The first published id of a question, also when its new id is not recorded yet."""
        for name in (question.id, *question.aliases):
            first = self.first_id(name)
            # A former id with another number belongs to a question that this one replaced.
            if first is not None and (name == question.id or self.questions[first].number == question.number):
                return first
        return None

    def flaws(self) -> Iterator[Flaw]:
        """Ids and numbers that are recorded for two different things."""
        seen: set[str] = set()
        for first, entry in self.questions.items():
            where = ("questions", first)
            for name in (first, *entry.renamed):
                if name in seen:
                    message = f"the id `{name}` is recorded twice"
                    yield Flaw("published-id-twice", where, message, "Keep the entry that was on the site first.")
                seen.add(name)
            if self.numbers[entry.number] != first:
                message = f"the number {entry.number} is recorded for `{self.numbers[entry.number]}` too"
                cure = "Correct the one that has not been on the site, here and in its file."
                yield Flaw("published-number-twice", (*where, "number"), message, cure)


def load_published(root: Path) -> tuple[PublishedRecord | None, tuple[Problem, ...]]:
    """Return the record of the bank in ``root`` and its problems; None stands for a record that cannot be read."""
    file, path = root / FILE, printable_path(root.name, FILE)
    if not file.is_symlink() and not file.exists():
        return PublishedRecord(), ()
    text = read_text(file, root, path)
    if isinstance(text, Problem):
        return None, (text,)
    source = read_yaml(path, text)
    if source.problems:
        return None, source.problems
    try:
        record = PublishedRecord.model_validate(source.values)
    except ValidationError as error:
        flaws = explain_validation_errors(PublishedRecord, error.errors(include_url=False))
        return None, tuple(source.locate(flaws))
    return record, (*source.locate(record.flaws()), *_form_problems(source, record))


def locate_in_record(root: Path, flaws: Iterable[Flaw]) -> list[Problem]:
    """Add lines and columns of the record's file to flaws of the record."""
    path = printable_path(root.name, FILE)
    text = read_text(root / FILE, root, path)
    return [] if isinstance(text, Problem) else read_yaml(path, text).locate(flaws)


def format_record(record: PublishedRecord) -> str:
    """The text of the record's file, sorted, with one check per line."""
    lines = [_HEADER, "topics:\n" if record.topics else "topics: {}\n"]
    lines += [f"  {first}: {_listed(later)}\n" for first, later in sorted(record.topics.items())]
    lines.append("questions:\n" if record.questions else "questions: {}\n")
    for first, entry in sorted(record.questions.items()):
        lines += [f"  {first}:\n", f"    number: {entry.number}\n", f"    topics: {_listed(entry.topics)}\n"]
        if entry.renamed:
            lines.append(f"    renamed: {_listed(entry.renamed)}\n")
        if entry.checks:
            lines.append("    checks:\n")
            lines += [f"      {name}: {stem}\n" for name, stem in sorted(entry.checks.items())]
        if entry.renamed_checks:
            lines.append("    renamed_checks:\n")
            lines += [f"      {name}: {_listed(later)}\n" for name, later in sorted(entry.renamed_checks.items())]
        if entry.retired:
            lines.append("    retired:\n")
            lines += [f"      - {name}\n" for name in sorted(entry.retired)]
    return "".join(lines)


def with_published_names(question: Question, record: PublishedRecord, topics: Iterable[Topic]) -> Question:
    """The question with what it was published as, where that differs from what it is now."""
    first = record.first_id_of(question)
    entry = None if first is None else record.questions[first]
    replaced = [record.first_id(alias) for alias in question.aliases]
    numbers = {record.questions[name].number for name in replaced if name is not None} - {question.number}
    checks = {check.id: entry.first_check_id(check.id, *check.aliases) for check in question.checks} if entry else {}
    changed = {name: first_id for name, first_id in checks.items() if first_id not in (None, name)}
    here = {question.topic, *(alias for topic in topics if topic.id == question.topic for alias in topic.aliases)}
    moved = tuple(name for name in (entry.topics if entry else ()) if name not in here)
    if first in (None, question.id) and not (changed or numbers or moved):
        return question
    names = PublishedAs(id=first or question.id, checks=changed, topics=moved, numbers=tuple(sorted(numbers)))
    return question.model_copy(update={"published_as": names})


def _form_problems(source: YamlFile, record: PublishedRecord) -> Iterator[Problem]:
    if source.text.replace("\r\n", "\n") != format_record(record):
        cure = "Run `python -m macros publish`, which sorts it."
        yield Problem(source.path, 1, 1, "the record is not in the form that `publish` writes", cure, "published-form")


def _listed(ids: Iterable[str]) -> str:
    return f"[{', '.join(ids)}]"
