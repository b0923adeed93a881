"""A written answer without what does not tell answers apart.

The browser grades with `docs/assets/quiz/check/fold.js`, which folds alike: `tests/data/folds.yml` is run on both.
"""

import re
from typing import Final
from unicodedata import category, normalize

#: Accents, and signs that are not seen.
_SILENT: Final = ("Mn", "Mc", "Me", "Cf")
#: Punctuation that changes a formula.
_SPOKEN: Final = "#%&*/@\\"
_POINT: Final = re.compile(r"(?<=[0-9])[.,](?=[0-9])")
_ARTICLES: Final = ("a", "an", "the")


def fold(text: str) -> str:
    """The same for what differs in case, accents, punctuation, hyphens, spaces and articles only.

    >>> fold("the F1-Score"), fold("R²"), fold("n + 1"), fold("1.5")
    ('f1score', 'r2', 'n+1', '1.5')
    """
    plain = "".join(sign for sign in normalize("NFKD", text).lower() if category(sign) not in _SILENT)
    points = {found.start() for found in _POINT.finditer(plain)}
    apart = (" " if _divides(sign) and at not in points else sign for at, sign in enumerate(plain))
    return "".join(word for word in "".join(apart).split() if word not in _ARTICLES)


def _divides(sign: str) -> bool:
    return sign == "`" or (category(sign).startswith("P") and sign not in _SPOKEN)
