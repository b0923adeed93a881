"""The site as pages and previews name it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """Its name, what it says of itself, and its address with a final slash, or nothing where it is not known."""

    name: str
    description: str
    url: str
