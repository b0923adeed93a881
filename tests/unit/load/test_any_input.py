"""Whatever is in a file: the loader tells of problems and raises nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.check import check_bank, without_broken_markdown
from macros.load import load_bank
from macros.model import Question

PROJECT = Path(__file__).parents[3]
BANK = PROJECT / "tests/golden/problems/bank"
QUESTION = "loss-functions/hinge-loss.yml"
WRITTEN = [(BANK / QUESTION).read_bytes(), *(path.read_bytes() for path in sorted(PROJECT.glob("quizdata/*/*.yml")))]


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A bank to write into; each example overwrites the same files."""
    with TemporaryDirectory() as folder:
        shutil.copytree(BANK, root := Path(folder) / "quizdata")
        yield root


def holds_up(root: Path, name: str, data: bytes) -> None:
    """With these bytes in a file: nothing is raised, what is told can be printed, and the bank is whole."""
    before = (root / name).read_bytes()
    (root / name).write_bytes(data)
    try:
        loaded = load_bank(root)
        problems = check_bank(loaded, root)
        bank = without_broken_markdown(loaded, root).bank
    finally:
        (root / name).write_bytes(before)
    assert all(str(problem).isprintable() and problem.line > 0 and problem.column > 0 for problem in problems)
    assert list(problems) == sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column))
    for question in bank.questions:
        assert bank.topic(question.topic).id == question.topic
        assert all(bank.question(name).id == name for name in (*question.related, *question.prerequisites))
        assert all(bank.references[key] for key in question.references)
    if name == QUESTION and not problems:
        assert bank.question("hinge-loss").number > 0


@settings(deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes(root: Path, data: bytes) -> None:
    holds_up(root, QUESTION, data)


@settings(deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab:#-?|>!&*[]{},'\"%@` \n\t\\$€\u0085"), max_size=80))
def test_any_signs_of_yaml(root: Path, text: str) -> None:
    holds_up(root, QUESTION, text.encode())


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file as it is written, with a few pieces taken out, doubled or written over."""
    data = draw(st.sampled_from(WRITTEN))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(start + 40, len(data))))
        piece = draw(
            st.sampled_from([b"", data[start:end] * 2, b"\n", b"  ", b": ", b"- ", b"'", b'"', b"[", b"\xff", b"$"])
        )
        data = data[:start] + piece + data[end:]
    return data


@settings(max_examples=300, deadline=None)
@given(data=mutated())
def test_any_slip(root: Path, data: bytes) -> None:
    holds_up(root, QUESTION, data)


def values(keys: list[str]) -> st.SearchStrategy[Any]:
    """Trees of the right words in wrong places."""
    words = st.sampled_from(["a", "b", *KINDS, "0.4", "1%", "9", "true", "", "$x$", "hinge-loss"])
    return st.recursive(
        words | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(keys), inner, max_size=6),
        max_leaves=30,
    )


KINDS = ["choice", "numeric", "multiple", "text", "order", "match"]
INNER = ["kind", "stem", "options", "key", "text", "feedback", "unit", "units", "value", "code", "equals"]
INNER += ["answers", "answer", "close", "partly", "items", "pairs", "extra", "left", "right"]
KEYS = [*Question.model_fields, *INNER]


@settings(max_examples=150, deadline=None)
@given(changes=st.dictionaries(st.sampled_from(KEYS), values(KEYS), max_size=4))
def test_any_values(root: Path, changes: dict[str, Any]) -> None:
    question = yaml.safe_load((BANK / QUESTION).read_text(encoding="utf-8"))
    holds_up(root, QUESTION, yaml.safe_dump(question | changes, allow_unicode=True).encode())


@settings(deadline=None)
@given(check=st.dictionaries(st.sampled_from(KEYS), values(KEYS), min_size=3, max_size=8))
def test_any_check(root: Path, check: dict[str, Any]) -> None:
    question = yaml.safe_load((BANK / QUESTION).read_text(encoding="utf-8"))
    question["checks"][1] |= check
    holds_up(root, QUESTION, yaml.safe_dump(question, allow_unicode=True).encode())


@pytest.mark.parametrize(
    "name", ["references.bib", "published.yml", "changes.txt", "metrics/topic.yml", "question.schema.json"]
)
@settings(deadline=None)
@given(data=st.binary(max_size=60) | st.text(alphabet="@{}=,\"# \nabc\\$-1'", max_size=60).map(str.encode))
def test_any_file_beside(root: Path, name: str, data: bytes) -> None:
    (root / name).touch()
    holds_up(root, name, data)


@settings(max_examples=50, deadline=None)
@given(name=st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=20))
def test_any_name(root: Path, name: str) -> None:
    if name in (".", ".."):
        return
    file = root / "metrics" / f"{name}.yml"
    if file.exists():
        return
    file.write_bytes(WRITTEN[1])
    try:
        problems = check_bank(load_bank(root), root)
    finally:
        file.unlink()
    assert all(str(problem).isprintable() for problem in problems)


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    shutil.copytree(BANK, tmp_path / "quizdata")
    (tmp_path / "quizdata/metrics" / "\udcff.yml").write_bytes(b"")
    problems = check_bank(load_bank(tmp_path / "quizdata"), tmp_path / "quizdata")
    assert any(r"metrics/\udcff.yml" in str(problem) for problem in problems)
