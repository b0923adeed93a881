"""MkDocs and ProperDocs call these, in this order, for each page; `mkdocs.yml` names this file under `hooks:`.

Zensical ignores hooks: there the macros' HTML stands in the page as it is.
"""

import sys
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.plugins import event_priority

_PROJECT = str(Path(__file__).resolve().parents[2])


def _filling() -> Any:
    # Looked up at each call: MkDocs loads this file once and keeps it, and an edit must show under `serve`.
    if _PROJECT not in sys.path:
        sys.path.insert(0, _PROJECT)
    return import_module("macros.site.filling")


#: The command that runs the build, which MkDocs tells only at the start.
_run = SimpleNamespace(command="build")


def on_startup(*, command: str, **_: Any) -> None:
    """Note whether this is `build` or `serve`."""
    _run.command = command


def on_pre_build(*, config: Any, **_: Any) -> None:
    """Save the questions' pages of the last build, which may be the same again."""
    _filling().keep_pages(config)


@event_priority(100)  # before mkdocs-macros expands the page
def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Open the page's slots, and tell of calls that would fail."""
    opened: str = _filling().open_page(markdown, page, config)
    return opened


@event_priority(-100)  # after every other change of the content
def on_page_content(html: str, *, page: Any, **_: Any) -> None:
    """Give the table of contents and the check of links the headings that wait in the slots."""
    _filling().announce_headings(html, page)


@event_priority(-100)  # after Material's search plugin has read the page
def on_page_context(context: Any, *, page: Any, config: Any, **_: Any) -> None:
    """Give the search index one entry a question."""
    _filling().index_headings(page, config)


def on_env(env: Any, *, config: Any, **_: Any) -> None:
    """Pass the theme what only these engines have: the edition's files, the search, the policy, the year."""
    _filling().use_edition(config)
    _filling().keep_compiled(env, config)
    env.globals.update(_filling().theme_globals(config, served=_run.command == "serve"))


@event_priority(100)
def on_post_page(output: str, *, page: Any, config: Any, **_: Any) -> str:
    """Put the rendered questions into the finished page, and the files it offers beside it."""
    _filling().publish(page, Path(config.site_dir))
    filled: str = _filling().fill(output, page, config)
    return filled


def on_post_build(*, config: Any, **_: Any) -> None:
    """Write the page of each question, and what leads to it."""
    _filling().add_pages(config)


def on_serve(server: Any, *, config: Any, **_: Any) -> None:
    """Make the downloads when somebody asks for them: an edit does not wait for them."""
    import_module("macros.site.serving").serve_downloads(server, config)
