"""Model to HTML, through templates only.

`renderer.Renderer` turns questions and topics into markup; it knows neither files nor MkDocs. Addresses are
relative to the page that is being rendered (`addresses.Page`), so the site works under any path.
"""
