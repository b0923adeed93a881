"""Find the Chromium or Chrome that tests drive; `python -m tools.browser` downloads one where there is none."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright

#: The shell first: it has no window, and so none of the pages that Chromium loads for its window in each profile.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
#: Containers and root have no sandbox to offer.
ARGUMENTS = ("--no-sandbox",)
_PROBE = ("--headless", *ARGUMENTS, "--disable-gpu", "--no-first-run", "--dump-dom", "about:blank")
#: In a process of its own: Playwright's driver refuses to start inside an event loop, which tests may run.
_DOWNLOADED = (
    "from playwright.sync_api import sync_playwright\nwith sync_playwright() as it: print(it.chromium.executable_path)"
)
_SECONDS = 60


class BrowserMissingError(RuntimeError):
    """No browser starts on this machine; the message is one line that says what to do."""


def find_browser(environ: Mapping[str, str] = os.environ) -> str | None:
    """Return the path of the first browser that starts."""
    return next((path for path in _candidates(environ) if _starts(path)), None)


def require_browser(environ: Mapping[str, str] = os.environ) -> str:
    """Return the path of a browser; raises BrowserMissingError, so that a test fails instead of being skipped."""
    path = find_browser(environ)
    if path is not None:
        return path
    if chosen := environ.get("CHROME_PATH"):
        raise BrowserMissingError(f"CHROME_PATH={chosen} does not start as a browser. Correct it, or unset it.")
    raise BrowserMissingError(
        "No browser found. Install Chromium or Chrome (Debian: sudo apt-get install -y chromium),"
        " or set CHROME_PATH to the one you have."
    )


@contextmanager
def launch_browser(playwright: Playwright) -> Iterator[Browser]:
    """Start the browser of this machine, without a window."""
    with closing(playwright.chromium.launch(executable_path=require_browser(), args=ARGUMENTS)) as browser:
        yield browser


def _candidates(environ: Mapping[str, str]) -> Iterator[str]:
    """Where a browser may be. If `CHROME_PATH` names one, no other is tried."""
    if chosen := environ.get("CHROME_PATH"):
        yield chosen
        return
    yield from filter(None, (shutil.which(name, path=environ.get("PATH")) for name in NAMES))
    done = subprocess.run([sys.executable, "-c", _DOWNLOADED], capture_output=True, text=True, check=False)
    if done.returncode == 0 and Path(done.stdout.strip()).is_file():
        yield done.stdout.strip()


def _starts(path: str) -> bool:
    """Whether the browser really starts: Ubuntu's chromium may be a stub, and a library may be missing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [path, f"--user-data-dir={profile}", *_PROBE]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return False
    return done.returncode == 0 and b"<html" in done.stdout


def main() -> int:
    """Make sure that there is a browser: download Playwright's where none starts."""
    if find_browser() is None and not os.environ.get("CHROME_PATH"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    try:
        require_browser()
    except BrowserMissingError as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
