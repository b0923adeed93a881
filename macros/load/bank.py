"""The bank from the files of a folder."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from macros.load.changes import load_changes
from macros.load.entry import Entry, as_id, read_file, read_question, read_topic
from macros.load.figures import load_figures
from macros.load.links import figure_flaws, link_flaws, order_flaws
from macros.load.mentions import mention_flaws
from macros.load.place import placed
from macros.load.published import PublishedRecord, load_published, with_published_names
from macros.load.references import load_references
from macros.load.walk import TOPIC_FILE, walk
from macros.model import Bank, Question, Reference, Topic
from macros.model.bank import Change
from macros.problems import Flaw, Problem, printable_path, sort_problems

#: What a topic begins with while its own words cannot be read.
NO_INTRODUCTION = "This topic has no introduction yet."


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, and what is wrong with the rest.

    ``drafts`` are questions that are not in the bank, with stand-ins for what is broken in them: whoever
    looks for problems looks at these too.
    """

    bank: Bank
    problems: tuple[Problem, ...]
    drafts: tuple[Question, ...] = ()
    #: What readers hear of, the newest last.
    changes: tuple[Change, ...] = ()
    #: Whether no file hides a former id in something that could not be read.
    all_aliases_known: bool = True
    #: What was ever published; None where the record cannot be read.
    record: PublishedRecord | None = field(default_factory=PublishedRecord)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the bank and the drafts."""
        return (*self.bank.questions, *self.drafts)


def load_bank(root: Path, only: Collection[str] | None = None) -> Loaded:
    """The bank in the folder ``root``, which is named `quizdata`; never raises for what an author wrote.

    ``only`` names the topics whose questions are wanted; links to the others are then not looked at.
    """
    root = root.resolve()
    folders, problems = walk(root)
    references, found = load_references(root)
    figures, unreadable = load_figures(root)
    problems = (*problems, *found, *unreadable)
    read = [read_topic(root, folder.topic) for folder in folders if folder.has_topic_file]
    problems = (*problems, *(problem for _, found in read for problem in found))
    entries = [
        read_question(root, folder.topic, name)
        for folder in folders
        if only is None or folder.topic in only
        for name in folder.files
    ]
    between = [] if only is not None else [*link_flaws(entries, references), *figure_flaws(entries, figures)]
    topics = [topic for topic, _ in read if topic is not None]
    places = [(entry.topic, f"{entry.id}.yml", flaw) for entry, flaw in between]
    places += [(topic.id, TOPIC_FILE, flaw) for topic, flaw in order_flaws(topics)]
    places += mention_flaws(entries, topics, TOPIC_FILE) if only is None else ()
    problems = (
        *problems,
        *(problem for entry in entries for problem in entry.problems),
        *locate(root, places),
    )
    known = all(entry.question is not None and "aliases" not in entry.broken for entry in entries)
    resolving = {name for entry in entries for name in (entry.id, *_aliases(entry))}
    changes, found = load_changes(root, resolving if known and only is None else None)
    record, unreadable = load_published(root)
    problems = (*problems, *found, *unreadable)
    valid = {name: with_published_names(each, record or PublishedRecord(), topics)
             for name, each in _valid(entries).items()}  # fmt: skip
    bank = _bank(topics, [folder.topic for folder in folders], valid, references or {}, figures)
    drafts = tuple(entry.question for entry in entries if entry.question is not None and entry.is_draft)
    return Loaded(bank, sort_problems(problems), drafts, changes, known, record)


def _aliases(entry: Entry) -> tuple[str, ...]:
    return () if entry.question is None else entry.question.aliases


def locate(root: Path, flaws: Iterable[tuple[str, str, Flaw]]) -> list[Problem]:
    """Flaws, each with its topic and file name, as problems with lines; reads those files again."""
    problems: list[Problem] = []
    for (topic, name), group in groupby(sorted(flaws, key=lambda flaw: flaw[:2]), key=lambda flaw: flaw[:2]):
        tree = read_file(root, topic, name)
        if not isinstance(tree, Problem):
            problems.extend(placed(tree, [flaw for _, _, flaw in group]))
        else:
            path = printable_path(root.name, topic, name)
            problems.extend(Problem.of(flaw, path) for _, _, flaw in group)
    return problems


def _valid(entries: Sequence[Entry]) -> dict[str, Question]:
    """The valid questions by id; of two with one id the first."""
    first = {entry.id: entry for entry in reversed(entries)}
    return {name: entry.question for name, entry in first.items() if entry.question is not None and entry.valid}


def _bank(
    topics: Sequence[Topic],
    folders: Sequence[str],
    questions: dict[str, Question],
    references: Mapping[str, Reference],
    figures: Mapping[str, str],
) -> Bank:
    """A bank in which everything that is named is there."""
    named = {topic.id for topic in topics}
    spare = [_stand_in(folder) for folder in folders if folder not in named and as_id(folder) == folder]
    return Bank(
        topics=tuple(sorted((*topics, *spare), key=lambda topic: (topic.order, topic.id))),
        questions=tuple(
            sorted(
                (question.linked(questions, references, figures) for question in questions.values()),
                key=lambda question: (question.number, question.id),
            )
        ),
        references=references,
        figures=figures,
    )


def _stand_in(folder: str) -> Topic:
    title = folder.replace("-", " ").capitalize()
    return Topic(id=folder, title=title, order=9_999_999, introduction=NO_INTRODUCTION)
