"""Model to HTML, through templates only.

`Renderer` turns questions and topics into markup; it knows neither files nor MkDocs. Addresses are
relative to the page that is being rendered, so the site works under any path.
"""

from macros.render.addresses import Page
from macros.render.renderer import Renderer

__all__ = ["Page", "Renderer"]
