"""The kind `choice`: one of the options is right."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field
from typing_extensions import override

from macros.errors import Flaw
from macros.model.base import OptionId, Truth
from macros.model.basecheck import BaseCheck
from macros.model.option import Option, option_flaws


class Choice(BaseCheck):
    """One option is the key. Options are shown in shuffled order unless ``keep_order``."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2)
    key: OptionId = Field(description="The id of the correct option.")
    keep_order: Truth = Field(default=False, description="true: the options stay in the order written.")

    @override
    def gradable(self) -> Mapping[str, object]:
        return {"kind": self.kind, "key": self.key, "options": sorted(option.id for option in self.options)}

    @override
    def flaws(self) -> Iterator[Flaw]:
        yield from option_flaws(self.options, [self.key])
