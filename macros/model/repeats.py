"""What stands twice."""

from collections.abc import Iterable, Iterator


def repeats(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The place of each text that stood before, and the place where it stood first."""
    places: dict[str, int] = {}
    for place, text in enumerate(texts):
        first = places.setdefault(text, place)
        if first != place:
            yield place, first
