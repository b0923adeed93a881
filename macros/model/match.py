"""The kind `match`: to each of several things belongs one of the texts to choose from."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import Field
from typing_extensions import override

from macros.errors import Flaw, Where
from macros.model.base import Frozen, Inline, Markdown, OptionId, Plain
from macros.model.basecheck import BaseCheck
from macros.model.markdown import is_plain
from macros.model.option import normalized
from macros.model.repeats import repeats


class Pair(Frozen):
    """What belongs together. ``right`` stands in a menu, which can show nothing but words."""

    id: OptionId
    left: Inline
    right: Plain
    feedback: Markdown


class Extra(Frozen):
    """A text to choose from that belongs to nothing."""

    id: OptionId
    text: Plain
    feedback: Markdown


class MenuEntry(NamedTuple):
    """One of the texts to choose from."""

    id: str
    text: str


class Match(BaseCheck):
    """The key is the pairs. What there is to choose from is shown in shuffled order."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=3)
    extra: tuple[Extra, ...] = Field(default=(), description="Texts to choose from that belong to no pair.")

    @property
    def menu(self) -> tuple[MenuEntry, ...]:
        """All there is to choose from; the right ones first, in the order of their pairs."""
        right = (MenuEntry(pair.id, pair.right) for pair in self.pairs)
        return (*right, *(MenuEntry(extra.id, extra.text) for extra in self.extra))

    @override
    def gradable(self) -> Mapping[str, object]:
        pairs, extra = (sorted(entry.id for entry in entries) for entries in (self.pairs, self.extra))
        return {"kind": self.kind, "pairs": pairs, "extra": extra}

    @override
    def flaws(self) -> Iterator[Flaw]:
        menu = self.menu
        for place, _ in repeats(entry.id for entry in menu):
            message = f"the id `{menu[place].id}` stands twice in this check"
            yield Flaw("pair-id-twice", self._where(place, "id"), message, "Give this one an id of its own.")
        for place, first in repeats(normalized(pair.left) for pair in self.pairs):
            message = f"`left` of `{self.pairs[first].id}` and `{self.pairs[place].id}` say the same"
            yield Flaw("left-equal", ("pairs", place, "left"), message, "Reword one of them, or take a pair out.")
        yield from self._menu_flaws(menu)

    def _menu_flaws(self, menu: Sequence[MenuEntry]) -> Iterator[Flaw]:
        for place, first in repeats(normalized(entry.text) for entry in menu):
            message = f"`{menu[first].id}` and `{menu[place].id}` are the same to choose"
            cure = "Reword one of them: what is right for two pairs cannot be told apart."
            yield Flaw("menu-equal", self._where(place, "text"), message, cure)
        for place, entry in enumerate(menu):
            if not is_plain(entry.text):
                message = f"`{entry.text}` has Markdown in it, which a menu cannot show"
                yield Flaw("menu-markup", self._where(place, "text"), message, "Write it in plain words.")

    def _where(self, place: int, key: str) -> Where:
        if place >= len(self.pairs):
            return ("extra", place - len(self.pairs), key)
        return ("pairs", place, "right" if key == "text" else key)
