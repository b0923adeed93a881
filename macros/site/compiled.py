"""Compiled templates, ours and the theme's, kept as Python keeps compiled modules: they were a third of a small build.

They lie in the `.cache` beside the package, since they depend on no bank, and not in a folder that `serve` watches.
"""

from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDER = _PACKAGE.parent / ".cache" / "templates"


def our_templates() -> "CompiledTemplates":
    """The cache for our own templates: their filters, their environment and the words in them stand in these files."""
    files = [_PACKAGE / "templates.py", *sorted((_PACKAGE / "render").glob("*.*"))]
    return CompiledTemplates(" ".join(f"{file.name} {file.stat().st_mtime_ns}" for file in files))


class CompiledTemplates(FileSystemBytecodeCache):
    """A cache for one environment; what is unwritable is no cache."""

    def __init__(self, compiler: str, folder: Path = _FOLDER) -> None:
        """``compiler`` changes with all that a compiled template depends on beside its source and Jinja.

        Filters are among it: Jinja applies them to what is constant when it compiles.
        """
        super().__init__(str(folder))
        self._compiler = f"{version('jinja2')} {compiler}"

    def get_source_checksum(self, source: str) -> str:
        """What tells whether the kept one is of this source."""
        return super().get_source_checksum(f"{self._compiler}\n{source}")

    def load_bytecode(self, bucket: "Bucket") -> None:
        """Look for a compiled template."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: "Bucket") -> None:
        """Keep a compiled template."""
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
