"""What is counted: questions and checks, what covers them, and what keys betray."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median
from typing import Final, get_args

from macros.check.keys import Places, Tally, choices, key_places, longest_keys, places_probability, shortest_keys
from macros.model import Bank, Check, Numeric, Question
from macros.model.question import Verdict

#: The kinds of check in the order of the model.
KINDS: Final[tuple[str, ...]] = tuple(
    get_args(kind.model_fields["kind"].annotation)[0] for kind in get_args(get_args(Check)[0])
)
#: What a question may have or not, by the name of its field.
PARTS: Final = ("note", "key_points", "worked", "figure", "references", "prerequisites", "related")


@dataclass(frozen=True, slots=True)
class Topical:
    """How many questions a topic has, and how many checks of each kind."""

    topic: str
    questions: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Spread:
    """The fewest, the middle and the most."""

    fewest: int
    median: float
    most: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all that could have something have it."""

    having: int
    total: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All that is counted of one bank."""

    total: Topical
    topics: tuple[Topical, ...]
    checks: Spread
    longest: Tally
    shortest: Tally
    places: tuple[Places, ...]
    places_probability: float
    coverage: Mapping[str, Share]
    verdicts: Mapping[str, int]


def measure(bank: Bank) -> Statistics:
    """Count the bank."""
    questions, asked = bank.questions, choices(bank.questions)
    each = [len(question.checks) for question in questions] or [0]
    places = key_places(asked)
    notes = [question.note for question in questions if question.note is not None]
    verdicts = Counter[str](note.verdict for note in notes)
    return Statistics(
        total=_topical("all topics", questions),
        topics=tuple(_topical(topic.id, bank.in_topic(topic.id)) for topic in bank.topics),
        checks=Spread(min(each), median(each), max(each)),
        longest=longest_keys(asked),
        shortest=shortest_keys(asked),
        places=places,
        places_probability=places_probability(places),
        coverage=_coverage(bank),
        verdicts={
            **{verdict: verdicts[verdict] for verdict in get_args(Verdict)},
            "contested": sum(note.contested for note in notes),
        },
    )


def _topical(topic: str, questions: tuple[Question, ...]) -> Topical:
    kinds = Counter[str](check.kind for question in questions for check in question.checks)
    return Topical(topic, len(questions), {kind: kinds[kind] for kind in KINDS})


def _coverage(bank: Bank) -> dict[str, Share]:
    questions = bank.questions
    checks = [check for question in questions for check in question.checks]
    numbers = [check for check in checks if isinstance(check, Numeric)]
    cited = {key for question in questions for key in question.references}
    found = {
        part: Share(sum(bool(getattr(question, part)) for question in questions), len(questions)) for part in PARTS
    }
    found["hint"] = Share(sum(check.hint is not None for check in checks), len(checks))
    found["equals"] = Share(sum(check.equals is not None for check in numbers), len(numbers))
    found["cited"] = Share(len(cited), len(bank.references))
    return found
