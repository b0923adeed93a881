"""Writes the file of a new question: valid as it is, to be edited."""

from pathlib import Path

from macros.check.published import publish, readable_record
from macros.load import Loaded, load_bank
from macros.load.files import find_topic_folders
from macros.load.question_file import schema_comment
from macros.model.base import is_id, is_reserved
from macros.problems import did_you_mean, printable

_TEMPLATE = """\
{schema_comment}
number: {number}
title: {title}
question: The question, in one paragraph?
answer: The short answer.
explanation: Why the short answer holds.
level: intro # intro, intermediate or advanced
keywords: [what a learner would type]
key_points:
  - What a complete answer includes.
checks:
  - id: {id}-check
    kind: choice # or multiple, numeric, text, order, match
    stem: Which option is right?
    options:
      - id: a
        text: The right option
        feedback: Why it is right, in a sentence or two.
      - id: b
        text: A wrong option that is tempting
        feedback: What somebody who chose it has confused.
    key: a
# Also: note, worked, references, prerequisites, related, aliases; quizdata/README.md shows them.
"""


class ScaffoldError(Exception):
    """The question cannot be created; the message says why and what to do."""


def new_question(root: Path, loaded: Loaded, topic: str, question_id: str) -> Path:
    """Write a question with the next free number, record its id, and return its file; raises ScaffoldError."""
    folders, _ = find_topic_folders(root)
    topics = [folder.topic for folder in folders]
    if topic not in topics:
        guess = did_you_mean(topic, topics)
        raise ScaffoldError(f"There is no topic `{printable(topic)}`. {guess}A topic is a folder with a topic.yml.")
    if is_reserved(question_id) or question_id == "topic":
        raise ScaffoldError(
            f"`{question_id}` cannot be the name of a question's file. Choose another, as in `hinge-loss`."
        )
    if not is_id(question_id):
        raise ScaffoldError(
            f"`{printable(question_id)}` is not an id. Use 3 to 60 of a-z, 0-9 and `-`, as in `hinge-loss`."
        )
    record = readable_record(loaded)
    _refuse_taken(root, loaded, question_id)
    file = root / topic / f"{question_id}.yml"
    numbers = [question.number for question in loaded.bank.questions]
    numbers += record.numbers
    text = _TEMPLATE.format(
        schema_comment=schema_comment(file.name),
        number=max(numbers, default=0) + 1,
        title=question_id.replace("-", " ").capitalize(),
        id=question_id[:54],
    )
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
    publish(root, load_bank(root))
    return file


def _refuse_taken(root: Path, loaded: Loaded, question_id: str) -> None:
    folders, _ = find_topic_folders(root)
    for folder in folders:
        if f"{question_id}.yml" in folder.files:
            raise ScaffoldError(
                f"`{question_id}` is the id of a question in the topic `{folder.topic}`. Choose another."
            )
    for question in loaded.bank.questions:
        if question_id in question.aliases:
            raise ScaffoldError(f"`{question_id}` is a former id of `{question.id}`, which keeps it. Choose another.")
    if question_id in readable_record(loaded).ids:
        raise ScaffoldError(f"`{question_id}` was published before, and an id is never used again. Choose another.")
