"""Where on a card what stands: the design of a link preview."""

from macros.render.card.box import Bar, Box
from macros.render.card.card import WIDTH, Card
from macros.render.card.faces import Faces
from macros.render.card.lines import set_lines
from macros.render.card.picture import Colors, Layer, png
from macros.render.mathtree import NotShown

MARGIN = 84
LABEL = 34
#: The baselines of the first and the last line, and the rules between which the question stands.
HEAD, FOOT = 98, 578
UPPER, LOWER = 130, 528
AIR = 34


def draw(card: Card, faces: Faces, palette: Colors) -> bytes:
    """The PNG of a card."""
    return png(_layers(card, faces), faces, palette)


def _layers(card: Card, faces: Faces) -> list[Layer]:
    width = WIDTH - 2 * MARGIN
    tag = _plain(faces, "strong", LABEL, card.tag)
    label = _plain(faces, "quiet", LABEL, card.label)
    site = _plain(faces, "quiet", 30, card.site)
    note = _plain(faces, "quiet", 30, card.note)
    text = _question(card, faces, width)
    room = LOWER - UPPER - 2 * AIR
    # A little above the middle, where the eye looks for it.
    start = UPPER + AIR + (room - text.ascent - text.descent) * 0.42 + text.ascent
    rule = Box(width, marks=(Bar(width, 2),))
    band = Box(WIDTH, marks=(Bar(WIDTH, 14),))
    return [
        Layer("ink", ((text, MARGIN, start),)),
        Layer("accent", ((tag, MARGIN, HEAD), (band, 0, 0)), (MARGIN, FOOT - 28, 38)),
        Layer("soft", (
            (label, MARGIN + (tag.width + 22 if card.tag else 0), HEAD),
            (site, MARGIN + 56, FOOT),
            (note, WIDTH - MARGIN - note.width, FOOT),
        )),
        Layer("line", ((rule, MARGIN, UPPER), (rule, MARGIN, LOWER))),
    ]  # fmt: skip


def _question(card: Card, faces: Faces, width: float) -> Box:
    for words in (card.text, card.instead):
        try:
            return set_lines(faces, words, width, LOWER - UPPER - 2 * AIR)
        except NotShown:
            continue
    return Box(0.0)


def _plain(faces: Faces, face: str, size: float, text: str) -> Box:
    try:
        return faces.text(face, size, text)
    except NotShown:
        return Box(0.0)
