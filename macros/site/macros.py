"""The macros that a page can ask for: `topic_questions("metrics")`, `topic_cards()`, `question_map()`."""

from pathlib import Path
from typing import Any

from macros.render.addresses import Page
from macros.render.site import Site
from macros.site.guide import Guide
from macros.site.pages import tell_of_pageless
from macros.site.serving import is_served
from macros.site.slots import Slot, slots_of


def register(env: Any, package_state: str) -> None:
    """Give `env` (of mkdocs-macros, or Zensical's) the macros.

    `package_state` is that of our own files when they were imported.
    """
    project = Path(env.project_dir)
    guide = Guide(project, package_state, _site(env.conf))
    tell_of_pageless(project)
    _register_across(env, guide)
    env.quiz_guide = guide  # for the hooks, which find the plugin of this build in its configuration

    @env.macro  # type: ignore[untyped-decorator]
    def topic_questions(topic_id: str) -> str:
        """Every question of a topic, with its recall and checks."""
        return place(env, guide.topic_questions(str(topic_id), this_page(env), source_of(env)))

    @env.macro  # type: ignore[untyped-decorator]
    def topic_cards() -> str:
        """The topics, with their counts and the reader's progress."""
        return place(env, guide.topic_cards(this_page(env)))

    @env.macro  # type: ignore[untyped-decorator]
    def progress() -> str:
        """What a reader's history shows, and the history to take along."""
        return place(env, guide.tool("progress", this_page(env)))

    @env.macro  # type: ignore[untyped-decorator]
    def practice() -> str:
        """Choosing what to practice, or an exam, and doing it."""
        return place(env, guide.tool("practice", this_page(env)))

    @env.macro  # type: ignore[untyped-decorator]
    def review() -> str:
        """What is due today, one at a time, and the coming days."""
        return place(env, guide.tool("review", this_page(env)))

    @env.macro  # type: ignore[untyped-decorator]
    def downloads() -> str:
        """Every format the questions can be had in, with its files."""
        return place(env, guide.downloads(this_page(env), later=is_served(Path(env.conf["site_dir"]))))

    @env.macro  # type: ignore[untyped-decorator]
    def here(address: str) -> str:
        """An address from the site's root that no file in docs/ stands for, as a link on this page."""
        return this_page(env).link(address)


def _site(config: Any) -> Site:
    name, description, url = (str(config[key] or "") for key in ("site_name", "site_description", "site_url"))
    return Site(name, " ".join(description.split()), url)


def _register_across(env: Any, guide: Guide) -> None:
    @env.macro  # type: ignore[untyped-decorator]
    def question_link(question_id: str, text: str | None = None) -> str:
        """A link to a question, with its title or the text given."""
        return guide.question_link(str(question_id), text, this_page(env), source_of(env))

    @env.macro  # type: ignore[untyped-decorator]
    def question_map() -> str:
        """What builds on what, drawn and as a list."""
        return place(env, guide.map(this_page(env)))


def place(env: Any, slot: Slot) -> str:
    """What stands in the Markdown for `slot`: a placeholder, or on an engine without hooks its HTML."""
    slots = slots_of(env.page.meta or {})
    return slot.html() if slots is None else slots.put(slot)


def source_of(env: Any) -> Path:
    """The file in docs/ of the page being built."""
    name = env.page.file.src_uri if hasattr(env.page, "file") else env.page.path
    return Path(env.project_dir) / "docs" / str(name)


def this_page(env: Any) -> Page:
    """The page being built.

    Links in a slot start from the page's address. What stands in the page's Markdown, Zensical reads as
    relative to the source file, and rewrites: there they start from the source's folder, `topics/`.
    """
    url = str(env.page.url).lstrip("./")
    if slots_of(env.page.meta or {}) is not None:
        return Page(url, url)
    folder = url.rstrip("/").rpartition("/")[0]
    return Page(url, f"{folder}/" if folder else "")
