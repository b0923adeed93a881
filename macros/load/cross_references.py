"""Checks what files say about each other: ids and numbers used twice, links to nothing, circular prerequisites."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from macros.load.files import TOPIC_FILE
from macros.load.question_file import Located, QuestionFile
from macros.model import Frozen, Question, Topic
from macros.model.markdown import markdown_fields, question_links
from macros.problems import Flaw, did_you_mean, printable


def cross_reference_flaws(
    files: Sequence[QuestionFile], topics: Sequence[Topic], references: Collection[str] | None, figures: Collection[str]
) -> Iterator[Located]:
    """Yield every flaw between files.

    ``references`` are the keys of the bibliography; None where it could not be read, so that no key is looked up.
    """
    ids = {file.id for file in files}
    aliases = {name: file.id for file in files if file.question for name in file.question.aliases}
    yield from _id_flaws(files)
    yield from _alias_flaws(files, ids)
    yield from _number_flaws(files)
    yield from _topic_flaws(topics)
    for file in files:
        if file.question is not None:
            yield from map(file.located, _dangling_links(file, ids, aliases))
            yield from map(file.located, _unknown_names(file.question, references, figures))
    yield from _circles(files)
    for file in files:
        if file.question is not None and file.may_link:
            yield from map(file.located, _text_link_flaws(file.question, ids, aliases))
    for topic in topics:
        for flaw in _text_link_flaws(topic, ids, aliases):
            yield topic.id, TOPIC_FILE, flaw


def _id_flaws(files: Iterable[QuestionFile]) -> Iterator[Located]:
    first: dict[str, QuestionFile] = {}
    for file in files:
        if (other := first.setdefault(file.id, file)) is not file:
            message = f"the id `{file.id}` is taken: there is a file with that name in the topic `{other.topic}`"
            yield file.located(Flaw("id-twice", (), message, "Give this file another name."))


def _alias_flaws(files: Iterable[QuestionFile], ids: Collection[str]) -> Iterator[Located]:
    owners: dict[str, str] = {}
    for file in files:
        for place, alias in enumerate(file.question.aliases if file.question else ()):
            where = ("aliases", place)
            if alias in ids and alias != file.id:
                message = f"the former id `{alias}` is the id of a question"
                yield file.located(Flaw("alias-is-id", where, message, "Remove it: an id belongs to one question."))
            if (owner := owners.setdefault(alias, file.id)) != file.id:
                message = f"the former id `{alias}` is an alias of `{owner}` too"
                yield file.located(Flaw("alias-twice", where, message, "Keep it in the question that took its place."))


def _number_flaws(files: Iterable[QuestionFile]) -> Iterator[Located]:
    owners: dict[int, str] = {}
    for file in files:
        if file.question and (owner := owners.setdefault(file.question.number, file.id)) != file.id:
            message = f"the number {file.question.number} is taken by `{owner}`"
            cure = "Give the newer of the two the next free number; `python -m macros new` finds it."
            yield file.located(Flaw("number-twice", ("number",), message, cure))


def _topic_flaws(topics: Sequence[Topic]) -> Iterator[Located]:
    orders: dict[int, str] = {}
    owners = {topic.id: topic.id for topic in topics}
    for topic in topics:
        if (first := orders.setdefault(topic.order, topic.id)) != topic.id:
            message = f"the topic `{first}` has the order {topic.order} too"
            flaw = Flaw("order-twice", ("order",), message, "Give each topic an order of its own.")
            yield topic.id, TOPIC_FILE, flaw
        for place, alias in enumerate(topic.aliases):
            if alias in owners:
                message = f"`{alias}` is an id of the topic `{owners[alias]}`"
                flaw = Flaw("topic-alias-taken", ("aliases", place), message, "Remove it: an id belongs to one topic.")
                yield topic.id, TOPIC_FILE, flaw
            owners.setdefault(alias, topic.id)


def _dangling_links(file: QuestionFile, ids: Collection[str], aliases: Mapping[str, str]) -> Iterator[Flaw]:
    for field in ("prerequisites", "related"):
        for place, wanted in enumerate(getattr(file.question, field)):
            if wanted in ids:
                continue
            if wanted in aliases:
                message = f"`{wanted}` is a former id of `{aliases[wanted]}`"
                yield Flaw("link-to-alias", (field, place), message, f"Write `{aliases[wanted]}`.")
            else:
                cure = did_you_mean(wanted, ids) + "Name the id of a question: its file without `.yml`."
                yield Flaw("link-dangling", (field, place), f"there is no question `{wanted}`", cure)


def _unknown_names(question: Question, references: Collection[str] | None, figures: Collection[str]) -> Iterator[Flaw]:
    for place, key in enumerate(question.references):
        if references is not None and key not in references:
            cure = did_you_mean(key, references) + "Add it to references.bib, or name a key from there."
            yield Flaw("reference-unknown", ("references", place), f"there is no reference `{key}`", cure)
    figure = question.figure
    if figure is not None and figure.file not in figures:
        cure = did_you_mean(figure.file, figures) + "Draw it in quizdata/figures, or name a file from there."
        yield Flaw("figure-unknown", ("figure", "file"), f"there is no figure `{figure.file}`", cure)


def _circles(files: Iterable[QuestionFile]) -> Iterator[Located]:
    by_id = {file.id: (file, file.question.prerequisites) for file in files if file.question is not None}
    # A question that names itself is reported by the model.
    needs = {
        name: [wanted for wanted in prerequisites if wanted != name and wanted in by_id]
        for name, (_, prerequisites) in by_id.items()
    }
    while cycle := _find_cycle(needs):
        first = cycle.index(min(cycle))
        cycle = [*cycle[first:], *cycle[:first]]
        file, prerequisites = by_id[cycle[0]]
        message = f"the prerequisites form a circle: {' → '.join((*cycle, cycle[0]))}"
        where = ("prerequisites", prerequisites.index(cycle[1]))
        yield file.located(Flaw("prerequisite-circle", where, message, "Remove one of these prerequisites."))
        needs[cycle[0]].remove(cycle[1])


def _find_cycle(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the ids of one cycle, each before one that it needs, or nothing."""
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        return [*reversed(error.args[1])][:-1]
    return []


def _text_link_flaws(value: Frozen, ids: Collection[str], aliases: Mapping[str, str]) -> Iterator[Flaw]:
    """Links in Markdown, as in `[the hinge](q:hinge-loss)`, that lead to no question or to a former id."""
    for where, text, _ in markdown_fields(value):
        for wanted, line in question_links(text):
            if wanted in ids:
                continue
            if wanted in aliases:
                message = f"`q:{printable(wanted)}` is a former id of `{aliases[wanted]}`"
                yield Flaw("mention-of-alias", where, message, f"Write `q:{aliases[wanted]}`.", line=line)
            else:
                message = f"the link `q:{printable(wanted)}` leads to no question"
                cure = f"{did_you_mean(wanted, ids)}Name the id of a question: its file without `.yml`."
                yield Flaw("mention-dangling", where, message, cure, line=line)
