"""Markdown as other programs show it: their HTML, with TeX."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from macros.export.html import block, inline, plain
from macros.model import Bank


def test_maths_is_kept_as_tex() -> None:
    assert inline(r"$\nabla f < 0$ & more") == r"\(\nabla f &lt; 0\) &amp; more"
    assert block("So:\n\n$$\\min_{w}\\ x$$\n\nthen") == "<p>So:</p>\n<p>\\[\\min_{w}\\ x\\]</p>\n<p>then</p>"
    assert inline("a $$x$$ b") == r"a \[x\] b"


def test_html_of_the_author_is_text() -> None:
    assert block("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert plain("a < b") == "a &lt; b"


def test_code_stays_as_it_is() -> None:
    assert block("```python\nx = df[['a']]  # <int>\n```") == (
        "<pre><code class=\"language-python\">x = df[['a']]  # &lt;int&gt;\n</code></pre>"
    )


def test_every_text_of_the_bank_is_well_formed_xml(bank: Bank) -> None:
    for question in bank.questions:
        for text in (question.answer, question.explanation, question.note.text if question.note else ""):
            etree.fromstring(f"<div>{block(text)}</div>")


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), include_characters="\n$*_`<>&[]()\\")))
def test_any_text_is_well_formed_xml(text: str) -> None:
    etree.fromstring(f"<div>{block(text)}</div>".replace("\ufffe", "").replace("\uffff", ""))
