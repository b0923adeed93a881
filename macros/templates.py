"""How templates are read, those of pages and those of exports alike, and what each knows of a question."""

import re
from collections.abc import MutableMapping
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from typing_extensions import override

from macros.model.question import check_path
from macros.model.shuffle import other_order, shown_order

#: Text with one of these is not the same once it is escaped.
_SPECIAL = re.compile("[&<>'\"]").search


class QuickTemplate(Template):
    """Escapes only what needs it; a question has a hundred values that do not."""

    @classmethod
    @override
    def from_code(
        cls, environment: Environment, code: CodeType, globals: MutableMapping[str, Any], uptodate: Any = None
    ) -> "Template":
        made = super().from_code(environment, code, globals, uptodate)
        # What a compiled template calls for each value stands in the module it was compiled to.
        made.root_render_func.__globals__["escape"] = _escaped
        return made


#: What Jinja passes for those that do, from within loops and blocks.
_FOR_CONTEXT = frozenset(("_loop_vars", "_block_vars"))


class QuickContext(Context):
    """Calls a function or a macro at once: none of ours asks for the context, which Jinja looks for at each call."""

    @override
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        for name in _FOR_CONTEXT.intersection(kwargs):
            del kwargs[name]
        return called(*args, **kwargs)


class Templates(Environment):
    """Takes what a template names from plain dictionaries; a page of a question names hundreds of things."""

    template_class = QuickTemplate
    context_class = QuickContext

    @override
    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        if isinstance(source, str):
            source = _Folding(self.globals.get("t")).visit(self.parse(source, *arguments[:2]))
        return super().compile(source, *arguments, **options)

    @override
    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Jinja chains them, so that what is added later is seen; nothing is.
        return {**self.globals, **(d or {})}

    @override
    def getattr(self, obj: Any, attribute: str) -> Any:
        # Jinja asks for a key only once there is no such attribute: each word would raise an exception.
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


class _Folding(NodeTransformer):
    """Puts the words of `t` into a template where it names them: they are the same whenever it is rendered.

    No template may call anything else `t`.
    """

    def __init__(self, words: object) -> None:
        self._words = words

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        found = self._find(node)
        return nodes.Const(found, lineno=node.lineno) if isinstance(found, str) else self.generic_visit(node)

    def _find(self, node: nodes.Node) -> object:
        if isinstance(node, nodes.Getattr):
            above = self._find(node.node)
            return above.get(node.attr) if isinstance(above, dict) else None
        return self._words if isinstance(node, nodes.Name) and node.name == "t" else None


def _escaped(value: Any) -> str:
    if type(value) is Markup or (type(value) is str and not _SPECIAL(value)):
        return value
    return escape(value)


def environment(folder: Path, compiled: BytecodeCache | None = None) -> Templates:
    """The templates in a folder: what is put in is escaped, and a name that means nothing is an error.

    ``compiled`` keeps what was compiled before.
    """
    made = Templates(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    made.globals.update(shown_order=shown_order, other_order=other_order, path_of=check_path, quantity=quantity)
    return made


def quantity(value: object, unit: str | None) -> str:
    """A number with its unit, which no end of a line parts."""
    return str(value) if unit is None else f"{value}\N{NO-BREAK SPACE}{unit}"
