"""A topic: a folder of questions, in the order a learner meets the topics."""

from macros.model.base import Frozen, Id, Markdown, Title, Whole


class Topic(Frozen):
    """What a topic is called and how it begins. ``id`` is its folder's name."""

    id: Id
    title: Title
    order: Whole
    introduction: Markdown
