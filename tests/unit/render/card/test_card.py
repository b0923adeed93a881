"""The cards of link previews: what is on them, that it fits, and what they weigh."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from macros.model import Bank
from macros.render.card.box import Bar, Box, Glyph
from macros.render.card.card import HEIGHT, WIDTH, Card
from macros.render.card.design import AIR, LOWER, MARGIN, UPPER, draw
from macros.render.card.faces import Faces
from macros.render.card.fonts import font_files
from macros.render.card.lines import STEPS, set_lines
from macros.render.card.picture import colors
from tools.site import PROJECT

PALETTE = colors((PROJECT / "docs/assets/quiz/tokens.css").read_text(encoding="utf-8"))
ROOM = (WIDTH - 2 * MARGIN, LOWER - UPPER - 2 * AIR)
CARD = Card("Q9", "Loss functions", "Why?", "The title", "Intermediate", "The guide")
FORMULAS = [
    r"As $\tau \to 0$, what does $p_i = e^{z_i/\tau} / \sum_j e^{z_j/\tau}$ tend to, and *why*?",
    r"What does $\hat\theta = \operatorname{argmin}_\theta \frac{1}{n}\sum_{i=1}^n (y_i - f_\theta(x_i))^2$ estimate?",
    r"Why $\sqrt{d_k}$ and not $\sqrt{x_1^2 + \dots + x_n^2}$, $\left(\frac{a}{b}\right)^2$ or `C=1`?",
    r"Is $\mathbf{w}^\top x \in \mathbb{R}$, $\bar x = \vec v$, $\tilde z$, $\dot x$, $\lVert w \rVert_2^2$, $f'(x)$?",
    "Are α, β, λ = 0.1 and Δ ≤ ½ “right” for naïve Bayes?",
]


@pytest.fixture(scope="module")
def faces() -> Faces:
    return Faces(PROJECT / "docs/assets/vendor")


def letters(box: Box) -> str:
    return "".join(mark.text for mark in box.marks if isinstance(mark, Glyph))


def test_every_question_of_the_bank_has_its_own_words_on_a_card(bank: Bank, faces: Faces) -> None:
    for question in bank.questions:
        box = set_lines(faces, question.question, *ROOM)
        assert letters(box) == "".join(question.question.split())
        assert fits(box)


@pytest.mark.parametrize("markdown", FORMULAS)
def test_formulas_and_greek_are_drawn_and_fit(faces: Faces, markdown: str) -> None:
    box = set_lines(faces, markdown, *ROOM)
    assert fits(box)
    assert any(isinstance(mark, Glyph) and mark.face == "math" for mark in box.marks)


def fits(box: Box) -> bool:
    inside = all(
        mark.x >= 0 and (mark.x + mark.width if isinstance(mark, Bar) else mark.x) < ROOM[0] + 1 for mark in box.marks
    )
    return inside and box.width <= ROOM[0] and box.ascent + box.descent <= ROOM[1]


def test_a_short_question_is_large_and_a_long_one_small_and_then_cut(faces: Faces) -> None:
    short, long = (set_lines(faces, text, *ROOM) for text in ("Why?", "word " * 90))
    sizes = [{mark.size for mark in box.marks if isinstance(mark, Glyph)} for box in (short, long)]
    assert sizes == [{STEPS[0]}, {STEPS[-1]}]
    assert letters(long).endswith("word…")
    assert fits(long)


def test_lines_are_of_like_length(faces: Faces) -> None:
    box = set_lines(faces, "one two three four five six seven eight nine ten eleven twelve", *ROOM)
    ends: dict[float, float] = {}
    for mark in box.marks:
        ends[mark.y] = max(ends.get(mark.y, 0.0), mark.x)
    assert len(ends) > 1
    assert min(ends.values()) > 0.6 * max(ends.values())


def test_letters_are_kerned(faces: Faces) -> None:
    apart = sum(faces.text("strong", 100, letter).width for letter in "AVATAR")
    assert faces.text("strong", 100, "AVATAR").width < apart - 20


def test_what_cannot_be_drawn_gives_way_to_the_title(faces: Faces) -> None:
    titled = draw(replace(CARD, text="The title"), faces, PALETTE)
    for text in (r"$\begin{pmatrix}1&2\end{pmatrix}$?", "何?", "$" + "a" * 200 + "$"):
        assert draw(replace(CARD, text=text), faces, PALETTE) == titled
    assert draw(replace(CARD, text="何", instead="何"), faces, PALETTE) != titled


def test_a_card_is_a_small_png_of_the_size_that_unfurlers_ask_for(bank: Bank, faces: Faces) -> None:
    longest = max(bank.questions, key=lambda question: len(question.question))
    for text in (longest.question, *FORMULAS, "word " * 90):
        data = draw(replace(CARD, text=text), faces, PALETTE)
        image = Image.open(io.BytesIO(data))
        assert (image.size, image.mode, image.format) == ((1200, 630), "P", "PNG")
        assert len(data) <= 40_000


def test_the_same_card_has_the_same_bytes() -> None:
    twice = [draw(replace(CARD, text=FORMULAS[0]), Faces(PROJECT / "docs/assets/vendor"), PALETTE) for _ in "ab"]
    assert twice[0] == twice[1]


def test_its_colors_are_those_of_the_site(faces: Faces) -> None:
    image = Image.open(io.BytesIO(draw(CARD, faces, PALETTE))).convert("RGB")
    used = {color for _, color in image.getcolors(HEIGHT * WIDTH) or []}
    assert {PALETTE[name] for name in ("paper", "ink", "accent", "soft", "line")} <= used
    assert image.getpixel((5, HEIGHT - 5)) == PALETTE["paper"]


def test_every_font_of_the_cards_is_there() -> None:
    assert [file.name for file in font_files(PROJECT / "docs/assets/vendor") if not file.is_file()] == []
