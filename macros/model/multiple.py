"""The kind `multiple`: one or more of the options are right, and all of those have to be chosen."""

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field
from typing_extensions import override

from macros.errors import Flaw
from macros.model.base import OptionId, Truth
from macros.model.basecheck import BaseCheck
from macros.model.option import Option, option_flaws


class Multiple(BaseCheck):
    """The key is a set of options, as written. Options are shown in shuffled order unless ``keep_order``."""

    kind: Literal["multiple"]
    options: tuple[Option, ...] = Field(min_length=2)
    key: tuple[OptionId, ...] = Field(min_length=1, description="The ids of all correct options.")
    keep_order: Truth = Field(default=False, description="true: the options stay in the order written.")

    @override
    def gradable(self) -> Mapping[str, object]:
        ids = sorted(option.id for option in self.options)
        return {"kind": self.kind, "key": sorted(self.key), "options": ids}

    @override
    def flaws(self) -> Iterator[Flaw]:
        yield from option_flaws(self.options, self.key)
        for place, wanted in enumerate(self.key):
            if wanted in self.key[:place]:
                message = f"the key names `{wanted}` twice"
                yield Flaw("key-twice", ("key", place), message, "Take one of them out.")
        ids = {option.id for option in self.options}
        if ids <= set(self.key) and len(ids) == len(self.options):
            message = "every option is in the key, so that there is no wrong one to avoid"
            yield Flaw("no-distractor", ("key",), message, "Add an option that is wrong, or take one out of the key.")
