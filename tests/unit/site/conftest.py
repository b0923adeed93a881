"""The site as engines other than MkDocs build it, for the tests that compare it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SITE, Once
from tools.site_build import WITH_HOOKS, build, copy_project

#: The site, by the name of the engine that built it.
Built = Callable[[str], Path]


@pytest.fixture(scope="session")
def built(once: Once, site: Path) -> Built:
    """The site of an engine, with what `make build` adds where that runs no hooks."""
    return lambda engine: site if engine == "mkdocs" else once(engine, lambda folder: _built(folder, engine))


def _built(folder: Path, engine: str) -> Path:
    site = build(copy_project(folder), engine, site_url=SITE)
    if engine not in WITH_HOOKS:
        command = [sys.executable, "-m", "macros", "export", "all", "-o", "site/downloads/"]
        environment = {**os.environ, "PYTHONPATH": str(folder), "SITE_URL": SITE}
        subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE)
    return site
