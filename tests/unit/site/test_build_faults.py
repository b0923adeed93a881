"""What a machine can do to a build: a folder that cannot be written, a full disk, two builds at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.site_build import build, copy_project, run_build


def test_an_unusable_cache_does_not_stop_the_build(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    (folder / ".cache").write_text("a file where a folder belongs", encoding="utf-8")
    done = run_build(folder)
    assert done.returncode == 0, done.stdout
    assert "Traceback" not in done.stdout
    assert (folder / "site/downloads/SHA256SUMS").is_file()
    assert str(folder) not in (folder / "site/downloads/index.html").read_text(encoding="utf-8")


def test_a_full_disk_ends_the_build_with_one_line(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    script = f"""
import errno
from macros.site import generated_pages
def full(*_):
    raise OSError(errno.ENOSPC, "No space left on device", "site/feed.xml")
generated_pages.write_generated_files = full
from mkdocs.__main__ import cli
cli(["build", "-f", {str(folder / "mkdocs.yml")!r}])
"""
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "site/feed.xml: No space left on device." in done.stderr
    assert "Traceback" not in done.stderr


def test_two_builds_at_once_both_end(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"}
    commands = [
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / name)] for name in ("a", "b")
    ]
    running = [
        subprocess.Popen(each, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for each in commands
    ]
    for process in running:
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0, output
    first, second = ((tmp_path / name / "downloads/SHA256SUMS").read_bytes() for name in ("a", "b"))
    assert first == second


def test_a_locale_without_utf_8_builds_below_a_path_with_accents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("LC_ALL", "POSIX"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0")):
        monkeypatch.setenv(name, value)
    site = build(copy_project(tmp_path / "Übung"))
    assert "β" in (site / "topics/regularization/index.html").read_text(encoding="utf-8")
