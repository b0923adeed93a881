"""The events of MkDocs and ProperDocs, in the order in which they call them; `mkdocs.yml` names this file.

Zensical ignores hooks: there `python -m macros pages` adds afterwards what these add on the way.
"""

import re
import sys
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.toc import AnchorLink

_PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(_PROJECT))  # MkDocs loads this file without its package, and takes this back afterwards

from macros.site import generated_pages  # noqa: E402
from macros.site.build import LOG, Build  # noqa: E402
from macros.site.config import last_change, read_site, site_url_problem  # noqa: E402
from macros.site.macros import BUILD  # noqa: E402
from macros.site.security import content_security_policy  # noqa: E402
from macros.site.slots import open_slots, slots_of  # noqa: E402

_HEADING_ID = re.compile(r'<h[1-6][^>]* id="([^"]+)"')
#: The command that runs the build, which MkDocs passes only at its start, and the frame of question pages.
_run = SimpleNamespace(command="build", frame="")


def on_startup(*, command: str, **_: Any) -> None:
    """Note whether this is `build` or `serve`."""
    _run.command = command


@event_priority(100)  # before mkdocs-macros registers the macros
def on_config(config: Any, **_: Any) -> None:
    """Load the bank, and report a site address that cannot be used as it is."""
    project = Path(config.config_file_path).resolve().parent
    site = read_site(project, str(config.site_url or ""))
    if _run.command != "serve" and (problem := site_url_problem(str(config.site_url or ""))):
        LOG.warning("%s", problem)
    config.site_url = site.url or None
    config.extra[BUILD] = Build(project, site, served=_run.command == "serve")


def on_env(env: Any, *, config: Any, **_: Any) -> None:
    """Give the theme's templates what only these engines have, and the style sheets of this edition."""
    build = _build(config)
    config.extra_css = [build.assets.versioned(path) for path in config.extra_css]
    config.extra_javascript = [
        build.assets.versioned(path) if isinstance(path, str) else path for path in config.extra_javascript
    ]
    changed = last_change(build.project)
    env.globals.update(
        search_worker=build.assets.addresses.asset_url("search.js"),
        guide_year=None if changed is None else datetime.fromtimestamp(changed, UTC).year,
        page_head=lambda page: build.head(page.url.lstrip("./")),
        not_found=build.not_found(),
        frame_source=generated_pages.FRAME_SOURCE,
        question_ids=[question.id for question in build.bank.questions],
    )
    if not build.served:  # under `serve` the engine adds a script of its own
        env.globals["content_security_policy"] = content_security_policy


@event_priority(100)  # before mkdocs-macros expands the page
def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Open the page's slots."""
    open_slots(page.meta)
    return markdown


@event_priority(-100)  # after every other change of the content
def on_page_content(html: str, *, page: Any, config: Any, **_: Any) -> None:
    """Add the headings in the page's slots to its table of contents, its anchors and the search index."""
    slots = slots_of(page.meta)
    for position, slot in slots.find(html) if slots else ():
        above = _HEADING_ID.findall(html, 0, position)
        parent = _find_link(page.toc.items, above[-1]) if above else None
        links = [AnchorLink(escape(heading.title), heading.id, 3) for heading in slot.headings]  # titles are HTML here
        (parent.children if parent else page.toc.items).extend(links)
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *slot.ids}
        if not (page.meta.get("search") or {}).get("exclude"):
            _build(config).search_entries += [
                {"location": f"{page.url}#{heading.id}", "text": "", **heading.searched} for heading in slot.headings
            ]


@event_priority(100)
def on_post_page(output: str, *, page: Any, **_: Any) -> str:
    """Fill the page's slots; keep the frame of question pages, which is not a page of its own."""
    if page.file.src_uri == generated_pages.FRAME_SOURCE:
        _run.frame = output
        return ""
    slots = slots_of(page.meta)
    return slots.fill(output) if slots else output


@event_priority(-100)  # after the search plugin
def on_post_build(*, config: Any, **_: Any) -> None:
    """Write the pages and files that have no source in docs/."""
    build, site = _build(config), Path(config.site_dir)
    try:
        generated_pages.write_generated_files(build, _run.frame, site)
        generated_pages.add_to_search_index(build, site)
        build.assets.write(site)
        if build.downloads is not None:
            build.downloads.copy_to(site)
    except OSError as error:
        raise PluginError(f"{error.filename or site}: {error.strerror}. Make room or choose another folder.") from None


def _build(config: Any) -> Build:
    build: Build = config.extra[BUILD]
    return build


def _find_link(links: list[AnchorLink], wanted: str) -> AnchorLink | None:
    for link in links:
        found = link if link.id == wanted else _find_link(link.children, wanted)
        if found is not None:
            return found
    return None
