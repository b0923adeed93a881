"""What is wrong with how a page's prose asks for macros: `{= topic_qestions("metrics") =}`."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from macros.problems import Problem, printable, printable_path

#: `{=%` begins a block; what stands in a comment is no call.
_CALL = re.compile(r"\{=#.*?#=\}|\{=(?![%#])(?:(?!\{=).)*?=\}|\{=(?![%#])[^\n]*", re.DOTALL)
#: A macro and texts: nearly every call is so, and needs no parser to be understood.
_TEXT = r"(?:\"[^\"\\]*\"|'[^'\\]*')"
_PLAIN = re.compile(rf"\{{=\s*(\w+)\(\s*((?:{_TEXT}(?:\s*,\s*{_TEXT})*)?)\s*\)\s*=\}}")
_FORM = 'Write it as `{= question_link("hinge-loss") =}`.'


@dataclass(frozen=True, slots=True)
class Macros:
    """What a page can ask for: macros by their names, what else has a name, and who parses calls."""

    macros: Mapping[str, Callable[..., Any]]
    names: Collection[str]
    environment: Environment


def without_wrong_calls(markdown: str, source: str, path: str, known: Macros, told: Callable[[Problem], str]) -> str:
    """The text of a page with what ``told`` answers in place of each call that would fail; the rest as it is.

    ``source`` is the whole file, by which lines are counted, and ``path`` how messages call it.
    """
    parts, end = [], 0
    above = source[: max(source.find(markdown), 0)].count("\n")
    for found in _CALL.finditer(markdown):
        for message, cure in _flaws(found[0], known):
            line = above + markdown.count("\n", 0, found.start()) + 1
            column = found.start() - markdown.rfind("\n", 0, found.start())
            problem = Problem(printable_path(*path.split("/")), line, column, message, cure, "macro-call")
            parts += [markdown[end : found.start()], told(problem)]
            end = found.end()
    return "".join([*parts, markdown[end:]])


def _flaws(call: str, known: Macros) -> Iterator[tuple[str, str]]:
    """What is wrong with a call, and what to do: at most one thing."""
    plain = _PLAIN.fullmatch(call)
    if call.startswith("{=#") or (plain and _fits(known.macros.get(plain[1]), re.findall(_TEXT, plain[2]))):
        return
    if not call.endswith("=}"):
        yield f"`{printable(call, 40)}` begins a macro and does not end it", _FORM
        return
    try:
        tree = known.environment.parse(call)
        unknown = sorted(meta.find_undeclared_variables(tree).difference(known.names))
    except TemplateSyntaxError as error:
        yield f"`{printable(call, 40)}` is no call of a macro: {printable(error.message).rstrip('.')}", _FORM
        return
    if unknown:
        from macros.problems import did_you_mean  # a build without a mistake need not import it

        guess = did_you_mean(unknown[0], known.macros).strip()
        yield (
            f"there is no macro `{printable(unknown[0])}`",
            guess or f"The macros are {', '.join(sorted(known.macros))}.",
        )
        return
    yield from _misfits(tree, known.macros)


def _fits(macro: Callable[..., Any] | None, texts: Sequence[str]) -> bool:
    try:
        return macro is not None and signature(macro).bind(*texts) is not None
    except TypeError:
        return False


def _misfits(tree: nodes.Template, macros: Mapping[str, Callable[..., Any]]) -> Iterator[tuple[str, str]]:
    for call in tree.find_all(nodes.Call):
        name = call.node.name if isinstance(call.node, nodes.Name) else ""
        if name not in macros:
            continue
        takes = signature(macros[name])
        try:
            takes.bind(*call.args, **{given.key: given.value for given in call.kwargs})
        except TypeError as error:
            yield f"`{name}` cannot be called so: {error}", f"It takes {' and '.join(takes.parameters) or 'nothing'}."
            return
