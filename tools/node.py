"""The tools that come from npm (TypeScript, Lighthouse), installed once from the hash-locked file."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
INSTALL_SECONDS = 900


class NoNode(RuntimeError):
    """The tools of npm are not to be had here; the message is the one line that says what to do."""


def install(root: Path) -> None:
    """Install what package-lock.json pins, unless that is there already. No package's own script is run."""
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".installed"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise NoNode("npm is not here. On Debian and Ubuntu: sudo apt-get install -y npm")
    print("Installing the tools of package-lock.json into node_modules, once", file=sys.stderr)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        command, cwd=root, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=INSTALL_SECONDS, check=False
    )
    if done.returncode != 0:
        raise NoNode("npm ci failed; its own words stand above. Mend that, then make again.")
    stamp.write_text(wanted, encoding="utf-8")


def tool(name: str, root: Path = ROOT) -> Path:
    """The path of one tool, installed if need be."""
    install(root)
    return root / "node_modules" / ".bin" / name
