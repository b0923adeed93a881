"""Markdown is split into what a reader sees."""

import pytest

from macros.check.lint_text import pieces, plain, sentences, shown_length, words

TEXT = "One *two* of\n$x_1$ and `a b`.\n\nNext **line**."


def test_pieces_know_their_lines_and_sorts() -> None:
    found = [(piece.content, piece.kind, piece.emphasized, piece.line) for piece in pieces(TEXT)]
    assert [entry for entry in found if entry[0].strip()] == [
        ("One ", "words", False, 0),
        ("two", "words", True, 0),
        (" of", "words", False, 0),
        ("x_1", "maths", False, 1),
        (" and ", "words", False, 1),
        ("a b", "code", False, 1),
        (".", "words", False, 1),
        ("Next ", "words", False, 3),
        ("line", "words", True, 3),
        (".", "words", False, 3),
    ]


def test_blocks_of_maths_and_code_are_pieces() -> None:
    text = "See:\n\n$$\nx\n$$\n\n```\ny\n```\n"
    assert [(piece.content.strip(), piece.kind, piece.line) for piece in pieces(text) if piece.content.strip()] == [
        ("See:", "words", 0),
        ("x", "maths", 2),
        ("y", "code", 6),
    ]


def test_plain_text_has_no_marks() -> None:
    assert plain("  *one* [two](https://example.org) <three>\n") == "one two <three>"


@pytest.mark.parametrize(
    ("text", "length"),
    [("", 0), ("one", 3), ("**one**", 3), (r"$\frac{a}{b}$", 3), (r"$x_{12}^2$ is", 7), ("$a + b$", 3), ("`a b`", 3)],
)
def test_length_is_what_is_seen(text: str, length: int) -> None:
    assert shown_length(text) == length


def test_words_have_no_case_and_keep_formulas() -> None:
    assert words("It's a Low-pass filter, 0.5 of $X_1$ or `Y z`.") == (
        "it's", "a", "low-pass", "filter", "0.5", "of", "X_1", "or", "Y z",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two? Three", ("One.", "Two?", "Three")),
        ("With $x.$ Then `a. B`", ("With X Then X",)),
        ("Of 0.5 and e.g. one.", ("Of 0.5 and e.g. one.",)),
        ("One\ntwo.\n\nThree", ("One two.", "Three")),
        ("It is **not. So** here. Two.", ("It is not.", "So here.", "Two.")),
        ("", ()),
    ],
)
def test_sentences(text: str, found: tuple[str, ...]) -> None:
    assert sentences(text) == found


def test_sentences_can_hide_what_is_emphasized() -> None:
    assert sentences("Is it **not** so?", hide_emphasis=True) == ("Is it X so?",)
