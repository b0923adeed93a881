"""Options, and what can be wrong with a set of them."""

import unicodedata
from collections.abc import Iterator, Sequence

from pydantic import Field

from macros.errors import Flaw
from macros.model.base import Frozen, Inline, Markdown, OptionId


class Option(Frozen):
    """One answer to choose from. Its text stands in a label; its feedback says why it is right or wrong."""

    id: OptionId = Field(description="Permanent; stored responses name it. a, b, c will do.")
    text: Inline = Field(description="One paragraph of Markdown.")
    feedback: Markdown = Field(description="Why it is right or wrong, also for the one who did not choose it.")


def normalized(text: str) -> str:
    """The text as a hurried reader sees it: without emphasis, final stop and spacing, and words without case."""
    bare = " ".join(unicodedata.normalize("NFKC", text).split()).rstrip(" .")
    # In maths and code N is not n, and a star is a star.
    return bare if "$" in bare or "`" in bare else bare.replace("*", "").rstrip(" .").casefold()


def option_flaws(options: Sequence[Option], key: Sequence[str]) -> Iterator[Flaw]:
    """What can be wrong with options and key, for every kind that has both."""
    yield from _repeated(options)
    ids = [option.id for option in options]
    for place, wanted in enumerate(key):
        if wanted not in ids:
            where = ("key",) if len(key) == 1 else ("key", place)
            listed = ", ".join(f"`{name}`" for name in ids)
            yield Flaw("key-unknown", where, f"the key `{wanted}` names no option", f"The options are {listed}.")


def _repeated(options: Sequence[Option]) -> Iterator[Flaw]:
    ids: dict[str, int] = {}
    texts: dict[str, str] = {}
    for place, option in enumerate(options):
        where = ("options", place)
        if option.id in ids:
            message = f"the option id `{option.id}` stands twice"
            yield Flaw("option-id-twice", (*where, "id"), message, "Give this option an id of its own.")
        ids.setdefault(option.id, place)
        first = texts.setdefault(normalized(option.text), option.id)
        if first != option.id:
            message = f"options `{first}` and `{option.id}` say the same"
            yield Flaw("options-equal", (*where, "text"), message, "Reword one of them, or take it out.")
