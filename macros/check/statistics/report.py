"""Statistics in a terminal, in a Markdown page, and for a program."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from typing import Any, Final

from macros.check.keys import Tally
from macros.check.statistics.measure import Statistics
from macros.check.statistics.tables import Table, tables


def as_text(counted: Statistics) -> str:
    """Tables with aligned columns."""
    return "\n".join("".join(f"{line}\n" for line in _lines(table)) for table in tables(counted))


def as_markdown(counted: Statistics) -> str:
    """Tables as GitHub and the site read them."""
    return "\n".join(_markdown(table) for table in tables(counted))


def as_json(counted: Statistics) -> str:
    """One object with everything that was counted."""
    made: dict[str, Any] = asdict(counted)
    for name, tally in (("longest", counted.longest), ("shortest", counted.shortest)):
        made[name] = _tally(tally)
    return json.dumps(made, indent=2) + "\n"


#: The formats by the name that the command line gives them.
FORMATS: Final[Mapping[str, Callable[[Statistics], str]]] = {
    "text": as_text,
    "json": as_json,
    "markdown": as_markdown,
}


def _tally(tally: Tally) -> dict[str, float]:
    return {**asdict(tally), "expected": tally.expected, "probability": tally.probability}


def _lines(table: Table) -> Iterator[str]:
    rows = (table.head, *table.rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield table.title
    for first, *others in rows:
        cells = (f"{first:<{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True)))
        yield "  " + "  ".join(cells).rstrip()
    if table.remark:
        yield f"  {table.remark}"


def _markdown(table: Table) -> str:
    rule = (":--", *("--:" for _ in table.head[1:]))
    rows = "".join(f"| {' | '.join(row)} |\n" for row in (table.head, rule, *table.rows))
    return f"## {table.title}\n\n{rows}" + (f"\n{table.remark}\n" if table.remark else "")
