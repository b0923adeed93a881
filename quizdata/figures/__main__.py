"""Draw every figure, or check that each is as drawn.

python -m quizdata.figures             writes quizdata/figures/<name>.svg for each <name>.py
python -m quizdata.figures --check     exit status 1 when a file differs from what its module draws
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from quizdata.figures import style
from quizdata.figures.svg import markup

FOLDER = Path(__file__).parent
#: Modules that draw nothing themselves.
SHARED = frozenset({"__init__", "__main__", "style", "svg"})


def main(arguments: list[str]) -> int:
    """Write all, or check them; the exit status."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    if not arguments:
        for name in names():
            (FOLDER / f"{name}.svg").write_text(drawn(name), encoding="utf-8", newline="\n")
    different = list(differences(FOLDER))
    print("\n".join(different) or "figures: all as drawn")
    return 1 if different else 0


def names() -> list[str]:
    """The names of the modules that draw a figure."""
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in SHARED)


def drawn(name: str) -> str:
    """The figure of a module as SVG."""
    with style.look():
        return markup(import_module(f"quizdata.figures.{name}").draw(), name)


def differences(folder: Path) -> Iterator[str]:
    """One line for each SVG that is missing, is not what its module draws, or has no module."""
    for name in names():
        path = folder / f"{name}.svg"
        if not path.is_file():
            yield f"{path.name}: missing. Run `python -m quizdata.figures`."
        elif path.read_bytes() != drawn(name).encode():
            yield f"{path.name}: not what {name}.py draws. Run `python -m quizdata.figures` and look at the change."
    for path in sorted(folder.glob("*.svg")):
        if path.stem not in names():
            yield f"{path.name}: no module draws it. Remove it, or write {path.stem}.py."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
