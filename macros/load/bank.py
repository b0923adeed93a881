"""Loads the bank from the files of a folder."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from macros.load.changelog import load_changes
from macros.load.cross_references import cross_reference_flaws
from macros.load.figures import load_figures
from macros.load.files import TopicFolder, find_topic_folders
from macros.load.published import PublishedRecord, load_published, with_published_names
from macros.load.question_file import QuestionFile, locate, read_question, read_topic
from macros.load.references import load_references
from macros.model import Bank, Question, Reference, Topic
from macros.model.bank import Change
from macros.model.base import is_id
from macros.problems import Problem, sort_problems

#: The introduction of a topic whose own cannot be read.
NO_INTRODUCTION: Final = "This topic has no introduction yet."


@dataclass(frozen=True, slots=True)
class Loaded:
    """The valid part of a bank, and the problems of the rest.

    ``changes`` are what readers are told, the newest last; ``record`` is None where it cannot be read.
    ``is_whole`` tells whether every question file is valid, so that nothing is missing from the bank.
    """

    bank: Bank
    problems: tuple[Problem, ...]
    changes: tuple[Change, ...] = ()
    is_whole: bool = True
    record: PublishedRecord | None = field(default_factory=PublishedRecord)


def load_bank(root: Path) -> Loaded:
    """Load the bank in the folder ``root``; never raises for what an author wrote."""
    root = root.resolve()
    folders, problems = find_topic_folders(root)
    references, in_references = load_references(root)
    figures, in_figures = load_figures(root)
    record, in_record = load_published(root)
    read = [read_topic(root, folder.topic) for folder in folders if folder.has_topic_file]
    topics = [topic for topic, _ in read if topic is not None]
    files = [read_question(root, folder.topic, name) for folder in folders for name in folder.files]
    is_whole = all(file.question is not None for file in files)
    changes, in_changes = load_changes(root, _ids(files) if is_whole else None)
    problems = (
        *problems,
        *in_references,
        *in_figures,
        *in_record,
        *in_changes,
        *(problem for _, found in read for problem in found),
        *(problem for file in files for problem in file.problems),
        *locate(root, cross_reference_flaws(files, topics, references, figures)),
    )
    questions = _questions(files, record or PublishedRecord(), topics)
    bank = _bank([*topics, *_missing_topics(folders, topics)], questions, references or {}, figures)
    return Loaded(bank, sort_problems(problems), changes, is_whole, record)


def _ids(files: Iterable[QuestionFile]) -> set[str]:
    """Every id and alias."""
    return {name for file in files for name in (file.id, *(file.question.aliases if file.question else ()))}


def _questions(files: Sequence[QuestionFile], record: PublishedRecord, topics: Sequence[Topic]) -> dict[str, Question]:
    """The valid questions by id; of two files with one id the first."""
    first = {file.id: file.question for file in reversed(files)}
    return {name: with_published_names(each, record, topics) for name, each in first.items() if each is not None}


def _bank(
    topics: Iterable[Topic],
    questions: Mapping[str, Question],
    references: Mapping[str, Reference],
    figures: Mapping[str, str],
) -> Bank:
    """The bank, without links to what is not in it."""
    linked = (question.linked(questions, references, figures) for question in questions.values())
    return Bank(
        topics=tuple(sorted(topics, key=lambda topic: (topic.order, topic.id))),
        questions=tuple(sorted(linked, key=lambda question: (question.number, question.id))),
        references=references,
        figures=figures,
    )


def _missing_topics(folders: Iterable[TopicFolder], topics: Collection[Topic]) -> list[Topic]:
    """A topic for each folder whose topic.yml cannot be read, so that its questions have one."""
    known = {topic.id for topic in topics}
    names = [folder.topic for folder in folders if folder.topic not in known and is_id(folder.topic)]
    return [
        Topic(id=name, title=name.replace("-", " ").capitalize(), order=9_999_999, introduction=NO_INTRODUCTION)
        for name in names
    ]
