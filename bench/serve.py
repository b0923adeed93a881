"""How long an author waits under `mkdocs serve`: from the moment a file is written until its page shows it."""

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tools.mkdocs_serve import Served, served
from tools.site_build import copy_project

RUNS, BAR = 5, 2.5
_TOPIC = "topics/loss-functions/"
#: What an author does between two edits, in seconds; the server looks for edits twice a second.
_PAUSE = 1.3


@dataclass(frozen=True)
class Edit:
    """Words of a file, with a hole for what is new each time, and the page that shows them."""

    what: str
    file: str
    before: str
    after: str
    page: str = _TOPIC


EDITS = (
    Edit("a question", "quizdata/loss-functions/hinge-loss.yml", "title: Hinge loss", "title: Hinge loss {}"),
    Edit("prose", "docs/topics/loss-functions.md", "\n## ", "\nEdited {}.\n\n## "),
    Edit("a template", "macros/render/templates/topic.html", '<section class="', '<section class="edited-{} '),
    Edit("a word", "macros/render/strings.yml", "Show the answer", "Show the answer {}"),
    Edit("the style", "docs/assets/quiz/tokens.css", ":root {", ":root { --edited: {};", _TOPIC),
)


def rows() -> list[list[str]]:
    """One row a kind of edit."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(copy_project(Path(folder, "project")), _TOPIC) as server,
    ):
        return [_row(edit.what, [_waited(server, edit, number) for number in range(RUNS)]) for edit in EDITS]


def _row(what: str, waited: list[float]) -> list[str]:
    return [what, f"{statistics.median(waited):.1f} s", f"{max(waited):.1f} s", f"≤ {BAR} s"]


def _waited(server: Served, edit: Edit, number: int) -> float:
    time.sleep(_PAUSE)
    mark, former = (f"edit-{EDITS.index(edit)}-{run}" for run in (number, number - 1))
    begin = time.monotonic()
    server.edit(edit.file, edit.after.replace("{}", former) if number else edit.before, edit.after.replace("{}", mark))
    server.until(edit.page, lambda page: mark in page)
    return time.monotonic() - begin
