"""What the pages for contributors say is so: files, commands and contracts are there, and all of them are named."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from macros.cli import main
from tests.support.documents import DOCUMENTS, INVENTED, PAGES, RECIPES, fenced, name_of, rows, section, spans
from tools.site import PROJECT

ARCHITECTURE = (PROJECT / "docs/contributing/architecture.md").read_text(encoding="utf-8")
SOURCES = ("macros", "docs", "quizdata", "tests", "tools")
A_PATH = re.compile(r"[\w.-]*[a-z][\w.<>-]*(/[\w.<>-]*)+|[\w.<>-]+\.(py|js|css|html|yml|md|toml|lock|json|txt|bib)")

#: Classes of what a script makes and finds again itself.
MADE_BY_SCRIPTS = {".quiz-tick", ".practice-outcome"}


def paths_in(text: str) -> Iterator[str]:
    """What stands in backticks and looks like a file or a folder of the project."""
    return (span for span in spans(text) if A_PATH.fullmatch(span) and INVENTED not in span)


def exists(path: str) -> bool:
    """Whether it is there, from the project or from within; `<id>` may be anything."""
    pattern = re.sub("<[a-z]+>", "*", path.rstrip("/"))
    return any(PROJECT.glob(pattern)) or any(any((PROJECT / folder).rglob(pattern)) for folder in SOURCES)


def is_made(path: str) -> bool:
    """Whether git ignores it, as what a command makes."""
    ignored = [line.strip("/") for line in (PROJECT / ".gitignore").read_text(encoding="utf-8").split()]
    wanted = path.strip("/")
    return any(fnmatch(wanted, f"{name}*") or fnmatch(f"docs/assets/{wanted}", name) for name in ignored)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_file_it_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [path for path in paths_in(text) if not exists(path) and not is_made(path)] == []


@pytest.mark.parametrize("document", [path for path in DOCUMENTS if path not in PAGES], ids=name_of)
def test_every_link_to_a_file_leads_there(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_command_it_names_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    code = "\n".join([*spans(text), *fenced(text, "sh")])
    targets = re.findall(r"^([a-z]+):.*## ", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= set(targets)
    assert set(re.findall(r"python -m macros ([a-z]+)", code)) <= set(main.commands)
    assert all((PROJECT / "tools" / f"{name}.py").is_file() for name in re.findall(r"python -m tools\.(\w+)", code))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_it_names_no_place_of_one_machine(document: Path) -> None:
    assert re.findall(r"/home/|/Users/|/tmp/|[A-Z]:\\", document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_says_what_it_is(page: Path) -> None:
    front = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
    assert front["title"]
    assert 50 <= len(front["description"]) <= 155


@pytest.mark.parametrize("recipe", RECIPES, ids=name_of)
def test_a_recipe_is_short(recipe: Path) -> None:
    assert len(recipe.read_text(encoding="utf-8").splitlines()) < 80


def test_the_contract_names_every_data_attribute_and_no_other() -> None:
    sources = [*(PROJECT / "macros/render/templates").rglob("*.html"), PROJECT / "macros/site/slots.py"]
    sources += (PROJECT / "macros/site/theme").glob("*.html")
    used = set(
        re.findall(r"\bdata-[a-z]+(?:-[a-z]+)*\b", "\n".join(path.read_text(encoding="utf-8") for path in sources))
    )
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "docs/assets/quiz").rglob("*.js"))
    used |= set(re.findall(r'"(data-[a-z-]+)"', scripts))
    contract = section(ARCHITECTURE, "### HTML")
    assert {name for name in spans(contract) if re.fullmatch("data-[a-z-]+", name)} == used


def test_the_contract_names_every_class_that_a_script_looks_for() -> None:
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "docs/assets/quiz").rglob("*.js"))
    selectors = " ".join(re.findall(r'(?:one|all|closest|querySelector(?:All)?)\("([^"]+)"', scripts))
    listed = re.search(r"look for these classes: (.*?)\.\n\n", ARCHITECTURE, re.DOTALL)
    assert listed is not None
    tools = "".join(path.read_text(encoding="utf-8") for path in PROJECT.glob("macros/render/templates/tool/*.html"))
    own = {f".{name}" for names in re.findall(r'class="([^"]+)"', tools) for name in names.split()}
    own = {name for name in own if not name.startswith(".quiz-")}  # these are of all pages
    assert set(spans(listed[1])) == set(re.findall(r"\.[a-z][a-z-]*", selectors)) - own - MADE_BY_SCRIPTS


def test_the_contract_names_every_field_of_an_attempt() -> None:
    log = (PROJECT / "docs/assets/quiz/log.js").read_text(encoding="utf-8")
    wanted = re.findall(r"@property \{[^}]*\} (\w+)", log.partition("@typedef {object} Attempt")[2].partition("*/")[0])
    assert [spans(cells[0])[0] for cells in rows(section(ARCHITECTURE, "### Storage")) if "`" in cells[0]] == wanted


def test_each_table_of_figures_has_its_place() -> None:
    bench = (PROJECT / "bench/__main__.py").read_text(encoding="utf-8")
    parts = re.findall(r'^        "([a-z]+)": _\1,$', bench, re.MULTILINE)
    page = (PROJECT / "docs/contributing/benchmarks.md").read_text(encoding="utf-8")
    assert len(parts) > 5
    assert re.findall("<!-- (/?[a-z]+) -->", page) == [mark for part in parts for mark in (part, f"/{part}")]
