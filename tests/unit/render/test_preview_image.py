"""The picture of a link preview: its size, its words in full where they fit, and the same bytes twice."""

import io

import pytest
from PIL import Image

from macros.model import Bank
from macros.render.metadata import HEIGHT, WIDTH, Card, Site, question_card
from macros.render.preview_image import MARGIN, Painter
from tools.site_build import PROJECT

ASSETS = PROJECT / "docs" / "assets"
SITE = Site("The guide", "", "https://example.org/")


@pytest.fixture(scope="module")
def painter() -> Painter:
    return Painter(ASSETS / "vendor", ASSETS / "quiz" / "tokens.css")


def card(text: str) -> Card:
    return Card("Q1", "Topic", text, "Advanced", "The guide")


def picture(painter: Painter, text: str) -> Image.Image:
    return Image.open(io.BytesIO(painter.png(card(text)))).convert("RGB")


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box of all that is not the color of the ground, below the band at the top."""
    ground = Image.new("RGB", image.size, image.getpixel((5, HEIGHT - 5)))
    from PIL import ImageChops

    found = ImageChops.difference(image, ground).crop((0, 20, WIDTH, HEIGHT)).getbbox()
    assert found is not None
    return found


def test_every_card_of_the_bank_has_the_size_that_its_page_states(painter: Painter, bank: Bank) -> None:
    for question in bank.questions[::7]:
        image = Image.open(io.BytesIO(painter.png(question_card(question, bank, SITE))))
        assert image.size == (WIDTH, HEIGHT)


@pytest.mark.parametrize("text", ["Short?", "word " * 60, "unbreakable" * 12, "", "Is α → β in {x}? <b>"])
def test_nothing_is_drawn_outside_of_the_margins(painter: Painter, text: str) -> None:
    left, _, right, _ = ink(picture(painter, text))
    assert left >= MARGIN - 6
    assert right <= WIDTH - MARGIN + 6


def test_the_same_card_gives_the_same_bytes_and_another_gives_others(painter: Painter) -> None:
    assert painter.png(card("One?")) == painter.png(card("One?")) != painter.png(card("Two?"))


def test_a_character_that_the_text_font_lacks_is_drawn_with_the_other(painter: Painter) -> None:
    assert painter.png(card("Is α one?")) != painter.png(card("Is \uffff one?"))
