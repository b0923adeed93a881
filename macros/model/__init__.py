"""The values of the bank, independent of YAML, HTML and MkDocs."""

from macros.model.bank import Bank, Reference, Topic
from macros.model.base import Frozen, Markdown
from macros.model.checks import BaseCheck, Choice, Distractor, Feedback, Item, Match, Multiple, Option, Order, Pair
from macros.model.numeric import KnownMistake, Numeric
from macros.model.question import Check, Figure, Note, Question, WorkedExample
from macros.model.text import NearMiss, Text

__all__ = [
    "Bank",
    "BaseCheck",
    "Check",
    "Choice",
    "Distractor",
    "Feedback",
    "Figure",
    "Frozen",
    "Item",
    "KnownMistake",
    "Markdown",
    "Match",
    "Multiple",
    "NearMiss",
    "Note",
    "Numeric",
    "Option",
    "Order",
    "Pair",
    "Question",
    "Reference",
    "Text",
    "Topic",
    "WorkedExample",
]
