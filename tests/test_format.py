"""quizdata/README.md describes every field of the models, and its examples are valid."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

from macros.check import check_bank
from macros.check.published import publish
from macros.check.report import as_text
from macros.load import load_bank
from macros.load.references import read_references
from macros.load.validation import DERIVED
from macros.model import BaseCheck, Check, Note, Option, Question, Topic, WorkedExample
from macros.model.question import LintException
from tests.support.contributor_docs import FORMAT, INVENTED, fenced, recipe, rows, section, spans
from tools.site_build import PROJECT

KINDS: dict[str, type[BaseCheck]] = {
    get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(Check)[0])
}


def described() -> dict[str, tuple[str, type[BaseModel], tuple[str, ...]]]:
    """For each table of fields: its heading, the model it describes, and the fields that it omits."""
    common = tuple(BaseCheck.model_fields)
    return {
        "Question": ("## A question", Question, DERIVED),
        "Note": ("## A question", Note, ()),
        "Worked": ("## A question", WorkedExample, ()),
        "Accepted": ("## A question", LintException, ()),
        "BaseCheck": ("## Checks", BaseCheck, ()),
        "Option": ("## Checks", Option, ()),
        "Topic": ("## A topic", Topic, DERIVED),
        **{kind: (f"### {kind}", model, common) for kind, model in KINDS.items()},
    }


HEADS = {
    "Note": "field of `note`",
    "Worked": "field of `worked`",
    "Accepted": "field of `accepted`",
    "BaseCheck": "field of every check",
    "Option": "field of an option",
}


@pytest.mark.parametrize("name", described())
def test_the_format_describes_every_field(name: str) -> None:
    heading, model, left_out = described()[name]
    table = re.search(
        rf"^\| {re.escape(HEADS.get(name, 'field'))} \|.*?(?=^$|\Z)", section(FORMAT, heading), re.DOTALL | re.MULTILINE
    )
    assert table is not None
    found = [(spans(cells[0])[0], cells[1].strip()) for cells in rows(table[0])[2:]]
    fields = {field: info for field, info in model.model_fields.items() if field not in left_out}
    assert found == [(field, "yes" if info.is_required() else "no") for field, info in fields.items()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_section_of_a_kind_names_the_fields_inside_its_fields(kind: str) -> None:
    inner = {
        field
        for info in KINDS[kind].model_fields.values()
        for part in (info.annotation, *get_args(info.annotation))
        if isinstance(part, type) and issubclass(part, BaseModel) and part is not Option
        for field in part.model_fields
    }
    assert inner <= set(spans(section(FORMAT, f"### {kind}")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_every_file_of_its_recipe(kind: str) -> None:
    places = rows(recipe("add-a-kind-of-check"))
    files = [file for cells in places for file in spans(cells[0]) if "<kind>" in file]
    assert len(files) == 2
    assert [file for file in files if not (PROJECT / file.replace("<kind>", kind)).is_file()] == []


@pytest.fixture
def quizdata(tmp_path: Path) -> Path:
    root: Path = shutil.copytree(PROJECT / "quizdata", tmp_path / "quizdata")
    return root


def test_the_example_of_the_format_is_valid(quizdata: Path) -> None:
    example, *checks = fenced(FORMAT, "yaml")
    free = max(question.number for question in load_bank(quizdata).bank.questions) + 1
    more = "".join(f"  {line}\n" for check in checks if check.startswith("- id:") for line in check.splitlines())
    before, after = example.split("references:")
    file = quizdata / "loss-functions" / f"{INVENTED}.yml"
    file.write_text(
        re.sub("^number: [0-9]+", f"number: {free}", f"{before}{more}references:{after}", flags=re.MULTILINE), "utf-8"
    )
    publish(quizdata, load_bank(quizdata))
    loaded = load_bank(quizdata)
    assert as_text(check_bank(loaded, quizdata)) == ""
    question = loaded.bank.question(INVENTED)
    assert {check.kind for check in question.checks} == set(KINDS)
    assert question.worked is not None
    subprocess.run([sys.executable, "-c", question.worked.code], check=True)


def test_the_examples_of_a_topic_and_a_reference_are_valid() -> None:
    [topic] = [text for text in fenced(FORMAT, "yaml") if "order:" in text]
    assert Topic.model_validate({"id": "loss-functions", **yaml.safe_load(topic)}).order == 2
    [entry] = fenced(FORMAT, "bibtex")
    references, problems = read_references("references.bib", entry)
    assert problems == ()
    assert references["lin2017"].url == "https://arxiv.org/abs/1708.02002"
