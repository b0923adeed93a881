"""The tools from npm (TypeScript, html-validate, Lighthouse), installed once from the hash-locked file."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


class NodeMissingError(RuntimeError):
    """The npm tools cannot be installed; the message is one line that says what to do."""


def tool(name: str, root: Path = ROOT) -> Path:
    """Return the path of a tool; installs what package-lock.json pins unless it is there. No package script runs."""
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    stamp = root / "node_modules" / ".installed"
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        npm = shutil.which("npm")
        if npm is None:
            raise NodeMissingError("npm is missing. Debian: sudo apt-get install -y npm")
        print("Installing the tools of package-lock.json into node_modules", file=sys.stderr)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode:
            raise NodeMissingError("npm ci failed; its own message is above.")
        stamp.write_text(wanted, encoding="utf-8")
    return root / "node_modules" / ".bin" / name
