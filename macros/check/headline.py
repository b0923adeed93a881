"""The first line of a file, which tells an editor the schema."""

from pathlib import Path

from macros.errors import Problem, shown_path
from macros.load.walk import TOPIC_FILE


def headline(name: str) -> str:
    """The first line that a file of that name has."""
    schema = "topic" if name == TOPIC_FILE else "question"
    return f"# yaml-language-server: $schema=../{schema}.schema.json"


def headline_problem(root: Path, topic: str, name: str) -> Problem | None:
    """A problem when the file begins otherwise. What cannot be read is told of elsewhere."""
    wanted = headline(name)
    try:
        with (root / topic / name).open("rb") as file:
            first = file.read(200)
    except OSError:
        return None
    if first.partition(b"\n")[0].rstrip() == wanted.encode("ascii"):
        return None
    message = "the first line does not name the schema, so that no editor can help"
    return Problem(
        shown_path(root.name, topic, name),
        1,
        1,
        message,
        f"Begin the file with `{wanted}`.",
        "no-schema-line",
    )
