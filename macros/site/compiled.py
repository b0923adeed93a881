"""Compiled templates, ours and the theme's, kept as Python keeps compiled modules: they were a third of a small build.

They lie in the `.cache` beside the package, since they depend on no bank, and not in a folder that `serve` watches.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from macros.render.strings import strings

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_WORD = re.compile(r"\bt((?:\.\w+)+)")
_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDER = _PACKAGE.parent / ".cache" / "templates"


def our_templates() -> "CompiledTemplates":
    """The cache for our own templates: their filters and the options of their environment stand in these modules."""
    files = [_PACKAGE / "templates.py", *sorted((_PACKAGE / "render").glob("*.py"))]
    return CompiledTemplates(" ".join(f"{file.name} {file.stat().st_mtime_ns}" for file in files), words=strings())


class CompiledTemplates(FileSystemBytecodeCache):
    """A cache for one environment; what is unwritable is no cache."""

    def __init__(self, compiler: str, folder: Path = _FOLDER, words: Mapping[str, object] | None = None) -> None:
        """``compiler`` changes with all that a compiled template depends on beside its source and Jinja.

        Filters are among it: Jinja applies them to what is constant when it compiles. ``words`` are what a template
        calls `t`: those that it names are in what it is compiled to.
        """
        super().__init__(str(folder))
        self._compiler = f"{version('jinja2')} {compiler}"
        self._words = words or {}

    def get_source_checksum(self, source: str) -> str:
        """What tells whether the kept one is of this source."""
        named = [repr(self._word(path)) for path in sorted(set(_WORD.findall(source)))]
        return super().get_source_checksum("\n".join((self._compiler, *named, source)))

    def _word(self, path: str) -> object:
        found: object = self._words
        for name in path.removeprefix(".").split("."):
            found = found.get(name) if isinstance(found, Mapping) else found
        return found

    def load_bytecode(self, bucket: "Bucket") -> None:
        """Look for a compiled template."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: "Bucket") -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
