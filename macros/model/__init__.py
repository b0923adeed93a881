"""The values of the bank. Nothing here knows of YAML, HTML or MkDocs."""

from macros.model.bank import Bank
from macros.model.base import Frozen, Markdown
from macros.model.basecheck import BaseCheck
from macros.model.check import Check
from macros.model.choice import Choice
from macros.model.multiple import Multiple
from macros.model.numeric import Mistake, Numeric, NumericFeedback
from macros.model.option import Option
from macros.model.question import Note, Question
from macros.model.reference import Reference
from macros.model.topic import Topic
from macros.model.worked import Worked

__all__ = [
    "Bank",
    "BaseCheck",
    "Check",
    "Choice",
    "Frozen",
    "Markdown",
    "Mistake",
    "Multiple",
    "Note",
    "Numeric",
    "NumericFeedback",
    "Option",
    "Question",
    "Reference",
    "Topic",
    "Worked",
]
