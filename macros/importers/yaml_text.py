"""Questions and topics as YAML files that the loader reads back equal, in the manner of an author."""

from typing import Any, Final

import yaml
from typing_extensions import override

from macros.load.headline import headline
from macros.load.keys import DERIVED
from macros.load.tree import read_tree
from macros.load.walk import TOPIC_FILE
from macros.model import Frozen, Question, Topic

_WIDTH: Final = 110
#: A longer text of one line is folded over several.
_LONG: Final = 80


class _Dumper(yaml.SafeDumper):
    """Long texts are folded, those of several lines stand as they are, short lists of words on one line."""

    @override
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow=flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > _LONG else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.SequenceNode:
    short = all(isinstance(value, str) and len(value) < _LONG // 2 for value in values) and len(str(values)) < _WIDTH
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


class NotWritable(ValueError):
    """No YAML text gives this value again; the message names it."""


def topic_text(topic: Topic) -> str:
    """The text of a topic's own file."""
    return _written(topic, TOPIC_FILE, topic.id)


def question_text(question: Question) -> str:
    """The text of a question's file."""
    return _written(question, f"{question.id}.yml", question.id)


def _written(value: Frozen, name: str, called: str) -> str:
    data = value.model_dump(mode="json", exclude_defaults=True, exclude=set(DERIVED))
    for style in (None, '"'):
        text = yaml.dump(data, Dumper=_Dumper if style is None else yaml.SafeDumper, default_style=style,
                         sort_keys=False, allow_unicode=True, width=_WIDTH)  # fmt: skip
        text = f"{headline(name)}\n{text}"
        if _read(value, text) == value:
            return text
    raise NotWritable(f"`{called}` holds what no file can hold")


def _read(value: Frozen, text: str) -> Frozen | None:
    """What the loader makes of the text."""
    tree = read_tree("", text)
    if tree.problems or not isinstance(tree.values, dict):
        return None
    derived = {key: getattr(value, key) for key in DERIVED if key in type(value).model_fields}
    return type(value).model_validate({**tree.values, **derived})
