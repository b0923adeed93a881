"""The site as pages and previews name it."""

from dataclasses import dataclass
from urllib.parse import urlsplit

_THIS_MACHINE = {"127.0.0.1", "::1", "localhost", None}


@dataclass(frozen=True, slots=True)
class Site:
    """Its name, what it says of itself, and its address with a final slash, or nothing where it is not known."""

    name: str
    description: str
    url: str

    @property
    def path(self) -> str:
        """The path of the site on its host, with slashes at both ends."""
        return urlsplit(self.url).path or "/"

    @property
    def is_public(self) -> bool:
        """Whether anybody else can ask for it: what previews a link never sees a site of one's own machine.

        >>> Site("Guide", "", "https://example.org/guide/").is_public, Site("Guide", "", "http://127.0.0.1:8000/").is_public
        (True, False)
        """
        return urlsplit(self.url).hostname not in _THIS_MACHINE
