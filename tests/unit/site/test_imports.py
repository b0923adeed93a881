"""What a build imports: nothing that only other builds need."""

import subprocess
import sys

from tools.site import PROJECT

LOADED = "import sys, macros.site.macros, macros.site.filling; print(*sorted(sys.modules))"
#: What loads, checks, renders, draws and exports: a build of what is kept does none of it.
UNUSED = ("pydantic", "markdown_it", "pybtex", "PIL", "genanki", "nbformat", "rjsmin", "pygments")


def test_a_build_of_what_is_kept_imports_nothing_that_makes_it() -> None:
    command = [sys.executable, "-c", LOADED]
    loaded = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split()
    assert "macros.site.guide" in loaded
    assert [name for name in UNUSED if name in loaded] == []
