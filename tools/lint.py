"""Run every check of style, types, layers, HTML and workflows, all of them even after one has failed."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.node import NodeMissingError, tool

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PYTHON = (sys.executable, "-m")
SCHEMA = (*PYTHON, "check_jsonschema", "--builtin-schema")
WORKFLOWS = (".github/workflows/ci.yml", ".github/workflows/pages.yml")
#: Folders of scripts that are published.
SCRIPTS = ("docs/assets/quiz", "docs/assets/vendor", "macros/site/theme/assets")
LARGEST = 400_000  # bytes
#: Tracked files that may be larger, each with its reason.
LARGE_FILES: frozenset[str] = frozenset()

CHECKS: tuple[tuple[str, Sequence[str]], ...] = (
    ("style", (*PYTHON, "ruff", "check", "--quiet", ".")),
    ("format", (*PYTHON, "ruff", "format", "--quiet", "--diff", ".")),
    ("types", (*PYTHON, "mypy", "--no-error-summary")),
    ("layers", (str(BIN / "lint-imports"), "--no-logo")),
    ("vendored files", (*PYTHON, "tools.vendor", "check")),
    ("workflows, security", (str(BIN / "zizmor"), "--offline", "--quiet", "--no-progress", ".")),
    ("workflows, schema", (*SCHEMA, "vendor.github-workflows", *WORKFLOWS)),
    ("dependabot, schema", (*SCHEMA, "vendor.dependabot", ".github/dependabot.yml")),
)


def node_checks() -> Iterator[tuple[str, Sequence[str]]]:
    """The checks whose tools come from npm."""
    yield "JavaScript types", (str(tool("tsc")), "--noEmit", "-p", "docs/assets/quiz/jsconfig.json")
    yield "JavaScript for the oldest browsers", (str(tool("eslint")), *SCRIPTS)
    yield "HTML", (*PYTHON, "tools.validate_html")


def large_files(root: Path) -> list[str]:
    """The tracked files above the limit that are not on the list."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, stdout=subprocess.PIPE, text=True, check=True)
    names = (name for name in listed.stdout.split("\0") if name and name not in LARGE_FILES)
    return [name for name in names if (root / name).is_file() and (root / name).stat().st_size > LARGEST]


def run(name: str, command: Sequence[str]) -> bool:
    """Run one check and print how it went; its output is shown only if it failed."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    return report(name, passed=done.returncode == 0, output=done.stdout)


def report(name: str, *, passed: bool, output: str = "") -> bool:
    """Print how a check went."""
    print(f"{'ok' if passed else 'FAILED':7} {name}", flush=True)
    if not passed:
        print(output, flush=True)
    return passed


def main() -> int:
    """Run all; the exit status says whether any failed."""
    failed = [name for name, command in CHECKS if not run(name, command)]
    if large := large_files(ROOT):
        report("file sizes", passed=False, output="\n".join(f"{name}: larger than {LARGEST:,} bytes" for name in large))
        failed.append("file sizes")
    try:
        failed += [name for name, command in node_checks() if not run(name, command)]
    except NodeMissingError as missing:
        print(f"NOT RUN JavaScript, HTML: {missing}")
        failed += ["npm"] if os.environ.get("CI") else []
    if failed:
        print(f"make lint failed: {', '.join(failed)}. `make format` fixes what ruff can fix.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
