"""The first line of a file, which tells an editor the schema."""

from macros.load.walk import TOPIC_FILE


def headline(name: str) -> str:
    """The first line that a file of that name has."""
    schema = "topic" if name == TOPIC_FILE else "question"
    return f"# yaml-language-server: $schema=../{schema}.schema.json"
