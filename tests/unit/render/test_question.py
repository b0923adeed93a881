"""Each kind of check, and a question with everything and with nothing, as HTML: golden files.

A case is `tests/golden/html/<name>.yml`, a question as an author writes it, and `<name>.html` beside it.
After a wanted change: `UPDATE_GOLDENS=1 make test ARGS=tests/render`, then read the difference.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from macros.load import load_bank
from macros.model import Bank
from macros.render.renderer import Renderer
from macros.render.urls import Page

GOLDEN = Path(__file__).parents[2] / "golden" / "html"
PROJECT = Path(__file__).parents[3]
CASES = sorted(path.stem for path in GOLDEN.glob("*.yml"))
KINDS = sorted(path.stem for path in (PROJECT / "macros" / "render" / "templates" / "check").glob("[a-z]*.html"))


@pytest.fixture(scope="module")
def golden_bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    root = tmp_path_factory.mktemp("golden") / "quizdata"
    topic = root / "golden-topic"
    topic.mkdir(parents=True)
    (topic / "topic.yml").write_text("title: Golden\norder: 1\nintroduction: Cases.\n", encoding="utf-8")
    shutil.copy(PROJECT / "quizdata" / "references.bib", root)
    (root / "figures").mkdir()
    shutil.copy(GOLDEN / "square.svg", root / "figures")
    for name in CASES:
        shutil.copy(GOLDEN / f"{name}.yml", topic)
    loaded = load_bank(root)
    assert [str(problem) for problem in loaded.problems] == []
    return loaded.bank


@pytest.mark.parametrize("name", CASES)
def test_a_question_renders_as_its_golden_file(golden_bank: Bank, name: str) -> None:
    page = Page("topics/golden-topic/", "topics/golden-topic/")
    html = str(Renderer(golden_bank).question(golden_bank.question(name), page))
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(html, encoding="utf-8")
    assert html == golden.read_text(encoding="utf-8")


def test_a_question_is_the_same_block_wherever_it_stands(golden_bank: Bank) -> None:
    own = str(Renderer(golden_bank).question_page(golden_bank.question("choice"), Page("q/choice/", "q/choice/")))
    on_topic = (GOLDEN / "choice.html").read_text(encoding="utf-8")
    for here, there in (("<h3", "<h1"), ("</h3", "</h1"), ('"../../q/choice/"', '"./"'), (" data-search-exclude", "")):
        on_topic = on_topic.replace(here, there)
    assert on_topic in own


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_check_has_its_part_in_every_layer(kind: str) -> None:
    parts = [
        f"macros/render/templates/check/{kind}.html",
        f"macros/export/templates/check/{kind}.html",
        f"macros/export/templates/qti/{kind}.xml",
        f"tests/golden/html/{kind}.yml",
        f"tests/golden/html/{kind}.html",
    ]
    assert [part for part in parts if not (PROJECT / part).is_file()] == []


def test_every_number_can_be_typed_on_a_phone() -> None:
    """A keyboard of digits has no minus, no letter for a unit, no slash and no exponent."""
    fields = [path.read_text(encoding="utf-8") for path in GOLDEN.glob("*.html")]
    typed = [tag for html in fields for tag in re.findall(r'<input type="text"[^>]*>', html)]
    assert len(typed) > 2
    assert [tag for tag in typed if re.search('inputmode="(?!text)', tag)] == []
    assert [tag for tag in typed if 'autocorrect="off" spellcheck="false"' not in tag] == []


def test_every_kind_of_the_model_has_a_template() -> None:
    schema = (PROJECT / "quizdata" / "question.schema.json").read_text(encoding="utf-8")
    assert KINDS
    assert all(f'"const": "{kind}"' in schema for kind in KINDS)
    assert schema.count('"const": "') == len(KINDS)
