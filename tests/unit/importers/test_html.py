"""HTML to Markdown: HTML of other programs, and the bank's own Markdown after a trip through HTML."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.export.html import block, inline
from macros.export.links import with_addresses
from macros.importers.html import to_markdown
from macros.model import Bank
from macros.model.markdown import markdown_fields, parser


def flat(html: str) -> str:
    parts = re.split(r"(<pre>.*?</pre>)", html, flags=re.DOTALL)
    return " ".join(part if place % 2 else " ".join(part.split()) for place, part in enumerate(parts))


def test_every_field_of_the_bank_comes_back_word_for_word(bank: Bank) -> None:
    addressed = with_addresses(bank, "https://example.org/")
    for value in (*addressed.questions, *addressed.topics):
        for where, text, is_inline in markdown_fields(value):
            html = (inline if is_inline else block)(text)
            again = to_markdown(flat(html))
            assert " ".join(again.split()) == " ".join(text.split()), where
            assert flat((inline if is_inline else block)(again)) == flat(html)


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("<script>alert(1)</script><p onclick='x()'>Hi <b>there</b></p>", "Hi **there**"),
        ("a<br>b<br/><br>", "a\\\nb"),
        ("<ul><li>one</li><li>two<ol><li>x</li></ol></li></ul>", "- one\n- two\n  1. x"),
        ("<a href='javascript:x()'>go</a> <a href='https://example.org/a'>there</a>", "go [there](https://example.org/a)"),
        ("<pre><code class='language-python'>x = 1<br>y = `2`</code></pre>", "```python\nx = 1\ny = `2`\n```"),
        (r"x<sup>2</sup> is $$x^2$$, costs 5$ &amp; \(a &lt; b\)", r"x^2 is $x^2$, costs 5\$ & $a < b$"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a | b"),
        ("<p># no heading</p><p>1. no list</p>", "\\# no heading\n\n1\\. no list"),
        ("&lt;int&gt; &lt;b&gt; *", "<int> <b> *"),
        ("*x* _y_ &lt;int&gt;", r"\*x\* \_y\_ \<int>"),
        ("<img src=x alt='a picture'>", "a picture"),
        ("<code>a`b</code> <code> </code>", "``a`b`` "),
    ],
)  # fmt: skip
def test_html_of_others(html: str, wanted: str) -> None:
    assert to_markdown(html) == wanted.strip()


@settings(max_examples=300, deadline=None)
@given(st.text("ab1 .-+#>*_`[]()<>&!$\\\n", max_size=30))
@example(" * ")
def test_any_text_is_shown_as_it_is(text: str) -> None:
    from html import escape

    shown = " ".join(text.split())
    # TeX in dollars is maths in these programs too.
    if "$$" in shown or "[$" in shown or "\\(" in shown or "\\[" in shown:
        return
    again = parser().render(to_markdown(f"<p>{escape(text)}</p>"))
    assert re.sub(r"\s+", " ", again).strip() in (f"<p>{escape(shown).replace('&#x27;', chr(39))}</p>", "")


PIECES = """
    <p> </p> <ul> </ul> <li> <ol> <em> </em> <b> <pre> </pre> <br> <script> </script> <blockquote> </div>
    <div> a b *x* $ \\( \\) &lt; &#0; <!-- --> <![CDATA[ <a_href="x"> </a>
"""


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=25))
def test_any_html_becomes_markdown_without_elements(pieces: list[str]) -> None:
    html_again = parser().render(to_markdown("".join(pieces).replace("_", " ")))
    assert "<script" not in html_again
    assert "<a " not in html_again
