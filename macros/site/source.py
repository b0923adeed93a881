"""What a build is made from: the cache of former builds, and a bank that is loaded once something is not kept."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from macros.problems import Problem
from macros.site.assets import Assets
from macros.site.cache import SlotCache
from macros.site.compiled import our_templates

if TYPE_CHECKING:
    from macros.load import Loaded
    from macros.render.renderer import Renderer

T = TypeVar("T")

# MkDocs and ProperDocs count what is logged here: an error makes `build --strict` fail, even with -q.
LOG = logging.getLogger("mkdocs.plugins.quiz")


class Source:
    """The bank of a project; tells of every problem in it, once."""

    def __init__(self, project: Path, package_state: str) -> None:
        """Look for mistakes in the bank of `project`, unless the same files had none before."""
        self.project = project
        self.root = project / "quizdata"
        self.assets = Assets(project / "docs")
        self.cache = SlotCache.of(project, f"{package_state} {self.assets.edition}")
        self._loaded: Loaded | None = None
        self._rendering: Renderer | None = None
        if not self.cache.sound:
            from macros.check.published import record_problems

            self._tell((*self.loaded.problems, *record_problems(self.loaded, self.root)))

    @property
    def loaded(self) -> "Loaded":
        """The bank."""
        from macros.load import load_bank

        if self._loaded is None:
            self._loaded = load_bank(self.root)
        return self._loaded

    @property
    def renderer(self) -> "Renderer":
        """Its renderer."""
        from macros.render.renderer import Renderer

        if self._rendering is None:
            self._rendering = Renderer(self.loaded.bank, our_templates(), self.assets.addresses)
        return self._rendering

    def sure(self, make: Callable[..., T], *arguments: object) -> T:
        """What `make` gives; where a formula stops it, what it gives of the bank without such questions.

        Looking at every formula before it is rendered would cost each build a tenth of its time.
        """
        from math_core import LatexError

        try:
            return make(*arguments)
        except LatexError:
            from macros.check import without_broken_markdown

            before = set(self.loaded.problems)
            self._loaded, self._rendering = without_broken_markdown(self.loaded, self.root), None
            self._tell([problem for problem in self._loaded.problems if problem not in before])
            return make(*arguments)

    def _tell(self, problems: Sequence[Problem]) -> None:
        for problem in problems:
            LOG.error("%s", problem)
        self.cache.declare(sound=not problems)
