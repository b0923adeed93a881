"""The grammar of the author's Markdown: what is maths, and what only looks like something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.parser_inline import ParserInline

from macros.model.markdown import parser


def kinds(text: str) -> list[str]:
    tokens = parser().parse(text)
    return [
        inner.type
        for token in tokens
        for inner in (token.children or [token])
        if not inner.type.startswith("paragraph")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$x_i$", ["math_inline"]),
        ("$$x$$", ["math_block"]),
        ("so $$x$$ holds", ["text", "math_inline_double", "text"]),
        ("5 $ or 6 $", ["text"]),
        (r"\$5 and \$6", ["text"]),
        ("`$x$`", ["code_inline"]),
        ("vector<int>", ["text"]),
        ("<b>x</b>", ["text"]),
        ("a | b --> {{ x }} [[1, 2]]", ["text"]),
        ("df[['a','b']]", ["text"]),
    ],
)
def test_grammar(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@given(st.text('ab1 .,:;()[]<>!*_`$&\\\n~^{}#=+-%@"', max_size=30))
def test_stopping_at_fewer_signs_changes_nothing(text: str) -> None:
    slow = parser()
    slow.inline.terminator_re = ParserInline().terminator_re
    assert parser().render(text) == slow.render(text)
