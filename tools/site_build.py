"""Build the site in a copy of the project, with any of the engines: for tests and benchmarks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PARTS = ("macros", "quizdata", "docs", "mkdocs.yml")
ENGINES = {
    "mkdocs": ("mkdocs", "build", "--strict", "-f", "mkdocs.yml"),
    "properdocs": ("properdocs", "build", "--strict", "-f", "mkdocs.yml"),
    "zensical": ("zensical", "build", "--strict", "--clean", "-f", "mkdocs.yml"),
}
#: They write the questions' own pages by themselves.
WITH_HOOKS = ("mkdocs", "properdocs")


class BuildFailed(RuntimeError):
    """An engine refused the site; the message is what it printed."""


def copy_project(folder: Path) -> Path:
    """What a build reads, in `folder`: the copy can be changed, and built, without touching the project."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        source = PROJECT / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    return folder


def run_build(folder: Path, engine: str = "mkdocs", site_url: str = "") -> subprocess.CompletedProcess[str]:
    """Build the copy in `folder`, strictly; what the engine printed and its exit status."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    if site_url:
        environment["SITE_URL"] = site_url
    done = _run(ENGINES[engine], folder, environment)
    return done if done.returncode or engine in WITH_HOOKS else _run(("macros", "pages"), folder, environment)


def _run(module: tuple[str, ...], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *module],
        cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
    )  # fmt: skip


def build(folder: Path, engine: str = "mkdocs", site_url: str = "") -> Path:
    """The folder of the built site; raises BuildFailed when the engine refuses it."""
    done = run_build(folder, engine, site_url)
    if done.returncode:
        raise BuildFailed(f"{engine} failed in {folder}:\n{done.stdout}")
    return folder / "site"
