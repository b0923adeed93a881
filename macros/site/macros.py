"""The macros that a page can use: `topic_questions("metrics")`, `topic_cards()`, `question_map()`."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from inspect import signature
from pathlib import Path
from typing import Any

from macros.problems import did_you_mean, printable
from macros.render.urls import Page
from macros.site.build import Build, files_state
from macros.site.config import read_site
from macros.site.slots import Slot, slots_of

Macro = Callable[..., Slot | str]
#: Where the hooks leave the build among the engine's `extra` values.
BUILD = "quiz_build"
#: How mkdocs-macros shows in the page itself that something on it failed.
_FAILED = re.compile(
    r"# _Macro (?:Rendering|Syntax) Error_\n.*?\n_(?!File)(?:\w+_:|Line \d+ in Markdown file:_) ([^\n]+)", re.DOTALL
)


def register(env: Any) -> None:
    """Give `env`, of mkdocs-macros or of Zensical, the macros."""
    build = _build_of(env)
    for function in (*_question_macros(env, build), *_tool_macros(env, build)):
        env.macro(_checked(env, build, function))


def _question_macros(env: Any, build: Build) -> tuple[Macro, ...]:
    def topic_questions(topic_id: str) -> Slot:
        """Every question of a topic, with its recall and checks."""
        return build.topic_questions(str(topic_id), this_page(env), source_of(env))

    def topic_cards() -> Slot:
        """The topics, with their counts and the reader's progress."""
        return Slot(build.renderer.topic_cards(this_page(env)))

    def question_map() -> Slot:
        """Which questions build on which, drawn and as a list."""
        return Slot(build.renderer.map(this_page(env)))

    def question_link(question_id: str, text: str | None = None) -> str:
        """A link to a question, with its title or the given text."""
        return build.question_link(str(question_id), text, this_page(env), source_of(env))

    def here(address: str) -> str:
        """A link from this page to an address, counted from the site's root, that no file in docs/ stands for."""
        return this_page(env).link(address)

    return topic_questions, topic_cards, question_map, question_link, here


def _tool_macros(env: Any, build: Build) -> tuple[Macro, ...]:
    def progress() -> Slot:
        """The reader's history: what it shows, and how to take it along."""
        return Slot(build.renderer.tool("progress", this_page(env)))

    def practice() -> Slot:
        """A practice session or an exam of the reader's choice."""
        return Slot(build.renderer.tool("practice", this_page(env)))

    def review() -> Slot:
        """What is due today, one question at a time, and the coming days."""
        return Slot(build.renderer.tool("review", this_page(env)))

    def downloads() -> Slot:
        """The formats of the questions for other programs, with their files."""
        return build.offer_downloads(this_page(env))

    return progress, practice, review, downloads


def _checked(env: Any, build: Build, function: Macro) -> Callable[..., str]:
    """Return the macro as a page calls it: wrong arguments are a problem on the page and not an exception."""
    takes = signature(function)

    @wraps(function)
    def call(*args: object, **kwargs: object) -> str:
        try:
            takes.bind(*args, **kwargs)
        except TypeError as error:
            name = function.__name__
            cure = f"It takes {' and '.join(takes.parameters) or 'nothing'}."
            message = f"{name}() cannot be called this way: {error}"
            problem = build.problem_on_page(source_of(env), name, message, cure, "macro-call")
            return place(env, Slot(build.report(problem)))
        made = function(*args, **kwargs)
        return place(env, made) if isinstance(made, Slot) else made

    return call


def report_failed_macro(env: Any) -> None:
    """Replace a page by a problem where a macro on it is unknown or its call does not parse."""
    failed = _FAILED.match(env.markdown)
    if failed is None:
        return
    build, file = _build_of(env), source_of(env)
    message = printable(failed[1].strip("*").rstrip("."), 200)
    unknown = re.fullmatch(r"'(\w+)' is undefined", message)
    if unknown is None:
        cure = 'Write a macro as `{= question_link("hinge-loss") =}`.'
        problem = build.problem_on_page(file, "{=", message, cure, "macro-call")
    else:
        cure = did_you_mean(unknown[1], env.macros).strip() or f"The macros are {', '.join(sorted(env.macros))}."
        message = f"there is no macro `{unknown[1]}`"
        problem = build.problem_on_page(file, unknown[1], message, cure, "macro-call")
    env.markdown = place(env, Slot(build.report(problem)))


def _build_of(env: Any) -> Build:
    found = (env.conf["extra"] or {}).get(BUILD)
    if found is not None:
        return found  # type: ignore[no-any-return]
    project = Path(env.project_dir)
    return _shared_build(project, str(env.conf["site_url"] or ""), files_state(project / "quizdata"))


@lru_cache(maxsize=1)  # Zensical registers the macros for each page
def _shared_build(project: Path, site_url: str, _state: str) -> Build:
    return Build(project, read_site(project, site_url))


def place(env: Any, slot: Slot) -> str:
    """Return what a slot is in the Markdown: a placeholder, or on an engine without hooks its HTML."""
    slots = slots_of(env.page.meta or {})
    return slot.html if slots is None else slots.put(slot)


def source_of(env: Any) -> Path:
    """Return the file in docs/ of the page being built."""
    name = env.page.file.src_uri if hasattr(env.page, "file") else env.page.path
    return Path(env.project_dir) / "docs" / str(name)


def this_page(env: Any) -> Page:
    """Return the page being built.

    Links in a slot start from the page's address. Zensical reads those in the page's Markdown as relative to the
    source file, and rewrites them: there they start from the source's folder, `topics/`.
    """
    url = str(env.page.url).lstrip("./")
    if slots_of(env.page.meta or {}) is not None:
        return Page(url, url)
    folder = url.rstrip("/").rpartition("/")[0]
    return Page(url, f"{folder}/" if folder else "")
