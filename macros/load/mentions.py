"""Links to questions in the authors' Markdown: `[the hinge](q:hinge-loss)` names one that there is."""

from collections.abc import Iterator, Mapping, Sequence

from macros.load.entry import Entry
from macros.model import Frozen, Topic
from macros.model.markdown import markdown_fields, question_links
from macros.problems import Flaw, did_you_mean, printable

#: A file, as its topic and its name, and what is wrong in it.
Found = Iterator[tuple[str, str, Flaw]]


def mention_flaws(entries: Sequence[Entry], topics: Sequence[Topic], topic_file: str) -> Found:
    """Links that lead to no question, or to the former id of one."""
    ids = {entry.id for entry in entries}
    aliases = {alias: entry.id for entry in entries if entry.question is not None for alias in entry.question.aliases}
    for entry in entries:
        if entry.question is not None and entry.may_mention:
            for flaw in _flaws(entry.question, ids, aliases):
                yield entry.topic, f"{entry.id}.yml", flaw
    for topic in topics:
        for flaw in _flaws(topic, ids, aliases):
            yield topic.id, topic_file, flaw


def _flaws(value: Frozen, ids: set[str], aliases: Mapping[str, str]) -> Iterator[Flaw]:
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
