"""Collects all problems of a bank in one run."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from macros.check.examples import code_flaws
from macros.check.markdown import MarkdownCheck
from macros.check.published import published_flaws, record_problems
from macros.check.schema import schema_comment_problem, schema_problems
from macros.load import Loaded, locate
from macros.load.bank import NO_INTRODUCTION
from macros.load.files import TOPIC_FILE, find_topic_folders
from macros.load.question_file import Located
from macros.model import Bank, Question
from macros.problems import Flaw, Problem, sort_problems


def check_bank(loaded: Loaded, root: Path) -> tuple[Problem, ...]:
    """Return every problem of the bank in ``root``, including those found by loading it."""
    from macros.check.lints import lint_problems  # a build does without

    root = root.resolve()
    if not root.is_dir():
        return loaded.problems
    flaws = [*_markdown_flaws(loaded.bank), *_code_flaws(loaded.bank), *published_flaws(loaded)]
    found = (*locate(root, flaws), *_file_problems(root, loaded), *lint_problems(loaded, root))
    return sort_problems((*loaded.problems, *found))


def question_flaws() -> Callable[[Question], Iterator[Flaw]]:
    """Return a function that finds every flaw of a question that its model does not see."""
    check = MarkdownCheck()

    def flaws(question: Question) -> Iterator[Flaw]:
        yield from check.flaws(question)
        yield from code_flaws(question)

    return flaws


def without_broken_markdown(loaded: Loaded, root: Path) -> Loaded:
    """Return the bank without what a build cannot show, and the problems of that.

    A question with broken Markdown is left out, and a broken introduction is replaced.
    """
    flaws = [*_markdown_flaws(loaded.bank)]
    if not flaws:
        return loaded
    broken = {(topic, name) for topic, name, _ in flaws}
    topics = tuple(
        topic.model_copy(update={"introduction": NO_INTRODUCTION}) if (topic.id, TOPIC_FILE) in broken else topic
        for topic in loaded.bank.topics
    )
    bank = loaded.bank.without({name.removesuffix(".yml") for _, name in broken})
    bank = Bank(topics=topics, questions=bank.questions, references=bank.references, figures=bank.figures)
    return replace(loaded, bank=bank, problems=sort_problems((*loaded.problems, *locate(root.resolve(), flaws))))


def _markdown_flaws(bank: Bank) -> Iterator[Located]:
    check = MarkdownCheck()
    for question in bank.questions:
        for flaw in check.flaws(question):
            yield question.topic, f"{question.id}.yml", flaw
    for topic in bank.topics:
        for flaw in check.flaws(topic):
            yield topic.id, TOPIC_FILE, flaw


def _code_flaws(bank: Bank) -> Iterator[Located]:
    return (
        (question.topic, f"{question.id}.yml", flaw) for question in bank.questions for flaw in code_flaws(question)
    )


def _file_problems(root: Path, loaded: Loaded) -> Iterator[Problem]:
    yield from record_problems(loaded, root)
    yield from schema_problems(root)
    folders, _ = find_topic_folders(root)
    for folder in folders:
        for name in (*folder.files, *([TOPIC_FILE] if folder.has_topic_file else [])):
            if problem := schema_comment_problem(root, folder.topic, name):
                yield problem
