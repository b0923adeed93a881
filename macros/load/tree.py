"""YAML as a tree of nodes with places, read by the C parser, and its plain values: text, lists, mappings."""

from collections.abc import Iterator
from dataclasses import dataclass

from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.errors import Problem, Where

#: How deep the data of a question may nest; the format itself needs seven.
DEEPEST = 16

Plain = str | list["Plain"] | dict[str, "Plain"]


class _Composer(CParser):
    """Composes nodes without resolving tags: a scalar is text, whatever it looks like."""

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:
        return "text"

    def descend_resolver(self, parent: object, index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def compose(text: str) -> Node | None:
    """The node of the only document in ``text``; raises yaml.YAMLError."""
    parser = _Composer(text)
    try:
        node: Node | None = parser.get_single_node()
    finally:
        parser.dispose()
    return node


@dataclass(frozen=True, slots=True)
class Tree:
    """One file's node, to look places up in when something is wrong."""

    path: str
    node: Node

    def values(self) -> tuple[Plain, tuple[Problem, ...]]:
        """The plain values, and the keys that make no mapping of text to value."""
        problems: list[Problem] = []
        return _plain(self.node, self.path, problems, 0), tuple(problems)


def _plain(node: Node, path: str, problems: list[Problem], depth: int) -> Plain:
    if isinstance(node, ScalarNode):
        text: str = node.value
        return text
    if depth >= DEEPEST:
        problems.append(_problem(path, node, "too-deep", "this nests too deeply", "A question needs seven levels."))
        return ""
    if isinstance(node, SequenceNode):
        return [_plain(child, path, problems, depth + 1) for child in node.value]
    values: dict[str, Plain] = {}
    for key, child in node.value:
        if not isinstance(key, ScalarNode):
            cure = "Write a word and a colon; put text that begins with a bracket in quotes."
            problems.append(_problem(path, key, "key-not-text", "a list or mapping stands where a key belongs", cure))
            continue
        if key.value in values:
            cure = "Keep one of them."
            problems.append(_problem(path, key, "key-repeated", f"the key `{key.value}` stands twice here", cure))
            continue
        values[key.value] = _plain(child, path, problems, depth + 1)
    return values


def _problem(path: str, node: Node, code: str, message: str, cure: str) -> Problem:
    mark = node.start_mark
    return Problem(path, mark.line + 1, mark.column + 1, message, cure, code)
