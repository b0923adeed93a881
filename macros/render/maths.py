"""LaTeX to MathML, at build time: no script in the browser, and no layout shift."""

from functools import lru_cache

from markupsafe import Markup
from math_core import LatexToMathML


@lru_cache(maxsize=1)
def _converter() -> LatexToMathML:
    return LatexToMathML()


@lru_cache(maxsize=4096)
def mathml(latex: str, *, display: bool = False) -> Markup:
    """`latex` (without dollar signs) as a `<math>` element, on a line of its own if `display`.

    Raises `math_core.LatexError` where the source is not valid; the loader has refused such text before.
    """
    return Markup(_converter().convert_with_local_state(latex, displaystyle=display))
