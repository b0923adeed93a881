"""Files whose first line tells an editor no schema."""

from pathlib import Path

from macros.load.files import read_text
from macros.load.question_file import schema_comment
from macros.problems import Problem, printable_path


def headline_problem(root: Path, topic: str, name: str) -> Problem | None:
    """A problem when the file begins otherwise. What cannot be read is told of elsewhere."""
    wanted, path = schema_comment(name), printable_path(root.name, topic, name)
    text = read_text(root / topic / name, root, path)
    if isinstance(text, Problem) or not text.strip() or text.startswith((f"{wanted}\n", f"{wanted}\r\n")):
        return None
    message = "the first line does not name the schema, so that no editor can help"
    return Problem(path, 1, 1, message, f"Begin the file with `{wanted}`.", "no-schema-line")
