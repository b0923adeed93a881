"""The pages for contributors are true: files, commands, and contracts that they name exist, and none is missing."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from macros.cli import main
from macros.export.api import FILE, SCHEMA_FILE
from macros.export.csv_table import COLUMNS
from macros.model.base import ID, OPTION_ID
from tests.support.contributor_docs import DOCUMENTS, INVENTED, PAGES, fenced, name_of, recipe, rows, section, spans
from tools.site_build import PROJECT

CONTRACTS = recipe("contracts")
SOURCES = ("macros", "docs", "quizdata", "tests", "tools")
A_PATH = re.compile(r"[\w.-]*[a-z][\w.<>-]*(/[\w.<>-]*)+|[\w.<>-]+\.(py|js|css|html|yml|md|toml|lock|json|txt|bib)")

#: Classes of elements that a script creates and finds again itself.
MADE_BY_SCRIPTS = {".quiz-tick", ".practice-outcome"}


def paths_in(text: str) -> Iterator[str]:
    """Inline code that looks like a file or folder of the project."""
    return (span for span in spans(text) if A_PATH.fullmatch(span) and INVENTED not in span)


def exists(path: str) -> bool:
    """Whether the path exists, from the project or anywhere in its sources; `<id>` matches any name."""
    pattern = re.sub("<[a-z]+>", "*", path.rstrip("/"))
    return any(PROJECT.glob(pattern)) or any(any((PROJECT / folder).rglob(pattern)) for folder in SOURCES)


def is_generated(path: str) -> bool:
    """Whether git ignores the path because a command writes it."""
    ignored = [line.strip("/") for line in (PROJECT / ".gitignore").read_text(encoding="utf-8").split()]
    wanted = path.strip("/")
    return any(fnmatch(wanted, f"{name}*") or fnmatch(f"docs/assets/{wanted}", name) for name in ignored)


def code_of(document: Path) -> str:
    """The inline code and shell blocks of a document."""
    text = document.read_text(encoding="utf-8")
    return "\n".join([*spans(text), *fenced(text, "sh")])


def listed_after(words: str) -> list[str]:
    """The inline code that follows these words in the contracts, up to the end of the paragraph."""
    found = re.search(r"\s+".join(map(re.escape, words.split())) + r"(.*?)(?:\n\n|\Z)", CONTRACTS, re.DOTALL)
    assert found is not None, f"the contracts do not say {words!r}"
    return spans(found[1])


def scripts() -> str:
    """The source of all browser modules."""
    return "\n".join(path.read_text(encoding="utf-8") for path in (PROJECT / "docs/assets/quiz").rglob("*.js"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_named_file_exists(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert [path for path in paths_in(text) if not exists(path) and not is_generated(path)] == []


@pytest.mark.parametrize("document", [path for path in DOCUMENTS if path not in PAGES], ids=name_of)
def test_every_linked_file_exists(document: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_named_command_exists(document: Path) -> None:
    code = code_of(document)
    targets = re.findall(r"^([a-z]+):.*## ", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= set(targets)
    assert set(re.findall(r"python -m macros ([a-z]+)", code)) <= set(main.commands)
    modules = re.findall(r"python -m ((?:tools|bench)\.\w+)", code)
    assert [name for name in modules if not (PROJECT / f"{name.replace('.', '/')}.py").is_file()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_test_to_run_exists(document: Path) -> None:
    arguments = re.findall(r'make test ARGS="([^"]+)"', code_of(document))
    paths = [word for words in arguments for word in words.split() if "/" in word]
    assert [path for path in paths if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_it_names_no_path_of_one_machine(document: Path) -> None:
    assert re.findall(r"/home/|/Users/|/tmp/|[A-Z]:\\", document.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_has_a_title_and_a_description(page: Path) -> None:
    front = yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])
    assert front["title"]
    assert 50 <= len(front["description"]) <= 155


@pytest.mark.parametrize("page", [page for page in PAGES if "{=" in page.read_text(encoding="utf-8")], ids=name_of)
def test_an_example_of_a_macro_is_not_run(page: Path) -> None:
    assert yaml.safe_load(page.read_text(encoding="utf-8").split("---\n")[1])["render_macros"] is False


def test_the_contract_names_exactly_the_data_attributes_in_use() -> None:
    sources = [*(PROJECT / "macros/render/templates").rglob("*.html"), PROJECT / "macros/site/slots.py"]
    sources += (PROJECT / "macros/site/theme").glob("*.html")
    markup = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = {*re.findall(r"\bdata-[a-z]+(?:-[a-z]+)*\b", markup), *re.findall(r'"(data-[a-z-]+)"', scripts())}
    assert {name for name in spans(section(CONTRACTS, "## HTML")) if re.fullmatch("data-[a-z-]+", name)} == used


def test_the_contract_names_exactly_the_classes_that_scripts_look_for() -> None:
    selectors = " ".join(re.findall(r'(?:one|all|closest|querySelector(?:All)?)\("([^"]+)"', scripts()))
    tools = "".join(path.read_text(encoding="utf-8") for path in PROJECT.glob("macros/render/templates/tool/*.html"))
    own = {f".{name}" for names in re.findall(r'class="([^"]+)"', tools) for name in names.split()}
    own = {name for name in own if not name.startswith(".quiz-")}  # these are on all pages
    assert (
        set(listed_after("by these classes:")) == set(re.findall(r"\.[a-z][a-z-]*", selectors)) - own - MADE_BY_SCRIPTS
    )


def test_the_contract_names_every_field_of_an_attempt() -> None:
    typedefs = scripts().partition("@typedef {object} Attempt")[2].partition("*/")[0]
    fields = re.findall(r"@property \{[^}]*\} (\w+)", typedefs)
    assert len(fields) > 5
    table = section(CONTRACTS, "## Storage").partition("| other key |")[0]
    assert [spans(cells[0])[0] for cells in rows(table) if "`" in cells[0]] == fields


def test_the_contract_names_every_choice_of_a_practice_set() -> None:
    form = (PROJECT / "macros/render/templates/tool/practice.html").read_text(encoding="utf-8")
    names = {*re.findall(r'name="([a-z]+)"', form), *re.findall(r'^ *\("([a-z]+)", t\.', form, re.MULTILINE)}
    assert len(names) > 5
    parameters = {name for cells in rows(section(CONTRACTS, "## Addresses")) for name in spans(cells[0])}
    assert names <= parameters


def test_the_contract_has_the_patterns_of_ids() -> None:
    patterns = [spans(cells[1])[0] for cells in rows(section(CONTRACTS, "## Ids")) if "`" in cells[1]]
    assert patterns == [ID, OPTION_ID]


def test_the_contract_has_the_columns_of_the_table() -> None:
    assert tuple(listed_after("columns of the CSV table, in this order:")) == COLUMNS


def test_the_contract_has_the_classes_of_courses() -> None:
    names = [name for name in listed_after("importer restores it:") if name != "contested"]
    templates = "".join(
        path.read_text(encoding="utf-8") for path in (PROJECT / "macros/export/templates/lms").glob("*.html")
    )
    assert len(names) > 5
    assert [name for name in names if name not in templates] == []


def test_the_contract_names_commands_and_data_files() -> None:
    commands = section(CONTRACTS, "## Command line").split(".")[0]
    assert set(spans(commands)) - {"python -m macros"} <= set(main.commands)
    assert {f"/{FILE}", f"/{SCHEMA_FILE}"} <= set(spans(section(CONTRACTS, "## Addresses")))


def test_each_benchmark_table_has_its_place() -> None:
    bench = (PROJECT / "bench/__main__.py").read_text(encoding="utf-8")
    parts = re.findall(r'^        "([a-z]+)": _\1,$', bench, re.MULTILINE)
    assert len(parts) > 5
    assert re.findall("<!-- (/?[a-z]+) -->", recipe("benchmarks")) == [
        mark for part in parts for mark in (part, f"/{part}")
    ]
