"""The text of the field passes literally, and Markdown, maths and code become what they should."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render.markdown import Fields, plain_text

LITERAL = [
    "df[['a','b']]",
    "[[1, 2]]",
    "{{ x }}",
    "{% raw %}",
    "{# note #}",
    "-->",
    "<!-- a comment -->",
    "<int>",
    "List<int> and a < b > c & d",
    "a | b",
    "costs $5 and $10",
    "[ref][id]",
    "x -- y ... 'quoted' \"twice\"",
    "https://example.org/?a=1&b=2",
]


@pytest.mark.parametrize("text", LITERAL)
@pytest.mark.parametrize("kind", ["block", "inline"])
def test_text_of_the_field_passes_literally(text: str, kind: str) -> None:
    assert plain_text(getattr(Fields(), kind)(text)) == text


@pytest.mark.parametrize("text", [*LITERAL, "$x_i$"])
def test_code_spans_pass_literally(text: str) -> None:
    html = Fields().inline(f"`{text}`")
    assert html.startswith("<code>")
    assert plain_text(html) == text


def test_maths_becomes_mathml() -> None:
    fields = Fields()
    assert fields.inline("the weight $w_i$").startswith("the weight <math><msub>")
    assert '<div class="quiz-formula" tabindex="0"><math display="block">' in fields.block("$$\n\\sum_i x_i\n$$")
    assert '<span class="quiz-formula" tabindex="0"><math display="block">' in fields.block("so $$x$$ holds")


def test_code_is_highlighted_and_an_unknown_language_is_plain() -> None:
    fields = Fields()
    assert '<span class="kn">import</span>' in fields.block("```python\nimport numpy\n```")
    plain = fields.block("```no-such-language\na < b\n```")
    assert '<div class="highlight"><pre><code tabindex="0">a &lt; b\n</code></pre></div>' in plain


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_the_short_way_for_plain_text_gives_what_the_parser_gives(text: str) -> None:
    fields = Fields()
    assert fields.block(text) == fields._parser.render(text)
    assert fields.inline(text) == fields._parser.renderInline(text.strip())


@given(st.text(alphabet="abc XYZ019 ,.;:()?'\"%/-+#>*_`[]<&\\|\n", min_size=1))
def test_the_short_way_holds_for_text_that_is_nearly_markdown(text: str) -> None:
    fields = Fields()
    assert fields.block(text) == fields._parser.render(text)
    assert fields.inline(text) == fields._parser.renderInline(text.strip())


@given(st.text())
def test_no_text_raises_or_becomes_an_element(text: str) -> None:
    html = Fields().inline(text.replace("$", ""))
    assert "<script" not in html
    assert unescape(html) is not None
