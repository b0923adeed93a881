"""The kinds of check that are answered by choosing, ordering or matching, and their common base."""

import unicodedata
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from pydantic import Field
from typing_extensions import override

from macros.model.base import Frozen, Id, Inline, Markdown, OptionId, PlainText, YamlBool, find_duplicates, revision
from macros.model.markdown import is_plain
from macros.problems import Flaw, Where


class Feedback(Frozen):
    """The feedback on a correct response, and on a wrong one without feedback of its own."""

    right: Markdown
    wrong: Markdown


class BaseCheck(Frozen):
    """A self-check of a question. A kind adds its fields, their graded part, and their validation."""

    id: Id = Field(description="Permanent, and unlike the other checks of the question.")
    kind: str
    stem: Markdown = Field(description="The task, in Markdown.")
    hint: Markdown | None = Field(default=None, description="Shown when asked for, in Markdown.")
    aliases: tuple[Id, ...] = Field(default=(), description="Former ids of this same check; answers keep counting.")
    transfer: YamlBool = Field(default=False, description="true: asks about a situation the page does not describe.")

    @abstractmethod
    def grading_key(self) -> Mapping[str, object]:
        """Return the graded part as plain JSON values, without wording."""

    @abstractmethod
    def flaws(self) -> Iterator[Flaw]:
        """Yield the flaws that no single field shows; ``where`` is relative to this check."""

    @property
    def revision(self) -> str:
        """Eight hexadecimal digits that identify the graded part; stored attempts carry it."""
        return revision(self.grading_key())


class Option(Frozen):
    """One answer to choose from, with feedback on why it is right or wrong."""

    id: OptionId = Field(description="Permanent; stored responses name it. a, b, c will do.")
    text: Inline = Field(description="One paragraph of Markdown.")
    feedback: Markdown = Field(description="Why it is right or wrong, also for the one who did not choose it.")


def normalize_option(text: str) -> str:
    """Return the text for comparison: without emphasis, final period, extra spaces, and case of words."""
    bare = " ".join(unicodedata.normalize("NFKC", text).split()).rstrip(" .")
    # In math and code, case and asterisks matter.
    return bare if "$" in bare or "`" in bare else bare.replace("*", "").rstrip(" .").casefold()


def option_flaws(options: Sequence[Option], key: Sequence[str]) -> Iterator[Flaw]:
    """Yield the flaws of options and key, for every kind that has both."""
    yield from _repeated(options)
    ids = [option.id for option in options]
    for place, wanted in enumerate(key):
        if wanted not in ids:
            where = ("key",) if len(key) == 1 else ("key", place)
            listed = ", ".join(f"`{name}`" for name in ids)
            yield Flaw("key-unknown", where, f"the key `{wanted}` is not an option", f"The options are {listed}.")


def _repeated(options: Sequence[Option]) -> Iterator[Flaw]:
    ids: dict[str, int] = {}
    texts: dict[str, str] = {}
    for place, option in enumerate(options):
        where = ("options", place)
        if option.id in ids:
            message = f"the option id `{option.id}` is used twice"
            yield Flaw("option-id-twice", (*where, "id"), message, "Give this option an id of its own.")
        ids.setdefault(option.id, place)
        first = texts.setdefault(normalize_option(option.text), option.id)
        if first != option.id:
            message = f"options `{first}` and `{option.id}` say the same"
            yield Flaw("options-equal", (*where, "text"), message, "Reword one of them, or remove it.")


class Choice(BaseCheck):
    """One option is the key. Options are shown in shuffled order unless ``keep_order``."""

    kind: Literal["choice"]
    options: tuple[Option, ...] = Field(min_length=2)
    key: OptionId = Field(description="The id of the correct option.")
    keep_order: YamlBool = Field(default=False, description="true: the options stay in the order written.")

    @override
    def grading_key(self) -> Mapping[str, object]:
        return {"kind": self.kind, "key": self.key, "options": sorted(option.id for option in self.options)}

    @override
    def flaws(self) -> Iterator[Flaw]:
        yield from option_flaws(self.options, [self.key])


