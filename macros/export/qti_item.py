"""A question or a check as an item of QTI: what is asked, what is right, what is said, and how it is scored.

The templates have the names of QTI 3.0. For 2.1 they are spelled in its manner before they are compiled.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from macros.export import course, qti_text
from macros.export.edition import Edition
from macros.export.templating import TEMPLATES, environment
from macros.model import Check, Question
from macros.model.question import RECALL

if TYPE_CHECKING:
    from jinja2 import Environment

#: A tag in a template: what stands in its attributes may be an expression, without double quotes.
_TAG: Final = re.compile(r'<(/?)qti-([a-z-]+)((?: [a-z-]+="[^"]*")*)')
_ATTRIBUTE: Final = re.compile(r' ([a-z-]+)="')
#: What 3.0 has around all that is said, and 2.1 does not know.
_AROUND: Final = re.compile(r"</?qti-content-body>")


@dataclass(frozen=True, slots=True)
class Items:
    """Writes items of one version, as text."""

    templates: "Environment"

    def recalled(self, question: Question, title: str, figure: str) -> str:
        """The question to write about."""
        return self._made(RECALL, question, title, figure)

    def checked(self, check: Check, name: str, title: str) -> str:
        """A check, with all that is said to it."""
        return self._made(check.kind, check, name, title)

    def _made(self, template: str, *arguments: object) -> str:
        module: object = self.templates.get_template(f"qti/{template}.xml").module
        return str(module.item(*arguments)).strip() + "\n"  # type: ignore[attr-defined]


def templates(edition: Edition, namespace: str, *, kebab: bool) -> "Environment":
    """The templates in the spelling of a version: ``kebab`` is that of 3.0."""
    from jinja2 import FunctionLoader

    def read(name: str) -> str:
        text = (TEMPLATES / name).read_text(encoding="utf-8")
        return text if kebab else older(text)

    made = environment(edition).overlay(loader=FunctionLoader(read))
    made.globals = {**made.globals, "namespace": namespace, "share_of": _share, "pairs_said": course.pairs_said}
    made.filters = {
        **made.filters,
        "block": qti_text.block,
        "inline": qti_text.inline,
        "paragraph": qti_text.paragraph,
        "digits": lambda number: course.decimal(Decimal(number)),
    }
    return made


def older(template: str) -> str:
    """A template with the names of 2.1.

    >>> older('<qti-response-if a-b="{{ c-d }}"><qti-content-body>')
    '<responseIf aB="{{ c-d }}">'
    """

    def tag(found: re.Match[str]) -> str:
        attributes = _ATTRIBUTE.sub(lambda each: f' {_camel(each[1])}="', found[3])
        return f"<{found[1]}{_camel(found[2])}{attributes}"

    return _TAG.sub(tag, _AROUND.sub("", template))


def _camel(name: str) -> str:
    return re.sub("-([a-z])", lambda found: found[1].upper(), name)


def _share(key: Sequence[str]) -> str:
    return f"{1 / len(key):.6g}"
