"""Feedback on a response as a whole, for kinds whose responses are not options."""

from macros.model.base import Frozen, Markdown


class Feedback(Frozen):
    """What is said to a right response, and to a wrong one that nothing else explains."""

    right: Markdown
    wrong: Markdown