class Multiple(BaseCheck):
    """The key is a set of options, as written. Options are shown in shuffled order unless ``keep_order``."""

    kind: Literal["multiple"]
    options: tuple[Option, ...] = Field(min_length=2)
    key: tuple[OptionId, ...] = Field(min_length=1, description="The ids of all correct options.")
    keep_order: YamlBool = Field(default=False, description="true: the options stay in the order written.")

    @override
    def grading_key(self) -> Mapping[str, object]:
        ids = sorted(option.id for option in self.options)
        return {"kind": self.kind, "key": sorted(self.key), "options": ids}

    @override
    def flaws(self) -> Iterator[Flaw]:
        yield from option_flaws(self.options, self.key)
        for place, wanted in enumerate(self.key):
            if wanted in self.key[:place]:
                message = f"the key names `{wanted}` twice"
                yield Flaw("key-twice", ("key", place), message, "Remove one of them.")
        ids = {option.id for option in self.options}
        if ids <= set(self.key) and len(ids) == len(self.options):
            message = "every option is in the key, so none is wrong"
            yield Flaw("no-distractor", ("key",), message, "Add a wrong option, or remove one from the key.")


class Item(Frozen):
    """One item to put in order, with feedback on its position."""

    id: OptionId
    text: Inline
    feedback: Markdown | None = None


class Order(BaseCheck):
    """The key is the order of the items as written; they are shown in a different order."""

    kind: Literal["order"]
    items: tuple[Item, ...] = Field(min_length=3, description="In the right order, from first to last.")
    feedback: Feedback

    @override
    def grading_key(self) -> Mapping[str, object]:
        return {"kind": self.kind, "items": [item.id for item in self.items]}

    @override
    def flaws(self) -> Iterator[Flaw]:
        for place, _ in find_duplicates(item.id for item in self.items):
            message = f"the id `{self.items[place].id}` is used twice among the items"
            yield Flaw("item-id-twice", ("items", place, "id"), message, "Give this item an id of its own.")
        for place, first in find_duplicates(normalize_option(item.text) for item in self.items):
            message = f"items `{self.items[first].id}` and `{self.items[place].id}` say the same"
            cure = "Reword one of them, or remove it: nobody can tell which comes first."
            yield Flaw("items-equal", ("items", place, "text"), message, cure)


class Pair(Frozen):
    """Two texts that belong together; ``right`` is shown in a menu, which shows only plain text."""

    id: OptionId
    left: Inline
    right: PlainText
    feedback: Markdown


class Distractor(Frozen):
    """A text in the menu that matches nothing."""

    id: OptionId
    text: PlainText
    feedback: Markdown


class MenuEntry(NamedTuple):
    """One text of the menu."""

    id: str
    text: str


class Match(BaseCheck):
    """The key is the pairs. The menu is shown in shuffled order."""

    kind: Literal["match"]
    pairs: tuple[Pair, ...] = Field(min_length=3)
    extra: tuple[Distractor, ...] = Field(default=(), description="Texts to choose from that belong to no pair.")

    @property
    def menu(self) -> tuple[MenuEntry, ...]:
        """The texts to choose from: the right ones in the order of their pairs, then the others."""
        right = (MenuEntry(pair.id, pair.right) for pair in self.pairs)
        return (*right, *(MenuEntry(extra.id, extra.text) for extra in self.extra))

    @override
    def grading_key(self) -> Mapping[str, object]:
        pairs, extra = (sorted(entry.id for entry in entries) for entries in (self.pairs, self.extra))
        return {"kind": self.kind, "pairs": pairs, "extra": extra}

    @override
    def flaws(self) -> Iterator[Flaw]:
        menu = self.menu
        for place, _ in find_duplicates(entry.id for entry in menu):
            message = f"the id `{menu[place].id}` is used twice in this check"
            yield Flaw("pair-id-twice", self._where(place, "id"), message, "Give this one an id of its own.")
        for place, first in find_duplicates(normalize_option(pair.left) for pair in self.pairs):
            message = f"`left` of `{self.pairs[first].id}` and `{self.pairs[place].id}` say the same"
            yield Flaw("left-equal", ("pairs", place, "left"), message, "Reword one of them, or remove a pair.")
        yield from self._menu_flaws(menu)

    def _menu_flaws(self, menu: Sequence[MenuEntry]) -> Iterator[Flaw]:
        for place, first in find_duplicates(normalize_option(entry.text) for entry in menu):
            message = f"`{menu[first].id}` and `{menu[place].id}` are the same in the menu"
            cure = "Reword one of them: a reader cannot tell them apart."
            yield Flaw("menu-equal", self._where(place, "text"), message, cure)
        for place, entry in enumerate(menu):
            if not is_plain(entry.text):
                message = f"`{entry.text}` contains Markdown, which a menu cannot show"
                yield Flaw("menu-markup", self._where(place, "text"), message, "Write it in plain words.")

    def _where(self, place: int, key: str) -> Where:
        if place >= len(self.pairs):
            return ("extra", place - len(self.pairs), key)
        return ("pairs", place, "right" if key == "text" else key)
