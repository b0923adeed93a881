"""The study guide's package: a bank of questions, and everything made from it.

For mkdocs-macros this is the module that `mkdocs.yml` names; it only hands over to `macros.site`.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
# Zensical runs this file without putting the project on the path.
if str(_HERE.parent) not in sys.path:
    sys.path.insert(0, str(_HERE.parent))


def define_env(env: Any) -> None:
    """Register the macros; called by mkdocs-macros once a build (by Zensical once a page)."""
    state = import_module("macros.site.reload").forget_edited_modules(_HERE)
    import_module("macros.site.macros").register(env, state)
