"""Values to files of the bank. Nothing that is there is written over, and nothing outside of it is touched."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.importers.bibliography import append_references
from macros.importers.found import Found, lost
from macros.importers.settle import Settled
from macros.importers.yaml_text import NotWritable, question_text, topic_text
from macros.load.walk import FIGURES, TOPIC_FILE
from macros.problems import Problem


def write(root: Path, found: Found, settled: Settled, path: str) -> Iterator[Path | Problem]:
    """Each file once it is written, and what could not be; OSError where the folder cannot be written to."""
    if not settled.questions:
        return
    yield from _figures(root, found.figures)
    refused = append_references(root, found.references.values())
    unknown = {reference.key for reference in refused}
    for key in sorted(unknown):
        yield lost(path, 1, f"the reference `{key}` can be no entry of the bibliography", "Add it there by hand.")
    for topic in settled.topics:
        yield _new(root, topic.id, TOPIC_FILE, topic_text(topic))
    for question in settled.questions:
        kept = tuple(key for key in question.references if key not in unknown)
        try:
            text = question_text(question.model_copy(update={"references": kept}))
        except NotWritable as error:
            yield lost(path, 1, str(error), "Take the signs out that no editor shows.")
            continue
        yield _new(root, question.topic, f"{question.id}.yml", text)


def _figures(root: Path, figures: Mapping[str, str]) -> Iterator[Path]:
    for name in sorted(figures):
        if not (root / FIGURES / name).exists():
            yield _new(root, FIGURES, name, figures[name].strip() + "\n")


def _new(root: Path, folder: str, name: str, text: str) -> Path:
    """A file that was not there, below the bank itself even where a folder of it is a link."""
    place = root / folder
    place.mkdir(parents=True, exist_ok=True)
    if not place.resolve().is_relative_to(root.resolve()):
        raise PermissionError(f"{place} leads out of the folder of questions")
    with (place / name).open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(text)
    return place / name
