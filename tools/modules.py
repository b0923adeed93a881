"""Write the tables of docs/contributing/architecture.md: what each file is for, in the words it opens with.

python -m tools.modules     rewrites what stands between the marks; tests/test_docs.py sees that it is current
"""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/contributing/architecture.md"
#: The comment that opens a template, a style sheet or a module of the browser.
_IN_TEMPLATES = re.compile(r"\{#-?(.+?)-?#\}", re.DOTALL)
OPENING = {
    ".html": _IN_TEMPLATES,
    ".xml": _IN_TEMPLATES,
    ".txt": _IN_TEMPLATES,
    ".css": re.compile(r"/\*(.+?)\*/", re.DOTALL),
    ".js": re.compile(r"((?://[^\n]*\n)+)"),
}


def main() -> None:
    """Rewrite the page."""
    page = ROOT / PAGE
    page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def written(text: str) -> str:
    """The page with each table as the files have it now."""
    for name, rows in TABLES.items():
        mark = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        lines = "".join(f"| {first} | {purpose} |\n" for first, purpose in rows())
        head = f"| {'layer' if name == 'layers' else 'file'} | what it is for |\n| --- | --- |\n"
        text, found = mark.subn(lambda match, table=head + lines: f"{match[1]}\n{table}\n{match[2]}", text)  # type: ignore[misc]
        if found != 1:
            raise ValueError(f"{PAGE} has {found} places for the table `{name}`, and needs one")
    return text


def layers() -> Iterator[tuple[str, str]]:
    """The layers from the lowest, as the contract of import-linter names them."""
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    for layer in reversed(contract["layers"]):
        for name in re.findall(r"\w+", layer):
            path = ROOT / "macros" / name / "__init__.py"
            path = path if path.is_file() else ROOT / "macros" / f"{name}.py"
            if path.is_file():
                yield f"`{name}`", purpose(path)


def files(folder: str, *patterns: str) -> Callable[[], Iterator[tuple[str, str]]]:
    """The files below a folder, each with its purpose."""

    def rows() -> Iterator[tuple[str, str]]:
        for path in sorted(path for pattern in patterns for path in (ROOT / folder).rglob(pattern)):
            if path.name != "__init__.py":
                yield f"`{path.relative_to(ROOT / folder).as_posix()}`", purpose(path)

    return rows


def purpose(path: Path) -> str:
    """The first sentence that a file says of itself, fit for a cell of a table."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        opening = ast.get_docstring(ast.parse(text)) or ""
    else:
        found = OPENING[path.suffix].match(text)
        opening = found[1].replace("//", " ") if found else ""
    paragraph = " ".join(opening.partition("\n\n")[0].split())
    sentence = re.split(r"(?<=[.])\s+(?=[A-Z`])", paragraph)[0].rstrip(".:")
    if not sentence:
        raise ValueError(f"{path}: does not say what it is for. Begin it with a sentence.")
    return _cell(sentence)


def _cell(text: str) -> str:
    parts = text.replace("``", "`").replace("|", "\\|").split("`")
    # Outside of code a `<` would begin an element.
    return "`".join(part if index % 2 else part.replace("<", "&lt;") for index, part in enumerate(parts)) + "."


TABLES: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "layers": layers,
    "python": files("macros", "*.py"),
    "templates": files("macros/render/templates", "*.html", "*.xml", "*.txt"),
    "exported": files("macros/export/templates", "*.html", "*.xml"),
    "styles": files("docs/assets/quiz/css", "*.css"),
    "browser": files("docs/assets/quiz", "*.js"),
    "tools": files("tools", "*.py"),
}

if __name__ == "__main__":
    main()
