"""A topic: a folder of questions, in the order a learner meets the topics."""

from pydantic import Field

from macros.model.base import Frozen, Id, Markdown, Title, Whole


class Topic(Frozen):
    """What a topic is called and how it begins. ``id`` is its folder's name."""

    id: Id
    title: Title
    order: Whole = Field(description="The place of the topic among the topics.")
    introduction: Markdown = Field(description="One paragraph or a few, in Markdown.")
