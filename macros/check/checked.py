"""All problems of a bank, in one run."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from macros.check.headline import headline_problem
from macros.check.markdown import MarkdownCheck
from macros.check.published import published_flaws, record_problems
from macros.check.schema import schema_problems
from macros.check.worked import code_flaws
from macros.load import Loaded, locate
from macros.load.bank import NO_INTRODUCTION
from macros.load.files import TOPIC_FILE, find_topic_folders
from macros.model import Bank, Question
from macros.problems import Flaw, Problem, sort_problems

Placed = Iterator[tuple[str, str, Flaw]]


def check_bank(loaded: Loaded, root: Path) -> tuple[Problem, ...]:
    """Every problem of the bank in ``root``, those that loading found among them."""
    from macros.check.lints.run import lint_problems  # a build does without

    root = root.resolve()
    if not root.is_dir():
        return loaded.problems
    questions = loaded.bank.questions
    flaws = [*_markdown_flaws(loaded, questions)]
    own = [(question, flaw) for question in questions for flaw in code_flaws(question)]
    flaws += [(question.topic, f"{question.id}.yml", flaw) for question, flaw in own]
    flaws += published_flaws(loaded)
    found = (*locate(root, flaws), *_file_problems(root, loaded))
    return sort_problems((*loaded.problems, *found, *lint_problems(loaded, root)))


def question_flaws() -> Callable[[Question], Iterator[Flaw]]:
    """What finds all that is wrong with a question by itself, and that its model does not see."""
    check = MarkdownCheck()

    def flaws(question: Question) -> Iterator[Flaw]:
        yield from check.flaws(question)
        yield from code_flaws(question)

    return flaws


def checked(loaded: Loaded, root: Path) -> Loaded:
    """The bank without what cannot be shown, and the problems of it: what a build needs to know.

    A question with Markdown that cannot be shown is left out, an introduction with such is replaced.
    """
    root = root.resolve()
    flaws = [*_markdown_flaws(loaded, loaded.bank.questions)]
    if not flaws:
        return loaded
    broken = {(topic, name) for topic, name, _ in flaws}
    topics = tuple(
        topic.model_copy(update={"introduction": NO_INTRODUCTION}) if (topic.id, TOPIC_FILE) in broken else topic
        for topic in loaded.bank.topics
    )
    bank = loaded.bank.without({name.removesuffix(".yml") for _, name in broken})
    bank = Bank(topics=topics, questions=bank.questions, references=bank.references, figures=bank.figures)
    return replace(loaded, bank=bank, problems=sort_problems((*loaded.problems, *locate(root, flaws))))


def _markdown_flaws(loaded: Loaded, questions: tuple[Question, ...]) -> Placed:
    check = MarkdownCheck()
    for question in questions:
        for flaw in check.flaws(question):
            yield question.topic, f"{question.id}.yml", flaw
    for topic in loaded.bank.topics:
        for flaw in check.flaws(topic):
            yield topic.id, TOPIC_FILE, flaw


def lost(loaded: Loaded, root: Path) -> tuple[Problem, ...]:
    """Published ids and topics that lead nowhere now."""
    return tuple(record_problems(loaded, root.resolve()))


def _file_problems(root: Path, loaded: Loaded) -> Iterator[Problem]:
    folders, _ = find_topic_folders(root)
    yield from record_problems(loaded, root)
    yield from schema_problems(root)
    for folder in folders:
        for name in (*folder.files, *([TOPIC_FILE] if folder.has_topic_file else [])):
            problem = headline_problem(root, folder.topic, name)
            if problem is not None:
                yield problem
