"""A reference: one entry of the bibliography, as a reader sees it."""

from macros.model.base import Frozen


class Reference(Frozen):
    """``authors`` reads `C. Cortes, V. Vapnik`; ``venue`` is the journal, the book or the publisher.

    ``uncited`` says why it is kept though no question cites it.
    """

    key: str
    authors: str
    title: str
    year: str
    venue: str
    url: str | None = None
    uncited: str | None = None
