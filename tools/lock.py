"""Write requirements.lock from pyproject.toml, for every Python and platform the project supports."""

import subprocess
import sys
import tempfile
from pathlib import Path

LOCK = "requirements.lock"
# The oldest Python counts: what it cannot install is not pinned. No address is written: any index serves.
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--quiet",
)


def main(arguments: list[str]) -> int:
    """Resolve with uv, which the environment itself has no use for: it goes into a folder that is dropped."""
    with tempfile.TemporaryDirectory() as scratch:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, "--target", scratch, "uv"], check=False).returncode != 0:
            print("uv could not be installed; pip's own words stand above.", file=sys.stderr)
            return 1
        compile_ = [str(Path(scratch, "bin", "uv")), "pip", "compile", "pyproject.toml", "--group", "dev"]
        return subprocess.run([*compile_, *OPTIONS, *arguments, "-o", LOCK], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
