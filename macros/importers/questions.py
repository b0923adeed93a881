"""Turns imported records into valid questions: assigns id, number and topic, then validates.

Nothing is dropped without a Loss.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from macros.importers.markdown_text import restore_links, to_paragraph
from macros.importers.records import MOST_ANSWERS, CheckRecord, ImportedFile, Loss, QuestionRecord, TopicRecord
from macros.importers.slugs import LONGEST_TITLE, is_id, is_title, make_title, make_unique, slugify
from macros.load.bank import NO_INTRODUCTION
from macros.load.files import remove_control_characters
from macros.load.validation import DERIVED, explain_validation_errors
from macros.model import Bank, Question, Topic
from macros.model.base import LONGEST
from macros.problems import Flaw, printable

#: The level of a question whose file has none.
_LEVEL: Final = "intro"
_NUMBER: Final = re.compile("[1-9][0-9]{0,6}")
#: The order of a topic that has no file; new topics come after the others.
_NO_ORDER: Final = 9_999_999
#: Lists of a check whose texts have to be one paragraph, and the field that has it.
_PARAGRAPHS: Final = (("options", "text"), ("items", "text"), ("pairs", "left"))
Flaws = Callable[[Question], Iterable[Flaw]]


@dataclass(slots=True)
class ImportResult:
    """Values of the bank that are ready to be written, and the losses."""

    topics: list[Topic] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ExistingBank:
    """The bank to import into. ``ids``, ``numbers`` and ``topics`` are all that were ever used.

    ``flaws`` finds what is wrong with a question beyond the model.
    ``site`` is the address where the bank is read, with a slash at its end, or empty: links to it lead to questions.
    """

    bank: Bank
    ids: frozenset[str]
    numbers: frozenset[int]
    topics: frozenset[str]
    flaws: Flaws
    site: str = ""


def to_questions(imported: ImportedFile, existing: ExistingBank) -> ImportResult:
    """Return the topics and questions that can be written next to those of the bank."""
    return _Conversion(imported, existing).run()


class _Conversion:
    """The conversion of one file, from its first record to its last."""

    def __init__(self, imported: ImportedFile, existing: ExistingBank) -> None:
        self.imported, self.existing = imported, existing
        self.result = ImportResult(losses=[*imported.losses])
        self.ids: set[str] = set()
        self.numbers = set(existing.numbers)
        given = (str(record.values.get("number", "")) for record in imported.questions if imported.keeps_numbers)
        #: The largest number that is taken or wanted: a question without one gets the next.
        self.last = max(self.numbers.union(int(number) for number in given if _NUMBER.fullmatch(number)), default=0)
        self.lines: dict[str, int] = {}

    def run(self) -> ImportResult:
        topics = {record.key: topic for record, topic in self.topics()}
        for place, record in enumerate(self.imported.questions, 1):
            question = self.question(record, topics[record.topic].id, place)
            if question is not None:
                self.result.questions.append(question)
                self.numbers.add(question.number)
                self.last = max(self.last, question.number)
                self.lines[question.id] = record.line
        self.report_unused_topics(topics)
        used = {question.topic for question in self.result.questions}
        known = {topic.id for topic in self.existing.bank.topics}
        named = {topic.id: topic for topic in topics.values() if topic.id in used - known}
        ids = {name: question.id for question in (*self.result.questions, *self.existing.bank.questions)
               for name in (*question.aliases, question.id)}  # fmt: skip
        self.result.topics = [restore_links(topic, self.existing.site, ids) for topic in named.values()]
        self.result.questions = [*self.linked(ids)]
        return self.result

    def lose(self, line: int, message: str, cure: str, code: str, many: str = "") -> None:
        self.result.losses.append(Loss(line, message, cure, code, many))

    def topics(self) -> Iterator[tuple[TopicRecord, Topic]]:
        """Yield a topic for each record: one of the bank with the same id or title, or a new one after them."""
        bank = self.existing.bank
        ids = {topic.id: topic for topic in bank.topics}
        titles = {topic.title.casefold(): topic for topic in bank.topics}
        order = max((topic.order for topic in bank.topics if topic.order < _NO_ORDER), default=0)
        for place, record in enumerate(self.imported.topics, 1):
            title = self.topic_title(record)
            given = record.id if is_id(record.id) else ""
            known = ids.get(given) or titles.get(title.casefold())
            if known is not None and known not in bank.topics and known.id != record.id:
                message = f"the topics `{printable(record.key)}` and `{known.id}` have the same title and became one"
                self.lose(record.line, message, "Give one of them another title.", "topics-equal")
            if known is None:
                name = given or make_unique(slugify(title, f"topic-{place}"), {*ids, *self.existing.topics})
                title = title if is_title(title) else name.replace("-", " ").capitalize()
                order += 1
                known = Topic(id=name, title=title, order=order, introduction=self.introduction(record))
            else:
                self.report_merged(record, known, title)
            ids[known.id] = titles[known.title.casefold()] = known
            yield record, known

    def topic_title(self, record: TopicRecord) -> str:
        words = " ".join(re.sub(r"[$\\]", " ", remove_control_characters(record.title)).split())
        title = words[:LONGEST_TITLE].strip()
        if title != words:
            message = f"the title of the topic `{title[:40]}…` has more than {LONGEST_TITLE} characters and was cut"
            self.lose(record.line, message, "Write a shorter one into its topic.yml.", "title-cut")
        return title

    def introduction(self, record: TopicRecord) -> str:
        text = self.clean(record.introduction, record.line).strip()
        if len(text) > LONGEST:
            message = f"the introduction of a topic may have {LONGEST:,} characters; the rest was left out"
            self.lose(record.line, message, "Write a shorter one into its topic.yml.", "introduction-cut")
        return str(text[:LONGEST]).strip() or NO_INTRODUCTION

    def report_merged(self, record: TopicRecord, known: Topic, title: str) -> None:
        """Report what of a topic gives way to a topic of the bank; a title made from an id is no loss."""
        names = (known.title.casefold(), record.id.replace("-", " "))
        lost = [] if title.casefold() in names else ["title"]
        lost += ["introduction"] if record.introduction.strip() not in ("", known.introduction) else []
        if lost:
            verb = "was" if len(lost) == 1 else "were"
            message = (
                f"the {' and '.join(lost)} of `{printable(record.title)}` {verb} not imported: its questions are in"
            )
            self.lose(record.line, f"{message} `{known.id}`", f"Edit {known.id}/topic.yml if needed.", "topic-merged")

    def report_unused_topics(self, topics: Mapping[str, Topic]) -> None:
        used = {record.topic for record in self.imported.questions}
        written = {question.topic for question in self.result.questions}
        for record in self.imported.topics:
            is_parent = any(key.startswith(f"{record.key}/") for key in used)
            is_lost = record.introduction.strip() and topics[record.key].id not in written
            if is_lost or (record.key not in used and not is_parent):
                message = f"the topic `{printable(record.title)}` was left out: it has no question that was imported"
                many = "{n} topics were left out: they have no question that was imported"
                self.lose(record.line, message, "Give it a question.", "topic-empty", many)

    def question(self, record: QuestionRecord, topic: str, place: int) -> Question | None:
        """Return the question of a record, or None with a loss."""
        values = {key: value for key, value in record.values.items() if key not in DERIVED}
        values = self.clean(values, record.line)
        stem = str(values.get("question", ""))
        values["question"], code_changed = to_paragraph(stem)
        if not values["question"]:
            del values["question"]
        self.set_title(record, values, place)
        name = self.id_of(record, str(values["title"]), place)
        if name is None:
            return None
        values.setdefault("level", _LEVEL)
        values.setdefault("keywords", [])
        self.set_number(record, values)
        is_explained = bool(values.get("explanation"))
        if not is_explained and values.get("answer"):
            values["explanation"] = values["answer"]
        checks = [*map(self.check, self.with_ids(record))]
        values |= {"id": name, "topic": topic, "checks": checks}
        question = self.validated(record, values)
        if question is not None and not is_explained:
            cure = self.imported.cures.get("explanation", "Write into its file why the answer is right.")
            message = f"`{name}` has no explanation, so its answer is used as one"
            many = "{n} questions have no explanation, so their answers are used as one"
            self.lose(record.line, message, cure, "no-explanation", many)
        if question is not None and code_changed and all(check.stem != stem.strip() for check in question.checks):
            self.report_code(record.line, f"the question `{name}`")
        return question

    def set_title(self, record: QuestionRecord, values: dict[str, Any], place: int) -> None:
        given = values.get("title")
        if is_title(given):
            return
        made = make_title(str(given or values.get("question", "")))
        values["title"] = made if is_title(made) else f"Question {place}"
        if given:
            message = f"the title `{printable(given)}` was changed to `{values['title']}`"
            cure = f"A title is plain text of 3 to {LONGEST_TITLE} characters, without `$` and backslashes."
            self.lose(record.line, message, cure, "title-changed", "{n} titles were changed")

    def set_number(self, record: QuestionRecord, values: dict[str, Any]) -> None:
        given = str(values.get("number", ""))
        fits = _NUMBER.fullmatch(given) is not None and int(given) not in self.numbers
        values["number"] = given if fits else str(self.last + 1)
        if given and not fits and self.imported.keeps_numbers:
            message = f"the number {printable(given)} is taken or invalid, and became {values['number']}"
            many = "{n} numbers of questions are taken or invalid, and were changed"
            self.lose(record.line, message, "A number is never used twice.", "number-changed", many)

    def id_of(self, record: QuestionRecord, title: str, place: int) -> str | None:
        given = record.values.get("id")
        name = str(given) if is_id(given) else make_unique(slugify(title, f"question-{place}"), self.ids)
        if given and not is_id(given):
            message, many = f"`{printable(given)}` cannot be an id, so `{name}` is used", "{n} ids cannot be used"
            cure = "An id has 3 to 60 small letters, digits and hyphens, and is not a name that Windows reserves."
            self.lose(record.line, message, cure, "id-changed", many)
        if name in self.ids:
            message = f"this question was left out: the id `{name}` occurs twice in the file"
            self.lose(record.line, message, "Keep one of the two.", "id-twice")
            return None
        self.ids.add(name)
        if name in self.existing.ids:
            message = f"this question was left out: the bank has, or had, a question `{name}`"
            cure = "Edit the question of the bank, or give the other another title or id: nothing is overwritten."
            many = "{n} questions were left out: the bank has, or had, questions with their ids"
            self.lose(record.line, message, cure, "id-taken", many)
            return None
        return name

    def with_ids(self, record: QuestionRecord) -> Iterator[CheckRecord]:
        """Yield the checks of a question with an id for each that has none, or none that is valid."""
        taken = {str(check.values.get("id")) for check in record.checks}
        for check in record.checks:
            given = check.values.get("id")
            if is_id(given):
                yield check
                continue
            name = make_unique("check", taken)
            taken.add(name)
            if given:
                message = f"`{printable(given)}` cannot be the id of a check, so `{name}` is used"
                many = "{n} ids of checks cannot be used"
                self.lose(check.line, message, "It has 3 to 60 small letters, digits and hyphens.", "id-changed", many)
            yield CheckRecord(check.line, {**check.values, "id": name})

    def check(self, record: CheckRecord) -> dict[str, Any]:
        """Return the fields of a check, with texts of one paragraph where the model has them."""
        values: dict[str, Any] = self.clean(record.values, record.line)
        for name, text in _PARAGRAPHS:
            for part in values.get(name, ()) if isinstance(values.get(name), list) else ():
                if isinstance(part, dict) and isinstance(part.get(text), str):
                    part[text], code_changed = to_paragraph(part[text])
                    if code_changed:
                        self.report_code(record.line, f"the check `{_name(values)}`")
        return values

    def report_code(self, line: int, thing: str) -> None:
        message = f"code of several lines in {thing} is on one line now"
        many = "in {n} texts, code of several lines is on one line now"
        self.lose(line, message, "Move the code into a check, or into the explanation.", "code-joined", many)

    def validated(self, record: QuestionRecord, values: dict[str, Any]) -> Question | None:
        """Return the question without those of its checks that are not valid."""
        lines = [check.line for check in record.checks]
        while True:
            question, flaws = self.validate(values)
            if question is not None and not flaws:
                return question
            checks = {flaw.where[1]: flaw for flaw in flaws if flaw.where[:1] == ("checks",) and len(flaw.where) > 1}
            whole = [flaw for flaw in flaws if flaw.where[:1] != ("checks",)]
            # Title and id are made from the question: if there is none, that is what is missing.
            own = next((flaw for flaw in whole if flaw.where == ("question",)), whole[0] if whole else None)
            if own is not None or not checks:
                self.leave_out(record.line, "this question was", "{n} questions were", own or flaws[0])
                return None
            for place in sorted((place for place in checks if isinstance(place, int)), reverse=True):
                check = values["checks"].pop(place)
                parts = next((name for name in ("options", "pairs", "items") if check.get(name)), "")
                one = f"the check `{_name(check)}`" + (f" with its {len(check[parts])} {parts}" if parts else "")
                many = "{n} checks" + (f" with their {parts}" if parts else "")
                self.leave_out(lines.pop(place), f"{one} was", f"{many} were", checks[place])

    def validate(self, values: dict[str, Any]) -> tuple[Question | None, list[Flaw]]:
        if long := _too_long(values):
            message = f"a list has {long:,} entries, and at most {MOST_ANSWERS} can be imported"
            return None, [Flaw("too-many-answers", (), message, "Split the question.")]
        try:
            question = Question.model_validate(values)
        except ValidationError as error:
            found = error.errors(include_url=False)
            flaws = [*explain_validation_errors(Question, found)]
            # A list that is too short because its parts are invalid is reported by those.
            return None, flaws or [Flaw("not-valid", tuple(found[0]["loc"]), str(found[0]["msg"]), "Correct it.")]
        return question, [*question.flaws(), *self.existing.flaws(question)]

    def leave_out(self, line: int, one: str, many: str, flaw: Flaw) -> None:
        cure = self.imported.cures.get(str(flaw.where[-1]), flaw.cure) if flaw.code == "key-missing" else flaw.cure
        self.lose(line, f"{one} left out: {flaw.message}", cure, flaw.code, f"{many} left out: {flaw.message}")

    def linked(self, ids: Mapping[str, str]) -> Iterator[Question]:
        """Yield the questions without links to what is not in the bank; ``ids`` has the id for each name."""
        known = {*ids.values()}
        references = {*self.existing.bank.references, *self.imported.references}
        figures = {*self.existing.bank.figures, *self.imported.figures}
        for question in self.result.questions:
            kept = question.linked(known, references, figures)
            if kept.model_dump() != question.model_dump():
                message = f"references, figures or links of `{question.id}` were removed: the bank does not have them"
                many = "references, figures or links of {n} questions were removed: the bank does not have them"
                cure = "Add what they name, then write them again."
                self.lose(self.lines[question.id], message, cure, "link-removed", many)
            yield restore_links(kept, self.existing.site, ids)

    def clean(self, value: Any, line: int) -> Any:
        """Return the value without invisible characters, and with texts for numbers, as a file has them."""
        if _has_control(value):
            message, many = (f"invisible characters were removed from {what}" for what in ("a text", "{n} texts"))
            self.lose(line, message, "Nothing needs to be done, unless words run together now.", "invisible", many)
        return _clean(value)


def _has_control(value: Any) -> bool:
    if isinstance(value, str):
        return remove_control_characters(value) != value
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return any(map(_has_control, parts))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return remove_control_characters(value)
    if isinstance(value, Mapping):
        return {remove_control_characters(str(key)): _clean(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [*map(_clean, value)]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _too_long(value: Any) -> int:
    """Return the length of a list that is too long to be validated, or 0."""
    if isinstance(value, list) and len(value) > MOST_ANSWERS:
        return len(value)
    parts = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return max(map(_too_long, parts), default=0)


def _name(values: Mapping[str, Any]) -> str:
    return printable(values.get("id") or "check")
