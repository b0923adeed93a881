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
# The only library that Playwright's driver needs and a bare Debian or Ubuntu lacks.
DRIVER_LIBRARY = "libatomic1"
PLAYWRIGHT = (sys.executable, "-m", "playwright")
# In a process of its own: Playwright's driver refuses to start where an event loop runs, as in its tests.
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright\nwith sync_playwright() as it: print(it.chromium.executable_path)"
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


def driver_starts() -> bool:
    """Whether Playwright's driver, a program of its own, finds the libraries it needs."""
    command = [*PLAYWRIGHT, "--version"]
    return subprocess.run(command, capture_output=True, timeout=START_SECONDS, check=False).returncode == 0


def advice(environ: Mapping[str, str], system: System, *, driver: bool) -> str:
    """The one line for a person whose machine lacks what we could not add."""
    if (chosen := environ.get("CHROME_PATH")) and driver:
        return f"CHROME_PATH={chosen} does not start as a browser: correct or unset it, then make test again."
    python = f"{Path(sys.prefix).name}/bin/python"
    download = f"{python} -m playwright install chromium"
    ways = {
        ("debian", True): "sudo apt-get install -y chromium",
        ("debian", False): f"sudo apt-get install -y {DRIVER_LIBRARY} chromium",
        ("ubuntu", True): f"{download} && sudo {python} -m playwright install-deps chromium",
        ("ubuntu", False): f"sudo apt-get install -y {DRIVER_LIBRARY}",
    }
    way = ways.get((system.name, driver), "install Chromium or Chrome, or set CHROME_PATH to one you have")
    what = "browser" if driver else "browser and library of its driver"
    return f"The tests lack a {what}. Type: {way} - then make test again."


def run(command: Sequence[str]) -> bool:
    """Run one step of an installation; of a failure, show only the line that tells most."""
    print("For the browser tests:", " ".join(command).replace(f"{sys.executable} -m ", ""), flush=True)
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
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        telling = [line for line in lines if "error" in line.lower()] or lines or [str(done.returncode)]
        print(f"  failed: {telling[-1][:160]}", flush=True)
    return done.returncode == 0


def apt_install(package: str) -> bool:
    """Install one of the distribution's packages."""
    options = ["-q", "-y", "--no-install-recommends"]
    return run(["apt-get", "-q", "update"]) and run(["apt-get", *options, "install", package])


def install(system: System) -> None:
    """Try Playwright's own download; then, on Debian, its own browser (Ubuntu's is only a stub)."""
    if run([*PLAYWRIGHT, "install", "chromium"]) and system.apt and find() is None:
        run([*PLAYWRIGHT, "install-deps", "chromium"])
    if system.apt and system.name == "debian" and find() is None:
        apt_install("chromium")


def require(environ: Mapping[str, str] = os.environ) -> str:
    """The browser for a test; without one the test fails, it is not skipped."""
    path = find(environ)
    if path is None:
        raise NoBrowser(advice(environ, System.here(), driver=True))
    return path


def ensure(environ: Mapping[str, str] = os.environ) -> str:
    """The browser that is there, or else one that is installed now; and what drives it."""
    system = System.here()
    driver = driver_starts() or (system.apt and apt_install(DRIVER_LIBRARY) and driver_starts())
    if driver and find(environ) is None and not environ.get("CHROME_PATH"):
        install(system)
    if not driver:
        raise NoBrowser(advice(environ, system, driver=False))
    return require(environ)


if __name__ == "__main__":
    try:
        ensure()
    except NoBrowser as problem:
        sys.exit(str(problem))
