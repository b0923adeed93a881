"""Lighthouse on pages of a served site, as a phone sees them: a module of `make bench`."""

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools import node

FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SECONDS = 300


class NoAudit(RuntimeError):
    """Lighthouse gave no report for a page; the message names the page and the cause."""


@dataclass(frozen=True)
class Scores:
    """One page: scores from 0 to 100, and how far its content moved while it loaded (CLS, 0 is none)."""

    url: str
    performance: int
    accessibility: int
    best_practices: int
    seo: int
    layout_shift: float
    failed: tuple[str, ...]


def read(report: str, url: str) -> Scores:
    """The scores of one report in Lighthouse's own JSON, and the ids of the audits that cost it points."""
    found = json.loads(report)
    if error := found.get("runtimeError"):
        raise NoAudit(f"{url}: {error.get('message', error)}")
    audits, categories = found["audits"], found["categories"]
    weighed = {ref["id"] for part in categories.values() for ref in part["auditRefs"] if ref["weight"] > 0}
    scored = {name: audits[name]["score"] for name in weighed}
    points = {name: round(100 * (part["score"] or 0)) for name, part in categories.items()}
    return Scores(
        url=url,
        performance=points["performance"],
        accessibility=points["accessibility"],
        best_practices=points["best-practices"],
        seo=points["seo"],
        layout_shift=float(audits["cumulative-layout-shift"]["numericValue"]),
        # No score at all means that the audit does not apply to the page.
        failed=tuple(sorted(name for name, score in scored.items() if score is not None and score < 1)),
    )


def audit(url: str, chrome: str) -> Scores:
    """Run Lighthouse on one page; its preset for a phone is what it does when told nothing."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # Through a file: on a pipe Lighthouse exits before a long report is written to its end.
        report = Path(folder, "report.json")
        command = [str(node.tool("lighthouse")), url, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--chrome-flags={FLAGS}", f"--only-categories={','.join(CATEGORIES)}"]
        command += ["--no-enable-error-reporting"]
        done = subprocess.run(
            command,
            env={**os.environ, "CHROME_PATH": chrome},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        if report.is_file():
            return read(report.read_text(encoding="utf-8"), url)
    last = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
    raise NoAudit(f"{url}: {last[-1]}")
