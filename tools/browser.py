"""Find a Chromium for the tests, or install one; where neither works, one line says what to do."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chromium-headless-shell",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Without a sandbox, as in the tests: containers and root have none to offer.
PROBE = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom", "about:blank")
START_SECONDS = 60
INSTALL_SECONDS = 1200
PLAYWRIGHT = (sys.executable, "-m", "playwright")
# In a process of its own: Playwright's driver refuses to start where an event loop runs, as in its tests.
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright\n"
    "with sync_playwright() as it: print(it.chromium.executable_path)"
)


class NoBrowser(RuntimeError):
    """No browser starts here; the message is the one line that says what to do."""


@dataclass(frozen=True)
class System:
    """What this machine lets us install with."""

    name: str
    apt: bool

    @classmethod
    def here(cls) -> "System":
        """The machine this runs on."""
        try:
            name = platform.freedesktop_os_release().get("ID", "")
        except OSError:
            name = ""
        return cls(name, apt=os.geteuid() == 0 and shutil.which("apt-get") is not None)


def starts(path: str) -> bool:
    """Whether the browser really starts: Ubuntu's chromium may be a stub, a library may be missing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, f"--user-data-dir={profile}", *PROBE]
        try:
            done = subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=START_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and b"<html" in done.stdout


def downloaded() -> str | None:
    """The browser that Playwright has downloaded before, if it did."""
    command = [sys.executable, "-c", PLAYWRIGHT_PATH]
    done = subprocess.run(command, capture_output=True, text=True, timeout=START_SECONDS, check=False)
    path = done.stdout.strip()
    return path if done.returncode == 0 and Path(path).is_file() else None


def candidates(environ: Mapping[str, str]) -> Iterator[str]:
    """Where a browser may be, the reader's own choice first; a choice that fails is not worked around."""
    if chosen := environ.get("CHROME_PATH"):
        yield chosen
        return
    yield from filter(None, (shutil.which(name, path=environ.get("PATH")) for name in NAMES))
    if path := downloaded():
        yield path


def find(environ: Mapping[str, str] = os.environ) -> str | None:
    """The first browser that starts."""
    return next((path for path in candidates(environ) if starts(path)), None)


def advice(environ: Mapping[str, str], system: System) -> str:
    """The one line for a person whose machine has no browser and could not be given one."""
    if chosen := environ.get("CHROME_PATH"):
        return f"CHROME_PATH={chosen} does not start as a browser: correct it, or unset it; then make test again."
    ways = {
        "debian": "sudo apt-get install -y chromium",
        "ubuntu": f"sudo {Path(sys.prefix).name}/bin/python -m playwright install-deps chromium, then "
        f"{Path(sys.prefix).name}/bin/python -m playwright install chromium",
    }
    way = ways.get(system.name, "install Chromium or Chrome")
    return f"No browser for the tests: {way}, or set CHROME_PATH to one you have; then make test again."


def run(command: Sequence[str]) -> bool:
    """Run one step of an installation; of a failure, show the last line only."""
    print(f"No browser found. Trying: {' '.join(command[-3:])}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command,
            env=quiet,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"  gave up after {INSTALL_SECONDS // 60} minutes", flush=True)
        return False
    if done.returncode != 0:
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        print(f"  failed: {lines[-1].strip()[:160] if lines else done.returncode}", flush=True)
    return done.returncode == 0


def install(system: System) -> None:
    """Try Playwright's own download; then, on Debian, the distribution's browser (Ubuntu's is only a stub)."""
    if run([*PLAYWRIGHT, "install", "chromium"]) and system.apt and find() is None:
        run([*PLAYWRIGHT, "install-deps", "chromium"])
    if system.apt and system.name == "debian" and find() is None and run(["apt-get", "-q", "update"]):
        run(["apt-get", "-q", "-y", "--no-install-recommends", "install", "chromium"])


def require(environ: Mapping[str, str] = os.environ) -> str:
    """The browser for a test; without one the test fails, it is not skipped."""
    path = find(environ)
    if path is None:
        raise NoBrowser(advice(environ, System.here()))
    return path


def ensure(environ: Mapping[str, str] = os.environ) -> str:
    """The browser that is there, or else one that is installed now."""
    if find(environ) is None and not environ.get("CHROME_PATH"):
        install(System.here())
    return require(environ)


if __name__ == "__main__":
    try:
        ensure()
    except NoBrowser as problem:
        sys.exit(str(problem))
