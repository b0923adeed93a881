"""What is wrong between files: ids and numbers given twice, links to nothing, prerequisites in a circle."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from macros.load.cycles import cycles
from macros.load.entry import Entry
from macros.model import Topic
from macros.problems import Flaw, did_you_mean

Found = Iterator[tuple[Entry, Flaw]]


def link_flaws(entries: Sequence[Entry], references: Collection[str] | None) -> Found:
    """Each flaw with the file it is in.

    ``references`` are the keys there are; None when they could not be read, and are then not looked for.
    """
    by_id: dict[str, Entry] = {}
    for entry in entries:
        first = by_id.setdefault(entry.id, entry)
        if first is not entry:
            message = f"the id `{entry.id}` is taken: there is a file of that name in the topic `{first.topic}`"
            yield entry, Flaw("id-twice", (), message, "Give this file another name.")
    aliases: dict[str, str] = {}
    numbers: dict[int, str] = {}
    for entry in entries:
        yield from _alias_flaws(entry, by_id, aliases)
        yield from _number_flaws(entry, numbers)
    for entry in entries:
        yield from _dangling(entry, by_id, aliases)
        if references is not None:
            yield from _uncited(entry, references)
    yield from _circles(by_id)


def figure_flaws(entries: Sequence[Entry], figures: Collection[str]) -> Found:
    """Figures that are not there."""
    for entry in entries:
        figure = entry.question.figure if entry.question is not None else None
        if figure is not None and figure.file not in figures:
            cure = did_you_mean(figure.file, figures) + "Draw it in quizdata/figures, or name a file from there."
            yield entry, Flaw("figure-unknown", ("figure", "file"), f"there is no figure `{figure.file}`", cure)


def order_flaws(topics: Sequence[Topic]) -> Iterator[tuple[Topic, Flaw]]:
    """Topics that want the same place."""
    orders: dict[int, str] = {}
    for topic in topics:
        first = orders.setdefault(topic.order, topic.id)
        if first != topic.id:
            message = f"the topic `{first}` has the order {topic.order} too"
            yield topic, Flaw("order-twice", ("order",), message, "Give each topic an order of its own.")
    yield from _topic_alias_flaws(topics)


def _topic_alias_flaws(topics: Sequence[Topic]) -> Iterator[tuple[Topic, Flaw]]:
    owners = {topic.id: topic.id for topic in topics}
    for topic in topics:
        for place, alias in enumerate(topic.aliases):
            owner = owners.setdefault(alias, f"{topic.id} {place}")
            if owner != f"{topic.id} {place}":
                message = f"`{alias}` is an id of the topic `{owner.partition(' ')[0]}`"
                cure = "Remove it: an id belongs to one topic."
                yield topic, Flaw("topic-alias-taken", ("aliases", place), message, cure)


def _alias_flaws(entry: Entry, by_id: Mapping[str, Entry], aliases: dict[str, str]) -> Found:
    if entry.question is None:
        return
    for place, alias in enumerate(entry.question.aliases):
        where = ("aliases", place)
        if alias in by_id and alias != entry.id:
            message = f"the former id `{alias}` is the id of a question"
            yield (
                entry,
                Flaw("alias-is-id", where, message, "Take it out: an id belongs to one question for ever."),
            )
        first = aliases.setdefault(alias, entry.id)
        if first != entry.id:
            message = f"the former id `{alias}` stands with `{first}` too"
            yield entry, Flaw("alias-twice", where, message, "Keep it with the question that took its place.")


def _number_flaws(entry: Entry, numbers: dict[int, str]) -> Found:
    if entry.question is None or "number" in entry.broken:
        return
    first = numbers.setdefault(entry.question.number, entry.id)
    if first != entry.id:
        message = f"the number {entry.question.number} is taken by `{first}`"
        cure = "Give the newer of the two the next free number; `python -m macros new` finds it."
        yield entry, Flaw("number-twice", ("number",), message, cure)


def _dangling(entry: Entry, by_id: Mapping[str, Entry], aliases: Mapping[str, str]) -> Found:
    if entry.question is None:
        return
    for field in ("prerequisites", "related"):
        for place, wanted in enumerate(getattr(entry.question, field)):
            if wanted in by_id:
                continue
            if wanted in aliases:
                message = f"`{wanted}` is a former id of `{aliases[wanted]}`"
                yield entry, Flaw("link-to-alias", (field, place), message, f"Write `{aliases[wanted]}`.")
            else:
                cure = did_you_mean(wanted, by_id) + "Name the id of a question: its file without `.yml`."
                yield entry, Flaw("link-dangling", (field, place), f"there is no question `{wanted}`", cure)


def _uncited(entry: Entry, references: Collection[str]) -> Found:
    if entry.question is None:
        return
    for place, key in enumerate(entry.question.references):
        if key not in references:
            cure = did_you_mean(key, references) + "Add it to references.bib, or name a key from there."
            yield (
                entry,
                Flaw("reference-unknown", ("references", place), f"there is no reference `{key}`", cure),
            )


def _circles(by_id: Mapping[str, Entry]) -> Found:
    # A question that is its own prerequisite was told of already.
    follows = {
        name: [wanted for wanted in entry.question.prerequisites if wanted != name]
        for name, entry in by_id.items()
        if entry.question is not None
    }
    for cycle in cycles(follows):
        entry = by_id[cycle[0]]
        _, following = next(pairwise((*cycle, cycle[0])))
        message = f"prerequisites go round in a circle: {' → '.join((*cycle, cycle[0]))}"
        where = ("prerequisites", follows[cycle[0]].index(following))
        yield entry, Flaw("prerequisite-circle", where, message, "Take one of these prerequisites out.")
