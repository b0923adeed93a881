"""YAML as texts, lists and mappings, and the place of each."""

import pytest

from macros.load.yaml import read_yaml
from macros.problems import Flaw

TEXT = """\
# a comment
number: 9
note:
  text: |
    First.

    Third line.
options:
- {id: a, text: "in quotes"}
-
  id: é
  text: no
"""


@pytest.mark.parametrize(
    "text", ["9", "1.10", "no", "null", "~", "12:30", "2001-01-01", "0x1F", "1e3", ".inf", "=", "1_000"]
)
def test_a_scalar_is_text(text: str) -> None:
    assert read_yaml("p", f"a: {text}").values == {"a": text}


def test_values() -> None:
    assert read_yaml("p", TEXT).values == {
        "number": "9",
        "note": {"text": "First.\n\nThird line.\n"},
        "options": [{"id": "a", "text": "in quotes"}, {"id": "é", "text": "no"}],
    }


@pytest.mark.parametrize(
    ("flaw", "place"),
    [
        (Flaw("c", (), "m", "C."), (1, 1)),
        (Flaw("c", ("number",), "m", "C."), (2, 9)),
        (Flaw("c", ("number",), "m", "C.", at="key"), (2, 1)),
        (Flaw("c", ("note",), "m", "C."), (4, 3)),
        (Flaw("c", ("note", "text"), "m", "C."), (5, 5)),
        (Flaw("c", ("note", "text"), "m", "C.", line=2), (7, 5)),
        (Flaw("c", ("note", "text"), "m", "C.", at="key"), (4, 3)),
        (Flaw("c", ("options", 0), "m", "C."), (9, 3)),
        (Flaw("c", ("options", 0, "text"), "m", "C."), (9, 17)),
        (Flaw("c", ("options", 1, "id"), "m", "C."), (11, 7)),
        # What is missing is missing where its mapping begins; a kind stands in the way to a check.
        (Flaw("c", ("options", 1, "feedback"), "m", "C."), (11, 3)),
        (Flaw("c", ("options", 1, "choice", "text"), "m", "C."), (12, 9)),
        (Flaw("c", ("title",), "m", "C."), (2, 1)),
    ],
)
def test_places(flaw: Flaw, place: tuple[int, int]) -> None:
    (problem,) = read_yaml("p", TEXT).locate([flaw])
    assert (problem.line, problem.column) == place


def test_places_with_line_ends_of_windows() -> None:
    (problem,) = read_yaml("p", TEXT.replace("\n", "\r\n")).locate([Flaw("c", ("note", "text"), "m", "C.", line=2)])
    assert (problem.line, problem.column) == (7, 5)


def test_lines_count_from_the_first_that_is_not_blank() -> None:
    (problem,) = read_yaml("p", "a: |\n\n\n  x\n  y\n").locate([Flaw("c", ("a",), "m", "C.", line=1)])
    assert (problem.line, problem.column) == (5, 3)


@pytest.mark.parametrize("opening", ["[", "- ", "? ", "{a: ", "- - -\n- "])
def test_depth_is_bounded(opening: str) -> None:
    tree = read_yaml("p", opening * 100_000)
    assert tree.values is None or opening.endswith("\n- ")
    assert len(tree.problems) <= 1
