"""Publishes the browser's modules and style sheets: minified one by one, at an address that contains their edition.

The edition is a hash of all of them, so the relative imports of a module stay within one edition, and a cached page
never loads a module of another.
"""

import hashlib
import re
from functools import cached_property
from pathlib import Path

from macros.render.urls import ModuleAddresses

#: Where the sources are, from the documentation folder, and below which the editions are published, from the site.
FOLDER = "assets/quiz"
_VENDOR = "assets/vendor"
_IMPORT = re.compile(r'^import\b[^;"]*"(\.\.?/[^"]+)"', re.MULTILINE)


class Assets:
    """The modules and style sheets in a documentation folder, as they are now."""

    def __init__(self, docs: Path) -> None:
        sources = docs / FOLDER
        paths = sorted([*sources.glob("*.js"), *sources.glob("*.css"), *(docs / _VENDOR).glob("*.js")])
        self._texts = {path.name: path.read_text(encoding="utf-8") for path in paths}

    @cached_property
    def edition(self) -> str:
        """A hash of the names and texts."""
        seen = hashlib.sha256()
        for name, text in self._texts.items():
            seen.update(f"{name}\0{text}\0".encode())
        return seen.hexdigest()[:12]

    @property
    def addresses(self) -> ModuleAddresses:
        """Where the pages of this edition find its files."""
        imports = {name: self.imported_by(name) for name in self._texts if name.endswith(".js")}
        return ModuleAddresses(f"{FOLDER}/{self.edition}/", imports)

    def imported_by(self, name: str) -> tuple[str, ...]:
        """The names of all modules that a module imports, directly or not."""
        found = [name]
        for module in found:  # it grows
            needed = [Path(path).name for path in _IMPORT.findall(self._texts.get(module, ""))]
            found += [each for each in dict.fromkeys(needed) if each not in found]
        return tuple(found[1:])

    def versioned(self, path: str) -> str:
        """The address of a file that `mkdocs.yml` names, in this edition; other paths as they are."""
        folder, _, name = path.rpartition("/")
        return f"{FOLDER}/{self.edition}/{name}" if folder == FOLDER and name in self._texts else path

    def write(self, site: Path) -> None:
        """Write this edition into a built site."""
        folder = site / FOLDER / self.edition
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in self._texts.items():
            (folder / name).write_text(_published(name, text), encoding="utf-8", newline="\n")

    def write_unversioned(self, site: Path) -> None:
        """Write what `mkdocs.yml` names at its plain address, for an engine without hooks."""
        for name, text in self._texts.items():
            if name.endswith(".css") or name == "search-input.js":
                (site / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


def _published(name: str, text: str) -> str:
    import rcssmin
    import rjsmin

    if name.endswith(".css"):  # fonts stay where they are: they change less often
        return f"{rcssmin.cssmin(text.replace('../vendor/', '../../vendor/'))}\n"
    flat = text.replace('"../vendor/', '"./')
    return f"{rjsmin.jsmin(flat)}\n"
