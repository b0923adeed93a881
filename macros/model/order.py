"""The kind `order`: several items to put in order; the order in the file is the right one."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field
from typing_extensions import override

from macros.errors import Flaw
from macros.model.base import Frozen, Inline, Markdown, OptionId
from macros.model.basecheck import BaseCheck
from macros.model.feedback import Feedback
from macros.model.option import normalized
from macros.model.repeats import repeats


class Item(Frozen):
    """One thing that has its place. Its feedback says why it is there."""

    id: OptionId
    text: Inline
    feedback: Markdown | None = None


class Order(BaseCheck):
    """The key is the order of the items as written. They are shown in another one, never in this."""

    kind: Literal["order"]
    items: tuple[Item, ...] = Field(min_length=3, description="In the right order, from first to last.")
    feedback: Feedback

    @override
    def gradable(self) -> Mapping[str, object]:
        return {"kind": self.kind, "items": [item.id for item in self.items]}

    @override
    def flaws(self) -> Iterator[Flaw]:
        for place, _ in repeats(item.id for item in self.items):
            message = f"the id `{self.items[place].id}` stands twice among the items"
            yield Flaw("item-id-twice", ("items", place, "id"), message, "Give this item an id of its own.")
        for place, first in repeats(normalized(item.text) for item in self.items):
            message = f"items `{self.items[first].id}` and `{self.items[place].id}` say the same"
            cure = "Reword one of them, or take it out: nobody can tell which comes first."
            yield Flaw("items-equal", ("items", place, "text"), message, cure)
