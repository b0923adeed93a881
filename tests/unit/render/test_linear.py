"""Markdown and formulas on one line of plain text."""

import pytest

from macros.model import Bank
from macros.model.markdown import is_plain
from macros.render.linear import one_line

SHOWN = {
    r"x_i^2": "xᵢ²",
    r"e^{-x}": "e⁻ˣ",
    r"x^{(i)}": "x⁽ⁱ⁾",
    r"x_{t,k}": "x_(t, k)",
    r"\nabla_\theta": "∇_θ",
    r"f'(x)": "f′(x)",
    r"y = -1": "y = −1",
    r"a - b": "a − b",
    r"k \times k": "k × k",
    r"\tau \to 0": "τ → 0",
    r"\frac12": "1/2",
    r"\frac{1}{2n}": "1/(2n)",
    r"\frac{TP}{TP+FP}": "TP/(TP + FP)",
    r"\left(\frac{a}{b}\right)^2": "(a/b)²",
    r"\sqrt{d_k}": "√dₖ",
    r"\sqrt{x^2+1}": "√(x² + 1)",
    r"\hat y": "ŷ",
    r"\bar x": "x̄",
    r"\max(0, 1 - y)": "max(0, 1 − y)",
    r"-\sum_k y_k \log p_k": "−∑ₖ yₖ log pₖ",
    r"\frac{1}{n}\sum_{i=1}^n x_i": "1/n ∑ᵢ₌₁ⁿ xᵢ",
    r"\lVert w\rVert_2": "‖w‖₂",
    r"\mathbf{w}^\top x \in \mathbb{R}": "wᵀx ∈ R",
    r"\epsilon \sim \mathcal{N}(0, \sigma^2)": "ε ∼ N(0, σ²)",
    r"x_1 + \dots + x_n": "x₁ + ⋯ + xₙ",
    r"a < b \text{ and } c \ge d": "a < b and c ≥ d",
}


@pytest.mark.parametrize(("latex", "text"), SHOWN.items())
def test_a_formula_reads_as_a_person_would_type_it(latex: str, text: str) -> None:
    assert one_line(f"${latex}$", "") == text


def test_markup_goes_and_its_words_stay() -> None:
    assert one_line("Is *this* `a < b` a [link](x) &\nso $x$?", "") == "Is this a < b a link & so x?"


@pytest.mark.parametrize("latex", [r"\begin{pmatrix}1&2\end{pmatrix}", r"\widehat{xy}"])
def test_what_has_no_form_on_a_line_gives_way(latex: str) -> None:
    assert one_line(f"What is ${latex}$?", "Matrices") == "Matrices"


def test_the_words_of_the_bank_stay_as_they_are(bank: Bank) -> None:
    for question in bank.questions:
        if is_plain(question.question):
            assert one_line(question.question, "") == question.question
