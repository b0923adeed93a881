"""Prints problems for a person, for GitHub or for a program."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from macros.problems import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """Return one line per problem."""
    return "".join(f"{problem}\n" for problem in problems)


def as_github(problems: Sequence[Problem]) -> str:
    """Return workflow commands, which GitHub shows at the line in a pull request."""
    return "".join(
        f"::error file={_property(p.path)},line={p.line},col={p.column},title={_property(p.code)}"
        f"::{_data(f'{p.message}. {p.cure}')}\n"
        for p in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """Return a JSON list of objects with the fields of a problem."""
    return json.dumps([asdict(problem) for problem in problems], indent=2, ensure_ascii=False) + "\n"


#: The formats by their name on the command line.
FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
