"""What every workflow keeps to; their syntax and known weaknesses are checked by `make lint`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
SELF = "$/.github/workflows/"


def read(path: Path) -> Any:
    """The workflow with every scalar as text, so that the key `on` stays a word."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - makes text only


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from read(path)["jobs"].items()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for _, job in jobs(path):
        yield from job.get("steps", [])


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "pages.yml"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_permitted_but_what_a_job_asks_for(path: Path) -> None:
    assert read(path)["permissions"] == {}
    assert all("permissions" in job for _, job in jobs(path))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_its_full_hash_and_says_its_version(path: Path) -> None:
    lines = re.findall(r"^\s*(?:- )?uses: (\S+)(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert lines
    for action, comment in lines:
        if not action.startswith(SELF):
            assert PINNED.fullmatch(action), action
            assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{action}{comment}"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_checkout_leaves_its_credentials_behind(path: Path) -> None:
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_job_ends_by_itself(path: Path) -> None:
    assert all("uses" in job or int(job["timeout-minutes"]) <= 60 for _, job in jobs(path))


def test_workflows_run_the_commands_that_people_run() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    called = {
        name
        for path in WORKFLOWS
        for step in steps(path)
        for name in re.findall(r"^\s*make (\w+)", step.get("run", ""), re.MULTILINE)
    }
    assert called == {"booklet", "build", "check", "lint", "test"}
    assert all(re.search(rf"^{name}:", makefile, re.MULTILINE) for name in called)


def test_only_main_is_published_and_only_after_ci() -> None:
    deploy = dict(jobs(ROOT / ".github" / "workflows" / "pages.yml"))["deploy"]
    assert "ci" in deploy["needs"]
    assert "github.ref == 'refs/heads/main'" in deploy["if"]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert not any("run" in step for step in deploy["steps"])


def test_the_published_site_takes_reports_in_its_own_repository() -> None:
    [build] = [step for step in steps(ROOT / ".github" / "workflows" / "ci.yml") if step.get("name") == "Build"]
    repository = "${{ github.server_url }}/${{ github.repository }}"
    assert build["env"]["REPORT_URL"] == repository + "/issues/new?title={title}&body={body}"
