"""The values of the bank. Nothing here knows of YAML, HTML or MkDocs."""

from macros.model.bank import Bank
from macros.model.base import Frozen, Markdown
from macros.model.basecheck import BaseCheck
from macros.model.check import Check
from macros.model.choice import Choice
from macros.model.feedback import Feedback
from macros.model.figure import Figure
from macros.model.match import Extra, Match, Pair
from macros.model.multiple import Multiple
from macros.model.numeric import Mistake, Numeric
from macros.model.option import Option
from macros.model.order import Item, Order
from macros.model.question import Note, Question
from macros.model.reference import Reference
from macros.model.text import Close, Text
from macros.model.topic import Topic
from macros.model.worked import Worked

__all__ = [
    "Bank",
    "BaseCheck",
    "Check",
    "Choice",
    "Close",
    "Extra",
    "Feedback",
    "Figure",
    "Frozen",
    "Item",
    "Markdown",
    "Match",
    "Mistake",
    "Multiple",
    "Note",
    "Numeric",
    "Option",
    "Order",
    "Pair",
    "Question",
    "Reference",
    "Text",
    "Topic",
    "Worked",
]
