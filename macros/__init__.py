"""The study guide's package: a bank of questions, and everything made from it.

For mkdocs-macros this is the module that `mkdocs.yml` names; it only hands over to `macros.site`.
"""

import sys
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent
# Zensical runs this file without putting the project on the path.
if str(_HERE.parent) not in sys.path:
    sys.path.insert(0, str(_HERE.parent))


def define_env(env: Any) -> None:
    """Register the macros; called by mkdocs-macros once a build (by Zensical once a page)."""
    from macros.site.macros import register

    register(env)


def on_post_page_macros(env: Any) -> None:
    """Report what failed on a page; called by mkdocs-macros after it has expanded one."""
    from macros.site.macros import report_failed_macro

    report_failed_macro(env)
