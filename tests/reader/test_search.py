"""The search box leads from what a learner types to the question, and gives no answer away."""

import pytest
from playwright.sync_api import Page

from macros.model import Bank, Choice, Multiple
from tests.reader.guide import Guide, expect_in_view, shown, type_in

# An abbreviation, a synonym, a former name, half a word.
TYPED = {
    "BCE": "binary-vs-categorical-cross-entropy",
    "SVM loss": "hinge-loss",
    "dropo": "dropout",
    "IoU": "iou",
    "maxpool": "max-pooling",
    "deconvolution": "transposed-convolution",
    "skip conn": "residual-connections",
    "1x1 conv": "pointwise-convolution",
    "VAE": "variational-autoencoder",
    "NMS": "non-maximum-suppression",
    "AUROC": "roc-auc",
    "lasso": "l1-l2-regularization",
    "batchn": "batch-normalization",
    "PCA": "dimensionality-reduction",
    "receptive fi": "kernel-size",
    "k fold": "k-fold-cross-validation",
    "mode collapse": "gan-sample-generation",
    "soft label": "label-smoothing",
}
BEST = """(list) => [...list.querySelectorAll(".md-search-result__item:first-child a")]
  .map((link) => [Number(link.firstElementChild.dataset.mdScore), link.hash.slice(1)])
  .sort(([some], [other]) => other - some)[0][1]"""


@pytest.mark.parametrize(("typed", "question"), TYPED.items())
def test_what_a_learner_types_leads_to_the_question(page: Page, guide: Guide, typed: str, question: str) -> None:
    page.goto(guide.url)
    results = type_in(page, typed)
    assert results.evaluate(BEST) == question
    page.keyboard.press("Enter")
    expect_in_view(page, question)


def test_the_first_keyword_of_every_question_leads_to_one_that_has_it(page: Page, guide: Guide, bank: Bank) -> None:
    page.goto(guide.url)
    missed = {}
    for keyword in (question.keywords[0] for question in bank.questions):
        best = type_in(page, keyword).evaluate(BEST)
        if not any(keyword in own for question in bank.questions if question.id == best for own in question.keywords):
            missed[keyword] = best
    assert missed == {}


def test_no_result_gives_an_answer_away(page: Page, guide: Guide, bank: Bank) -> None:
    hidden = {shown(field) for question in bank.questions for field in (question.answer, question.explanation)}
    checks = (check for question in bank.questions for check in question.checks)
    options = (option for check in checks if isinstance(check, Choice | Multiple) for option in check.options)
    hidden |= {shown(option.feedback) for option in options}
    page.goto(guide.url)
    for typed in (*TYPED, "loss", "training", "convolution"):
        said = " ".join(" ".join(type_in(page, typed).all_inner_texts()).split())
        assert [text for text in hidden if text in said] == []
