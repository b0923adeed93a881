"""Runs the command line."""

import sys

try:
    from macros.cli import main
except ModuleNotFoundError as missing:
    if f"{missing.name}.".startswith("macros."):
        raise
    sys.exit(f"This Python has no `{missing.name}`. Type: make env && . .venv/bin/activate")

if __name__ == "__main__":
    main(prog_name="python -m macros")
