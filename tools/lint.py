"""Run every check of style, types, layers and workflows, each of them even after one has failed."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.javascript import NOT_RUN

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PYTHON = (sys.executable, "-m")
SCHEMA = (*PYTHON, "check_jsonschema", "--builtin-schema")
WORKFLOWS = (".github/workflows/ci.yml", ".github/workflows/pages.yml")

CHECKS: tuple[tuple[str, Sequence[str]], ...] = (
    ("style", (*PYTHON, "ruff", "check", "--quiet", ".")),
    ("format", (*PYTHON, "ruff", "format", "--quiet", "--diff", ".")),
    ("types", (*PYTHON, "mypy", "--no-error-summary")),
    ("layers", (str(BIN / "lint-imports"), "--no-logo")),
    ("HTML", (*PYTHON, "tools.html")),
    ("JavaScript types", (*PYTHON, "tools.javascript")),
    ("vendored files", (*PYTHON, "tools.vendor", "check")),
    ("workflows, security", (str(BIN / "zizmor"), "--offline", "--quiet", "--no-progress", ".")),
    ("workflows, schema", (*SCHEMA, "vendor.github-workflows", *WORKFLOWS)),
    ("dependabot, schema", (*SCHEMA, "vendor.dependabot", ".github/dependabot.yml")),
)


def run(name: str, command: Sequence[str]) -> int:
    """Run one check and say how it went; what it has to say itself is shown only if it failed."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    word = {0: "ok", NOT_RUN: "NOT RUN"}.get(done.returncode, "FAILED")
    print(f"{word:7} {name}", flush=True)
    if word == "FAILED":
        print(done.stdout, flush=True)
    return done.returncode


def main() -> int:
    """Run all; the exit status says whether any failed."""
    failed = [name for name, command in CHECKS if run(name, command) not in (0, NOT_RUN)]
    if failed:
        print(f"make lint failed: {', '.join(failed)}. What ruff can mend, `make format` mends.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
