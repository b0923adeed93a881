"""Pin what pyproject.toml asks for: the site's packages, and with them those of tests and tools."""

import subprocess
import sys
import tempfile
from pathlib import Path

#: The lock of the site, and the lock of development, which holds the same versions and more.
LOCKS = (("requirements.lock", ()), ("requirements-dev.lock", ("--group", "dev", "--constraint", "requirements.lock")))
# The oldest supported Python decides. No index is named: any will do.
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
    """Resolve with uv, installed into a temporary folder: nothing else needs it."""
    with tempfile.TemporaryDirectory() as scratch:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, "--target", scratch, "uv"], check=False).returncode != 0:
            print("uv could not be installed; pip's own message is above.", file=sys.stderr)
            return 1
        compile_ = [str(Path(scratch, "bin", "uv")), "pip", "compile", "pyproject.toml"]
        return max(
            subprocess.run([*compile_, *options, *OPTIONS, *arguments, "-o", lock], check=False).returncode
            for lock, options in LOCKS
        )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
