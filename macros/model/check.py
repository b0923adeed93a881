"""The kinds of check there are: a new kind is a module beside this one, and its class in this list."""

from typing import Annotated

from pydantic import Field

from macros.model.choice import Choice
from macros.model.match import Match
from macros.model.multiple import Multiple
from macros.model.numeric import Numeric
from macros.model.order import Order
from macros.model.text import Text

Check = Annotated[Choice | Multiple | Numeric | Text | Order | Match, Field(discriminator="kind")]
