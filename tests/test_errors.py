"""Problems as values: their order, and words that can always be printed."""

import pytest

from macros.problems import Flaw, Problem, printable, printable_path, sort_problems


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem("quizdata/a/b.yml", 3, 8, "this is wrong", "Do that.", "wrong")
    assert str(problem) == "quizdata/a/b.yml:3:8: this is wrong. Do that."


def test_order_is_by_place_and_each_stands_once() -> None:
    second, first = Problem("b", 1, 1, "m", "C.", "c"), Problem("a", 10, 1, "m", "C.", "c")
    third = Problem("b", 1, 2, "m", "C.", "c")
    assert sort_problems([third, second, first, second]) == (first, second, third)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("two\n  lines", "two lines"),
        ("\x1b[31m\u202e\x00", r"\x1b[31m\u202e\x00"),
        ("\udcff", r"\udcff"),
        ("x" * 80, "x" * 59 + "…"),
        (12, "12"),
    ],
)
def test_what_is_shown_of_a_text(text: object, expected: str) -> None:
    assert printable(text) == expected


def test_what_is_shown_of_a_path() -> None:
    assert printable_path("quizdata", "a\tb", "\udcff.yml") == r"quizdata/a b/\udcff.yml"


def test_a_flaw_gains_its_place() -> None:
    flaw = Flaw("code", ("a", 0), "the\x07 message", "The cure.")
    assert Problem.of(flaw, "path", 2, 3) == Problem("path", 2, 3, r"the\x07 message", "The cure.", "code")
