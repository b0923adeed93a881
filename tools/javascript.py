"""Check the types that the JavaScript states in its comments, with TypeScript."""

import os
import subprocess
import sys
from pathlib import Path

from tools.node import ROOT, NoNode, tool

NOT_RUN = 77  # the exit status that test runners read as: this was left out
CONFIG = Path("docs/assets/quiz/jsconfig.json")


def main() -> int:
    """Run TypeScript; where npm is missing say so, and fail where nobody would read it."""
    try:
        compiler = tool("tsc")
    except NoNode as missing:
        print(f"The types of the JavaScript were not checked: {missing}", file=sys.stderr)
        return 1 if os.environ.get("CI") else NOT_RUN
    done = subprocess.run([str(compiler), "--noEmit", "-p", str(CONFIG)], cwd=ROOT, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
