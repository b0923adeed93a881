"""What a card says, without knowing how it is drawn."""

from dataclasses import dataclass

#: Of the picture, in pixels.
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says: a question's number, topic, words and level; or the same of a topic, or of the site."""

    tag: str
    label: str
    text: str  # one paragraph of Markdown
    instead: str  # plain words, where the text cannot be drawn
    note: str
    site: str
