"""Which edition of which guide an export is of, as mkdocs.yml and git tell it."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from macros.export.edition import Edition
from macros.problems import printable
from macros.render.metadata import Site
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


def read_site(project: Path, url: str | None = None) -> Site:
    """Return the site of the project, at the address given or else at that of `mkdocs.yml`."""
    config = _config(project / "mkdocs.yml")
    name, description, configured = (
        str(config.get(key) or "") for key in ("site_name", "site_description", "site_url")
    )
    return Site(name, " ".join(description.split()), normalize_site_url(configured if url is None else url))


def normalize_site_url(url: str) -> str:
    """Return an address fit for links, with a slash at its end; empty where it is no address of a site.

    >>> normalize_site_url("https://Übung.example/my guide/index.html?x=1#top")
    'https://xn--bung-zra.example/my%20guide/'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    path = quote(parts.path.removesuffix("index.html").rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{path}/"


def site_url_problem(url: str) -> str:
    """Return what is wrong with a configured address, with the cure; empty where it is used as it stands."""
    address = normalize_site_url(url)
    if not address:
        return (
            f"site_url: {printable(url)!r} is not the address of a site. There is no feed, and links to pictures and "
            "pages in previews are left out. Set SITE_URL to one such as https://example.org/guide/."
        )
    if address.rstrip("/") != url.strip().rstrip("/"):
        return f"site_url: {printable(url)!r} is built as {address}. Set SITE_URL to that."
    return ""


def last_change(project: Path) -> int | None:
    """Return when the sources last changed, in seconds since 1970; None where there are none.

    `SOURCE_DATE_EPOCH` decides where it is set. Otherwise it is the time of the last commit or, if later, of the
    newest file that is not committed, so that it grows with every edit: Anki updates a note only if the time grew.
    """
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stated.isdecimal():
        return int(stated)
    committed = _git(project, "log", "-1", "--format=%ct")
    if committed is not None and committed.strip().isdecimal():
        status = _git(project, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all") or ""
        edited = (project / entry[3:] for entry in status.split("\0") if entry)
        return max([int(committed), *map(_modified, edited)])
    files = (file for folder in _SOURCES for file in (project / folder).rglob("*") if "__pycache__" not in file.parts)
    return max(map(_modified, files), default=None)


def _git(project: Path, *command: str) -> str | None:
    """The output of a git command about the sources, or None where the project is not a repository."""
    if not (project / ".git").exists():
        return None
    try:
        done = subprocess.run(
            ["git", *command, "--", *_SOURCES], cwd=project, capture_output=True, text=True, check=False
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _modified(file: Path) -> int:
    """When a file was last modified, or for a deleted one its folder."""
    existing = next(path for path in (file, *file.parents) if path.exists())
    return int(existing.stat().st_mtime)


def _address(config: Mapping[str, Any]) -> str:
    site = normalize_site_url(str(config.get("site_url") or ""))
    return "" if urlsplit(site).hostname in (*_HERE, None) else site


def _config(file: Path) -> dict[str, Any]:
    # MkDocs' own reader: it knows !ENV and INHERIT. All engines read this file.
    from mkdocs.utils.yaml import yaml_load

    if not file.is_file():
        return {}
    with file.open(encoding="utf-8") as opened:
        return yaml_load(opened)
