"""The set-up: commands, locks, what no file may name, and how a machine without a browser is met."""

import os
import re
import socket
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import browser, lint, node, port

ROOT = Path(__file__).parent.parent
MADE = {".git", ".venv", ".cache", ".hypothesis", "node_modules", "site", "__pycache__"}


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make as a person would, not as part of the make that may run these tests."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


def targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    found = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert found is not None
    return found[1].split()


LOCKS = ("requirements.lock", "requirements-dev.lock")


def locked(name: str) -> dict[str, list[str]]:
    """Each pinned requirement of a lock and the hashes that prove it."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    entries = (line.split(" --hash=") for line in text.splitlines() if line.strip())
    return {pin.strip(): hashes for pin, *hashes in entries}


def project_files() -> Iterator[Path]:
    """Every file of the project that holds text, as a clone would have it."""
    for folder, subfolders, files in os.walk(ROOT):
        subfolders[:] = [name for name in subfolders if name not in MADE and not name.endswith("_cache")]
        yield from (Path(folder, name) for name in files if name not in MADE)


def program(folder: Path, name: str, script: str) -> Path:
    """A small program of the given name, to stand where a browser would."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_help_is_the_default_and_lists_every_target() -> None:
    shown = make().stdout
    assert shown == make("help").stdout
    assert re.findall(r"^make (\w+) +\S", shown, re.MULTILINE) == targets()


def test_a_second_run_makes_no_environment() -> None:
    assert make("-q", "dev").returncode == 0, "`make dev` would install again: run it once, then these tests"


def test_an_unknown_engine_is_refused_in_one_line() -> None:
    done = make("-n", "build", "ENGINE=hugo")
    assert done.returncode != 0
    assert 'ENGINE is mkdocs, properdocs or zensical, not "hugo"' in done.stderr


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_proven(lock: str) -> None:
    for pin, hashes in locked(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[^ ]+( ; .+)?", pin)
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", entry.strip()) for entry in hashes)


def test_both_locks_pin_the_same_versions() -> None:
    site, dev = (set(locked(lock)) for lock in LOCKS)
    assert site < dev


def test_the_locks_satisfy_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = (project["project"]["dependencies"], project["dependency-groups"]["dev"])
    for lock, texts in zip(LOCKS, asked, strict=True):
        pins = [Requirement(pin) for pin in locked(lock)]
        for wanted in map(Requirement, texts):
            same = [pin for pin in pins if canonicalize_name(pin.name) == canonicalize_name(wanted.name)]
            assert same, f"{wanted} is not in {lock}: run `make lock`"
            for pin in same:
                version = next(iter(pin.specifier)).version
                assert wanted.specifier.contains(version), f"{wanted} is pinned at {version}: run `make lock`"


def test_the_lock_of_npm_proves_every_package_and_names_no_registry() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = len(re.findall(r'^    "node_modules/', text, re.MULTILINE))
    assert packages == text.count('"integrity": "sha512-')
    assert '"resolved"' not in text


def test_no_file_names_a_machine_or_a_registry() -> None:
    folders = [f"/{name}/" for name in ("work", "root")]
    folders += [f"{path}/" for path in (ROOT, Path.home()) if len(path.parts) > 1]
    hosts = [f"{name}.org" for name in ("pypi", "pythonhosted", "registry.npmjs", "deb.debian", "security.debian")]
    needles = [needle.encode() for needle in (*folders, *hosts)]
    found = [
        f"{path.relative_to(ROOT)}: {needle.decode()}"
        for path in project_files()
        for needle in needles
        if needle in path.read_bytes()
    ]
    assert not found


def test_a_taken_port_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server((port.HOST, 0)) as server:
        taken = server.getsockname()[1]
        assert port.main([str(taken)]) == 0
    printed = capsys.readouterr()
    assert int(printed.out) > taken
    assert printed.err == f"Port {taken} is taken: using {int(printed.out)}.\n"


@pytest.mark.parametrize("wrong", ["", "http", "0", "70000"])
def test_a_port_that_is_none_is_refused(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert port.main([wrong]) == 1
    assert capsys.readouterr().err == f"PORT is a number from 1 to 65535, not '{wrong}'.\n"


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path, "chromium-browser", "echo 'Command requires the snap' >&2; exit 1")
    works = program(tmp_path, "google-chrome", "echo '<html></html>'")
    assert browser.find_browser({"PATH": str(tmp_path)}) == str(works)


def test_the_browser_that_was_asked_for_is_taken_or_nothing(tmp_path: Path) -> None:
    stub = program(tmp_path, "mine", "exit 1")
    program(tmp_path, "chromium", "echo '<html></html>'")
    environ = {"PATH": str(tmp_path), "CHROME_PATH": str(stub)}
    assert browser.find_browser(environ) is None
    with pytest.raises(browser.BrowserMissingError, match=r"^CHROME_PATH=\S+ does not start as a browser\."):
        browser.require_browser(environ)


def test_a_machine_without_a_browser_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    with pytest.raises(browser.BrowserMissingError, match=r"^No browser found\. Install Chromium .* CHROME_PATH"):
        browser.require_browser({"PATH": str(tmp_path)})


def test_the_browser_of_this_machine_is_found() -> None:
    assert Path(browser.require_browser()).is_file()


def test_a_large_tracked_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.bin").write_bytes(b"0" * (lint.LARGEST + 1))
    (tmp_path / "small.bin").write_bytes(b"0" * lint.LARGEST)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert lint.large_files(tmp_path) == []
    subprocess.run(["git", "add", "."], cwd=tmp_path, check=True)
    assert lint.large_files(tmp_path) == ["large.bin"]


def test_without_npm_the_cause_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmp_path.joinpath("package-lock.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(node.NodeMissingError, match=r"^npm is missing\. .*apt-get install"):
        node.tool("tsc", tmp_path)
