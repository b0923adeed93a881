"""Fuzzes the importers: nothing is raised, nothing is written outside the bank, and what is written is valid.

Each run tries more than two thousand files, each a few mistakes or tricks away from a real one;
`FUZZ_INPUTS=2000 make test ARGS=tests/unit/importers/test_any_input.py` tries that many of each format.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.check import question_flaws
from macros.export.edition import Edition
from macros.export.registry import FORMATS as EXPORTS
from macros.importers.run import FORMATS, existing_bank, import_file
from macros.load import Loaded, load_bank
from macros.model import Bank
from macros.problems import Problem
from macros.render.strings import strings
from tools.site_build import PROJECT

INPUTS = int(os.environ.get("FUZZ_INPUTS", "350"))  # of each format
WORDS = r"""
    , ; : " ' / // { } [ ] < > & = ~ # % $ ` * - -> :: #### %100% ../ ../../x con topic figures ]]> <!-- -->
    <![CDATA[ <?xml?> &b; &#0; &#xD800; <text> </text> <answer> <ol> <p> </div> <script> <pre> null 1e999 -1
    [id:a/../../b] [tag:level:x] =1+1 #separator:, #html:true ** é ß 水 ؟
"""
TRICKS = [
    *WORDS.split(),
    "",
    "\n",
    "\n\n",
    "\t",
    " ",
    "\\",
    "\x00",
    "\x1b",
    "\u2028",
    "\U000f0001",
    "\ufeff",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "<question type='category'>",
    "\\ud800",
    '"id": "../x"',
    "9" * 400,
    "[" * 300,
    "### ",
    "1. ",
    "- **Answer:** ",
    "$CATEGORY: ",
]


@pytest.fixture(scope="module")
def bases() -> dict[str, list[bytes]]:
    """Return small files of each format, one for each golden question."""
    made: dict[str, list[bytes]] = {name: [] for name in FORMATS}
    seed = (PROJECT / "tests/data/seed.md").read_text(encoding="utf-8")
    made["list"] = [f"### {part[:420]}".encode() for part in seed.split("### ")[1:4]]
    made["list"].append(
        b"# A\nintro\n1. **B?**\n   - **Answer:** `c`\n   - **Explanation:** d\n\n     ```\n     e\n     ```\n"
    )
    with TemporaryDirectory() as folder:
        (root := Path(folder) / "quizdata/golden").mkdir(parents=True)
        (root / "topic.yml").write_text("title: A/B\norder: 1\nintroduction: With *all* kinds.\n", encoding="utf-8")
        for file in (PROJECT / "tests/golden/html").glob("*.yml"):
            (root / f"{file.stem}-golden.yml").write_bytes(file.read_bytes())
        bank = load_bank(root.parent).bank
    edition = Edition("guide", "Guide", "https://example.org/", "0" * 12, 1_795_608_000, strings())
    for form in EXPORTS:
        if form.name in made:
            made[form.name] = [form.write(of_one(bank, place), edition) for place in range(len(bank.questions))]
    assert all(made.values())
    return made


def of_one(bank: Bank, place: int) -> Bank:
    question = bank.questions[place].linked((), (), ())
    return Bank(topics=bank.topics, questions=(question,), references={}, figures={})


@st.composite
def changes(draw: st.DrawFn) -> list[tuple[float, float, str]]:
    """Draw where a piece is cut out, how long it is, and what replaces it."""
    size = st.floats(0, 1, exclude_max=True)
    return draw(st.lists(st.tuples(size, size, st.sampled_from(TRICKS) | st.text(max_size=4)), min_size=1, max_size=4))


def changed(data: bytes, slips: list[tuple[float, float, str]]) -> bytes:
    for place, length, trick in slips:
        start = int(place * len(data))
        # Most cuts are small; some take a part of the file.
        end = start + int(length**8 * (len(data) - start))
        data = data[:start] + trick.encode("utf-8", "surrogatepass") + data[end:]
    return data


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=INPUTS, deadline=None)
@given(which=st.integers(0, 100), slips=changes())
def test_mistakes_and_tricks(
    form: str, bases: dict[str, list[bytes]], which: int, slips: list[tuple[float, float, str]]
) -> None:
    holds_up(form, changed(bases[form][which % len(bases[form])], slips))


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=60) | st.lists(st.sampled_from(TRICKS), max_size=12).map("".join).map(str.encode))
def test_any_bytes(form: str, data: bytes) -> None:
    holds_up(form, data)


def holds_up(form: str, data: bytes) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (file := folder / "file").write_bytes(data)
        (root := folder / "quizdata").mkdir()
        empty = Loaded(Bank(topics=(), questions=(), references={}), ())
        results = list(import_file(file, form, root, existing_bank(root, empty, (), question_flaws(), "")))
        written = {path.resolve() for path in results if isinstance(path, Path)}
        told = [result for result in results if isinstance(result, Problem)]
        assert all(str(problem).isprintable() and problem.line > 0 for problem in told)
        there = {path.resolve() for path in folder.rglob("*") if path.is_file()} - {file.resolve()}
        assert there - {root.resolve() / "references.bib"} == written
        assert all(path.is_relative_to(root.resolve()) for path in there)
        loaded = load_bank(root)
        assert loaded.problems == ()
        assert len(loaded.bank.questions) + len(loaded.bank.topics) + len(loaded.bank.figures) == len(written)
