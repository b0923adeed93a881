"""Which edition of which guide an export is of, as mkdocs.yml and git tell it."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from macros.export.edition import Edition
from macros.render.site import Site
from macros.render.strings import strings

#: What an export is made from: a change there is a new edition.
_SOURCES = ("quizdata", "macros")
_HERE = ("127.0.0.1", "localhost", "")


def read_edition(project: Path, version: str) -> Edition:
    """The edition of the project's guide whose bank has that version."""
    config = _config(project / "mkdocs.yml")
    return Edition(
        guide=str((config.get("extra") or {}).get("guide") or "study-guide"),
        title=str(config.get("site_name") or "Study guide"),
        site=_address(config),
        version=version,
        at=last_change(project),
        words=strings(),
    )


def site_address(project: Path) -> str:
    """Where the project's site is, with a slash at its end; empty for one that only this machine reaches."""
    return _address(_config(project / "mkdocs.yml"))


def read_site(project: Path, url: str) -> Site:
    """The site of the project, at an address that a built page has told."""
    config = _config(project / "mkdocs.yml")
    name, description = (str(config.get(key) or "") for key in ("site_name", "site_description"))
    return Site(name, " ".join(description.split()), url)


def last_change(project: Path) -> int | None:
    """When the sources were last changed, in seconds since 1970, or None where nothing tells it.

    `SOURCE_DATE_EPOCH` says it where there is no history.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return int(stated)
    if not (project / ".git").exists():
        return None
    command = ["git", "log", "-1", "--format=%ct", "--", *_SOURCES]
    try:
        done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return int(done.stdout) if done.stdout.strip().isdecimal() else None


def _address(config: Mapping[str, Any]) -> str:
    site = str(config.get("site_url") or "")
    return "" if urlsplit(site).hostname in (*_HERE, None) else f"{site.rstrip('/')}/"


def _config(file: Path) -> dict[str, Any]:
    # MkDocs' own reader: it knows !ENV and INHERIT. All engines read this file.
    from mkdocs.utils.yaml import yaml_load

    if not file.is_file():
        return {}
    with file.open(encoding="utf-8") as opened:
        return yaml_load(opened)
