"""Base class and field types shared by all values of the bank."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.problems import printable

ID: Final = r"^[a-z0-9][a-z0-9-]{2,59}$"
FIGURE_FILE: Final = r"^[a-z0-9][a-z0-9_-]{0,59}\.svg$"
FINGERPRINT: Final = r"^[0-9a-f]{8}$"
OPTION_ID: Final = r"^[a-z0-9][a-z0-9-]{0,29}$"
PLAIN: Final = r"^[^\n$\\]+$"
NUMBER: Final = r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$"
_RESERVED: Final = "con|prn|aux|nul|com[0-9]|lpt[0-9]"
TOLERANCE: Final = r"^([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})? ?%?$"

#: The most characters of a Markdown field: about eight hundred words.
LONGEST: Final = 5_000

#: YAML in an editor turns `9` and `no` into a number and a boolean; the loader reads them as text.
SCALAR: Final = ("string", "number", "boolean")


class Frozen(BaseModel):
    """An immutable value."""

    # Validators are built on first use: most models are only used inside others.
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Marks a field as CommonMark with math.

    ``inline`` marks one paragraph, for a heading or a label.
    """

    inline: bool = False


def refuse(code: str, message: str, cure: str) -> PydanticCustomError:
    """Make the error that a validator raises; the loader adds the line."""
    # In the context, because braces in an author's text would break a template.
    return PydanticCustomError(code, "{message}", {"message": message, "cure": cure})


def _whole(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch("[1-9][0-9]{0,6}", text):
        raise refuse("not-whole", f"`{printable(text)}` is not a whole number above 0", "Write digits only, as in 9.")
    return text


def _truth(text: object) -> object:
    if isinstance(text, str):
        if text not in ("true", "false"):
            raise refuse("not-truth", f"`{printable(text)}` is neither true nor false", "Write `true` or `false`.")
        return text == "true"
    return text


def _factor(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(NUMBER, text):
        raise refuse("not-factor", f"`{printable(text)}` is not a number", "Write it as 0.001 or 1e-3.")
    return text


def _bounded(text: str) -> str:
    # This also keeps a formula from nesting so deeply that converting it would crash the process.
    if len(text) > LONGEST:
        message = f"the text has {len(text):,} characters, and the limit is {LONGEST:,}"
        raise refuse("text-too-long", message, "Shorten it, or divide it between fields.")
    return text


def is_id(text: str) -> bool:
    """Whether the text can be an id, and so the name of a file or folder on every system."""
    return re.fullmatch(ID, text) is not None and not is_reserved(text)


def is_reserved(text: str) -> bool:
    """Whether Windows reserves the name, with any ending and in any case: git cannot check such a file out there."""
    return re.fullmatch(_RESERVED, text.partition(".")[0], re.IGNORECASE) is not None


def _storable(text: str) -> str:
    if is_reserved(text):
        message = f"`{printable(text)}` is a name that Windows reserves, so it cannot name a file there"
        raise refuse("id-reserved", message, "Choose another one.")
    return text


Id = Annotated[str, StringConstraints(pattern=ID), AfterValidator(_storable)]
FigureFile = Annotated[str, StringConstraints(pattern=FIGURE_FILE), AfterValidator(_storable)]
OptionId = Annotated[str, StringConstraints(pattern=OPTION_ID)]
PlainText = Annotated[str, StringConstraints(min_length=1, pattern=PLAIN)]
Title = Annotated[str, StringConstraints(min_length=3, max_length=110, pattern=PLAIN)]
Markdown = Annotated[str, StringConstraints(min_length=1), AfterValidator(_bounded), MarkdownText()]
Inline = Annotated[str, StringConstraints(min_length=1), AfterValidator(_bounded), MarkdownText(inline=True)]
#: A number as the author wrote it, so that 0.40 is shown as 0.40.
Number = Annotated[str, StringConstraints(pattern=NUMBER, max_length=40)]
Tolerance = Annotated[str, StringConstraints(pattern=TOLERANCE, max_length=40)]
PositiveInt = Annotated[
    int,
    BeforeValidator(_whole),
    WithJsonSchema({"type": ["integer", "string"], "pattern": "^[1-9][0-9]{0,6}$", "minimum": 1}),
]
YamlBool = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"enum": [True, False, "true", "false"]})]
PositiveFloat = Annotated[float, BeforeValidator(_factor), Field(gt=0, allow_inf_nan=False)]


def revision(gradable: Mapping[str, object]) -> str:
    """Return eight hexadecimal digits of a hash of the gradable part, the same on every machine."""
    canonical = json.dumps(gradable, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:8]


def find_duplicates(texts: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the position of each repeated text, and the position where it occurred first."""
    places: dict[str, int] = {}
    for place, text in enumerate(texts):
        first = places.setdefault(text, place)
        if first != place:
            yield place, first
