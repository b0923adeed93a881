"""Make the virtual environment from the hash-locked file, with nothing but Python and what Debian offers.

Runs before anything is installed and must itself refuse an old Python: it keeps to what 3.6 can read.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)


class NoEnvironment(Exception):
    """The environment cannot be made; the message is the one line that says what to do."""


def check_version(version: "tuple[int, ...]") -> None:
    """Refuse a Python that the locked packages do not support."""
    if version < OLDEST:
        wanted, found = (".".join(str(part) for part in parts[:2]) for parts in (OLDEST, version))
        raise NoEnvironment(
            f"Python {wanted} or newer is needed, this is {found}. Name another: make PYTHON=python{wanted}"
        )


def venv_package() -> str:
    """The Debian package that brings this Python's own way to make environments."""
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def is_root() -> bool:
    """Whether packages of the system can be installed without asking for a password."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(package: str) -> bool:
    """Install one Debian package if that is possible here; say whether it was."""
    if not is_root() or shutil.which("apt-get") is None:
        return False
    print(f"Installing {package}, which Debian keeps apart from Python", flush=True)
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["apt-get", "-qq", "update"], ["apt-get", "-qq", "install", "-y", package]):
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, timeout=600, check=False
        )
        if done.returncode != 0:
            return False
    return True


def has_pip(python: Path) -> bool:
    """Whether the environment is there, starts (its base Python may be gone) and can install."""
    if not python.exists():
        return False
    done = subprocess.run([str(python), "-m", "pip", "--version"], stdout=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def create(folder: Path) -> None:
    """Make an empty environment, bringing what Debian leaves out where that is possible."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    if importlib.util.find_spec("ensurepip") is None and not apt_install(venv_package()):
        raise NoEnvironment(
            f"This Python cannot make environments yet. Type: sudo apt-get install -y {venv_package()}"
            " - then the same make command again."
        )
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise NoEnvironment(f"{' '.join(command)} failed; its own words stand above.")


def install(python: Path, lock: Path) -> None:
    """Install exactly what the lock pins, every file proven by its hash."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "-r", str(lock)]
    if subprocess.run(command, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise NoEnvironment(f"Installing {lock} failed; pip's own words stand above. Is there a network?")


def main(folder: Path, lock: Path) -> None:
    """Bring the environment in `folder` to what `lock` says; what is there already is kept."""
    check_version(sys.version_info[:2])
    python = folder / "bin" / "python"
    print(f"Making the environment in {folder} from {lock}, once", flush=True)
    if not has_pip(python):
        create(folder)
    install(python, lock)


if __name__ == "__main__":
    try:
        where, what = sys.argv[1:]
    except ValueError:
        sys.exit("Name the folder to make, and the locked file: python tools/environment.py .venv requirements.lock")
    try:
        main(Path(where), Path(what))
    except NoEnvironment as problem:
        sys.exit(str(problem))
