"""The notebooks: valid, the same as the site in words, and every cell runs."""

import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import lxml.html
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.export.edition import Edition
from macros.export.html import block
from macros.export.notebook import FORMAT, as_markdown, elements, escape_markdown
from macros.model import Bank
from macros.model.markdown import parser


@pytest.fixture(scope="module")
def notebooks(bank: Bank, edition: Edition) -> dict[str, nbformat.NotebookNode]:
    made = FORMAT.files(bank, edition)
    return {file.path: nbformat.reads(file.data.decode(), as_version=4) for file in made}  # type: ignore[no-untyped-call]


def test_every_topic_has_one_that_is_valid(notebooks: dict[str, nbformat.NotebookNode], bank: Bank) -> None:
    assert set(notebooks) == {f"jupyter/{topic.id}.ipynb" for topic in bank.topics}
    for notebook in notebooks.values():
        nbformat.validate(notebook)
        ids = [cell["id"] for cell in notebook["cells"]]
        assert len(set(ids)) == len(ids)
        assert not any(cell.get("outputs") for cell in notebook["cells"])


def test_every_worked_example_is_a_cell(notebooks: dict[str, nbformat.NotebookNode], bank: Bank) -> None:
    for topic in bank.topics:
        cells = {cell["id"]: cell for cell in notebooks[f"jupyter/{topic.id}.ipynb"]["cells"]}
        for question in bank.in_topic(topic.id):
            assert question.question in cells[question.id]["source"]
            assert question.answer in cells[f"{question.id}-answer"]["source"]
            assert question.worked is not None
            assert cells[f"{question.id}-code"]["source"] == question.worked.code.rstrip()


def test_it_says_which_edition_it_is(notebooks: dict[str, nbformat.NotebookNode], edition: Edition) -> None:
    for notebook in notebooks.values():
        assert notebook["metadata"]["edition"]["version"] == edition.version
        assert edition.version in notebook["cells"][0]["source"]
        assert "`numpy`" in notebook["cells"][0]["source"]


def test_all_cells_run(bank: Bank, edition: Edition, tmp_path: Path) -> None:
    """In one kernel, which takes longer to start than all of them to run, and in a process of its own."""
    file = tmp_path / "all.ipynb"
    file.write_bytes(FORMAT.write(bank, edition))
    run = [str(Path(sys.executable).with_name("jupyter-execute")), "--inplace", "--kernel_name=python3", str(file)]
    done = subprocess.run(run, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert done.returncode == 0, done.stdout
    ran = [cell for cell in json.loads(file.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert len(ran) == sum(question.worked is not None for question in bank.questions)
    assert all(cell["execution_count"] for cell in ran)


def shown(text: str) -> str:
    return str(parser().render(text)).strip()


def test_no_text_of_the_bank_becomes_an_element(bank: Bank) -> None:
    for question in bank.questions:
        for text in (question.question, question.answer, question.explanation, *question.key_points):
            assert elements(as_markdown(text)) == []
            assert shown(as_markdown(text)) == shown(text)


def test_what_looks_like_an_element_is_still_shown() -> None:
    assert elements("a list of <int>") == ["<int>"]
    assert as_markdown("a list of <int>, `<int>` and $a <b$") == r"a list of \<int>, `<int>` and $a <b$"


@given(st.text("ab <>/!`$\\\n*", max_size=30))
def test_nothing_ever_becomes_an_element(text: str) -> None:
    written = as_markdown(text)
    assert elements(written) == [] or written == block(text.strip())


HOSTILE = "<img src=x onerror=alert(1)> *a_b* [x](javascript:1) `c` &lt; $y$ </b> \\ # ~ |"


def test_titles_and_references_are_text(bank: Bank, edition: Edition) -> None:
    topics = tuple(topic.model_copy(update={"title": HOSTILE}) for topic in bank.topics)
    references = {
        key: reference.model_copy(
            update={"authors": HOSTILE, "title": HOSTILE, "venue": HOSTILE, "url": f"https://example.org/{HOSTILE}"}
        )
        for key, reference in bank.references.items()
    }
    hostile = bank.model_copy(update={"topics": topics, "references": references})
    notebook = nbformat.reads(FORMAT.write(hostile, edition).decode(), as_version=4)  # type: ignore[no-untyped-call]
    cells = [cell["source"] for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    assert [found for cell in cells for found in elements(cell)] == []
    titles = [
        lxml.html.fragment_fromstring(shown(cell), create_parent=True).text_content()
        for cell in cells
        if cell.startswith("# ")
    ]
    assert len(titles) == len(topics)
    assert all(title.startswith(" ".join(HOSTILE.split())) for title in titles)
    cited = next(cell for cell in cells if "(<https://example.org/" in cell)
    text = lxml.html.fragment_fromstring(shown(cited), create_parent=True).text_content()
    assert text.count(HOSTILE) >= 3


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), include_characters=" "), max_size=30))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    wanted = " ".join(text.split())
    assert unescape(shown(f"x {escape_markdown(text)}")) == f"<p>x {wanted}</p>" if wanted else True
