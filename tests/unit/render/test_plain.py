"""Markdown as plain text: words stay, marks go, formulas keep their source or give way to the title."""

import pytest

from macros.render.markdown import one_line, plain_paragraphs


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Plain words.", "Plain words."),
        ("Is *this* in `C`\nor **not**?", "Is this in C or not?"),
        ("[a link](https://example.org)", "a link"),
        ("a <b> & c", "a <b> & c"),
        (r"costs \$5", "costs $5"),
        ("Is $x$ one?", "The title"),
        ("Is $$x$$ one?", "The title"),
    ],
)
def test_one_line(markdown: str, text: str) -> None:
    assert one_line(markdown, "The title") == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Plain.", "Plain."),
        ("One *line*\nof two.\n\nAnother with $x_i^2$.", "One line of two.\nAnother with $x_i^2$."),
        ("- one\n- two", "one\ntwo"),
        ("$$\n\\frac{1}{2}\n$$", "$\\frac{1}{2}$"),
        ("```python\nx = 1\n```", "x = 1"),
    ],
)
def test_paragraphs(markdown: str, text: str) -> None:
    assert plain_paragraphs(markdown) == text
