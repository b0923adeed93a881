"""The only code that knows MkDocs and mkdocs-macros.

`macros` registers what a page can ask for, `hooks` puts the rendered questions into the page after
Markdown has run, `assets` publishes the browser's files. Everything they show comes from `macros.render`.
"""
