"""Writes imported values as files of the bank. Nothing is overwritten, and no link is followed."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml
from typing_extensions import override

from macros.importers.questions import ImportResult
from macros.importers.records import ImportedFile, Loss
from macros.load.files import FIGURES, TOPIC_FILE, create_file, replace_file
from macros.load.question_file import schema_comment
from macros.load.references import FILE as REFERENCES
from macros.load.references import read_references
from macros.load.validation import DERIVED
from macros.load.yaml import read_yaml
from macros.model import Frozen, Question, Reference, Topic

_WIDTH: Final = 110
#: A longer text on one line is folded over several.
_LONG: Final = 80


class UnwritableValueError(ValueError):
    """No YAML text gives this value back; the message names it."""


def write_files(root: Path, imported: ImportedFile, result: ImportResult) -> Iterator[Path | Loss]:
    """Yield each file once it is written, and losses; raises OSError if the folder cannot be written to."""
    if not result.questions:
        return
    yield from _write_figures(root, imported.figures)
    refused = append_references(root, imported.references.values())
    for key in sorted(refused):
        cure = "Add it to references.bib by hand."
        yield Loss(1, f"the reference `{key}` cannot be written as an entry of the bibliography", cure)
    for topic in result.topics:
        yield create_file(root, f"{topic.id}/{TOPIC_FILE}", topic_text(topic))
    for question in result.questions:
        kept = tuple(key for key in question.references if key not in refused)
        try:
            text = question_text(question.model_copy(update={"references": kept}))
        except UnwritableValueError as error:
            yield Loss(1, str(error), "Remove the invisible characters from it.")
            continue
        yield create_file(root, f"{question.topic}/{question.id}.yml", text)


def _write_figures(root: Path, figures: Mapping[str, str]) -> Iterator[Path | Loss]:
    for name, svg in sorted(figures.items()):
        file, text = root / FIGURES / name, svg.strip() + "\n"
        if not file.exists():
            yield create_file(root, f"{FIGURES}/{name}", text)
        elif file.read_text(encoding="utf-8", errors="replace").strip() != text.strip():
            message = f"the drawing {name} was not imported: the bank has another one with this name"
            yield Loss(1, message, "Give one of the two another name.", "figure-taken")


def append_references(root: Path, references: Iterable[Reference]) -> set[str]:
    """Append the references that the bibliography does not have, and return the keys of those it cannot hold."""
    file = root / REFERENCES
    before = file.read_text(encoding="utf-8") if file.is_file() and not file.is_symlink() else ""
    known, _ = read_references(REFERENCES, before) if before.strip() else ({}, ())
    added: list[str] = []
    refused: set[str] = set()
    for reference in references:
        if reference.key in known:
            continue
        entry = "\n".join(_bibtex(reference))
        if read_references(REFERENCES, entry) == ({reference.key: reference}, ()):
            added.append(entry)
        else:
            refused.add(reference.key)
    if added:
        replace_file(root, REFERENCES, before + ("\n" if before else "") + "\n".join(added))
    return refused


def _bibtex(reference: Reference) -> Iterator[str]:
    people = reference.authors.removesuffix(" et al.")
    names = [f"{{{name}}}" for name in people.split(", ")] + (["others"] if people != reference.authors else [])
    yield f"@misc{{{reference.key},"
    for field, value in (
        ("author", " and ".join(names)),
        ("title", reference.title),
        ("year", reference.year),
        ("howpublished", reference.venue),
        ("url", reference.url),
        ("uncited", reference.uncited),
    ):
        if value:
            yield f"  {field} = {{{value}}},"
    yield "}\n"


class _Dumper(yaml.SafeDumper):
    """Folds long texts, keeps texts of several lines as they are, and puts short lists on one line."""

    @override
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow=flow, indentless=False)


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else ">" if len(text) > _LONG else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_list(dumper: yaml.SafeDumper, values: list[Any]) -> yaml.SequenceNode:
    short = all(isinstance(value, str) and len(value) < _LONG // 2 for value in values) and len(str(values)) < _WIDTH
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=short)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(list, _represent_list)


def topic_text(topic: Topic) -> str:
    """Return the text of a topic's own file."""
    return _to_yaml(topic, TOPIC_FILE, topic.id)


def question_text(question: Question) -> str:
    """Return the text of a question's file."""
    return _to_yaml(question, f"{question.id}.yml", question.id)


def _to_yaml(value: Frozen, name: str, label: str) -> str:
    """Return YAML in the manner of an author that the loader reads back equal."""
    data = value.model_dump(mode="json", exclude_defaults=True, exclude=set(DERIVED))
    for style in (None, '"'):
        text = yaml.dump(data, Dumper=_Dumper if style is None else yaml.SafeDumper, default_style=style,
                         sort_keys=False, allow_unicode=True, width=_WIDTH)  # fmt: skip
        text = f"{schema_comment(name)}\n{text}"
        if _read_back(value, text) == value:
            return text
    raise UnwritableValueError(f"`{label}` holds a character that no file can hold")


def _read_back(value: Frozen, text: str) -> Frozen | None:
    tree = read_yaml("", text)
    if tree.problems or not isinstance(tree.values, dict):
        return None
    derived = {key: getattr(value, key) for key in DERIVED if key in type(value).model_fields}
    return type(value).model_validate({**tree.values, **derived})
