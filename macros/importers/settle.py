"""What was found, as values of the bank: each has an id, a number and a topic, and has passed the model."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from macros.importers.found import Chapter, Found, Item, lost
from macros.importers.links import names_of, with_links
from macros.importers.naming import TITLE, is_id, is_title, made_id, made_title, numbered
from macros.load.bank import NO_INTRODUCTION
from macros.load.keys import DERIVED
from macros.load.refusal import refusals
from macros.load.source import without_control
from macros.model import Bank, Question, Topic
from macros.model.base import LONGEST
from macros.problems import Flaw, Problem

#: What a question of another program does not tell.
_LEVEL = "intro"
Flaws = Callable[[Question], Iterable[Flaw]]


@dataclass(slots=True)
class Settled:
    """Values of the bank that wait to be written, and what could not be one."""

    topics: list[Topic] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    lost: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """What is in the bank already: nothing of it is touched. ``ids`` are all that ever stood for a question.

    ``site`` is where the bank is read, with a slash at its end, or empty: links to there lead to its questions.
    """

    bank: Bank
    ids: frozenset[str]
    numbers: frozenset[int]
    flaws: Flaws
    site: str = ""


def settle(found: Found, path: str, target: Target) -> Settled:
    """Values that can be written beside those of the bank; ``path`` is how messages call the file."""
    return _Settling(found, path, target).done()


class _Settling:
    """One file, from its first item to its last; nothing outlives it."""

    def __init__(self, found: Found, path: str, target: Target) -> None:
        self.found, self.path, self.target = found, path, target
        self.settled = Settled(lost=[*found.lost])
        self.ids: set[str] = set()
        self.numbers = set(target.numbers)

    def done(self) -> Settled:
        topics = {chapter.key: topic for chapter, topic in _topics(self.found.chapters, self.target.bank)}
        for place, item in enumerate(self.found.items, 1):
            question = self.question(item, topics[item.topic].id, place)
            if question is not None:
                self.settled.questions.append(question)
                self.numbers.add(question.number)
        wanted = {question.topic for question in self.settled.questions}
        known = {topic.id for topic in self.target.bank.topics}
        named = {topic.id: topic for topic in topics.values() if topic.id in wanted - known}
        names = names_of((*self.settled.questions, *self.target.bank.questions))
        self.settled.topics = [with_links(topic, self.target.site, names) for topic in named.values()]
        self.settled.questions = [*self.linked(names)]
        return self.settled

    def question(self, item: Item, topic: str, place: int) -> Question | None:
        values = cleaned({key: value for key, value in item.values.items() if key not in DERIVED})
        asked = str(values.get("question", ""))
        if "title" not in values or not is_title(values["title"]):
            values["title"] = made_title(str(values.get("title") or asked))
        name = self.id_of(item, str(values["title"]), place)
        if name is None:
            return None
        values.setdefault("level", _LEVEL)
        values.setdefault("keywords", [])
        number = str(values.get("number", ""))
        fits = re.fullmatch("[1-9][0-9]{0,6}", number) is not None and int(number) not in self.numbers
        values["number"] = number if fits else str(max(self.numbers, default=0) + 1)
        is_explained = bool(values.get("explanation"))
        if not is_explained and values.get("answer"):
            values["explanation"] = values["answer"]
        values |= {"id": name, "topic": topic, "checks": [cleaned(piece.values) for piece in item.checks]}
        question = self.validated(item, values)
        if question is not None and not is_explained:
            message = f"`{name}` has no explanation, so its answer stands there as well"
            cure = self.found.cures.get("explanation", "Write why the answer holds into its file.")
            self.settled.lost.append(lost(self.path, item.line, message, cure, "no-explanation"))
        return question

    def id_of(self, item: Item, title: str, place: int) -> str | None:
        given = item.values.get("id")
        name = given if is_id(given) else numbered(made_id(title, f"question-{place}"), self.ids)
        if name in self.ids:
            message, cure = f"the id `{name}` stands twice in this file", "Keep one of the two."
            self.settled.lost.append(lost(self.path, item.line, message, cure, "id-twice"))
            return None
        self.ids.add(str(name))
        if name in self.target.ids:
            message = f"the bank has, or had, a question `{name}`, so this one was left out"
            cure = "Nothing is written over: edit that one, or give this one another title."
            self.settled.lost.append(lost(self.path, item.line, message, cure, "id-taken"))
            return None
        return str(name)

    def validated(self, item: Item, values: dict[str, Any]) -> Question | None:
        """The question without those of its checks that cannot stand."""
        lines = [piece.line for piece in item.checks]
        while True:
            question, flaws = _validated(values, self.target.flaws)
            if question is not None and not flaws:
                return question
            checks = {flaw.where[1]: flaw for flaw in flaws if flaw.where[:1] == ("checks",) and len(flaw.where) > 1}
            whole = [flaw for flaw in flaws if flaw.where[:1] != ("checks",)]
            # Title and id are made from the question: where there is none, that is what is missing.
            own = next((flaw for flaw in whole if flaw.where == ("question",)), whole[0] if whole else None)
            if own is not None or not checks:
                self.leave(item.line, "this question", own or flaws[0])
                return None
            for place in sorted((place for place in checks if isinstance(place, int)), reverse=True):
                self.leave(lines.pop(place), f"the check `{_name(values['checks'].pop(place))}`", checks[place])

    def leave(self, line: int, thing: str, flaw: Flaw) -> None:
        cure = self.found.cures.get(str(flaw.where[-1]), flaw.cure) if flaw.code == "key-missing" else flaw.cure
        self.settled.lost.append(lost(self.path, line, f"{thing} was left out: {flaw.message}", cure, flaw.code))

    def linked(self, names: Mapping[str, str]) -> Iterator[Question]:
        """The questions with no link that leads nowhere; what was cut is told. ``names`` lead to ids."""
        ids = {*names.values()}
        references = {*self.target.bank.references, *self.found.references}
        figures = {*self.target.bank.figures, *self.found.figures}
        lines = {str(item.values.get("id")): item.line for item in self.found.items}
        for question in self.settled.questions:
            kept = question.linked(ids, references, figures)
            if kept.model_dump() != question.model_dump():
                message = f"references, figures or links of `{question.id}` lead to what is not in the bank"
                line = lines.get(question.id, 1)
                cure = "They were cut; add what they name, then write them again."
                self.settled.lost.append(lost(self.path, line, message, cure, "link-cut"))
            yield with_links(kept, self.target.site, names)


def _validated(values: dict[str, Any], more: Flaws) -> tuple[Question | None, list[Flaw]]:
    try:
        question = Question.model_validate(values)
    except ValidationError as error:
        found = error.errors(include_url=False)
        flaws = [*refusals(Question, found)]
        # A list that is too short because its parts are broken is told of by those.
        return None, flaws or [Flaw("not-valid", tuple(found[0]["loc"]), str(found[0]["msg"]), "Write it anew.")]
    return question, [*question.flaws(), *more(question)]


def cleaned(value: Any) -> Any:
    """The value with no invisible character in any text, and with texts for numbers, as a file has them."""
    if isinstance(value, str):
        return without_control(value)
    if isinstance(value, Mapping):
        return {without_control(str(key)): cleaned(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [cleaned(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _topics(chapters: Iterable[Chapter], bank: Bank) -> Iterator[tuple[Chapter, Topic]]:
    """A topic for each chapter: one of the bank where id or title is the same, else a new one behind them."""
    ids = {topic.id: topic for topic in bank.topics}
    titles = {topic.title.casefold(): topic for topic in bank.topics}
    order = max((topic.order for topic in bank.topics if topic.introduction != NO_INTRODUCTION), default=0)
    for place, chapter in enumerate(chapters, 1):
        title = " ".join(re.sub(r"[$\\]", " ", without_control(chapter.title)).split())[:TITLE].strip()
        name = chapter.id if is_id(chapter.id) else made_id(title, f"topic-{place}")
        known = ids.get(name) or titles.get(title.casefold())
        if known is None:
            if not is_title(title):
                title = name.replace("-", " ").capitalize()
            text = cleaned(chapter.introduction).strip()[:LONGEST] or NO_INTRODUCTION
            order += 1
            known = Topic(id=name, title=title, order=order, introduction=text)
            ids[name] = titles[title.casefold()] = known
        yield chapter, known


def _name(values: Mapping[str, Any]) -> str:
    return str(values.get("id", "")) or "check"


def with_ids(item: Item) -> Item:
    """The item with an id for each check that has none."""
    taken = {str(piece.values.get("id")) for piece in item.checks}
    pieces = []
    for piece in item.checks:
        if not is_id(piece.values.get("id")):
            name = numbered("check", taken)
            taken.add(name)
            pieces.append(replace(piece, values={"id": name, **{k: v for k, v in piece.values.items() if k != "id"}}))
        else:
            pieces.append(piece)
    return replace(item, checks=tuple(pieces))
