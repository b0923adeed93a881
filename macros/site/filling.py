"""What the hooks do: the headings of the slots to contents, links and search; the HTML into the page."""

import re
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import AnchorLink

from macros.site.calls import Macros, without_wrong_calls
from macros.site.compiled import CompiledTemplates
from macros.site.edition import last_change
from macros.site.outlets import headed
from macros.site.security import content_security_policy
from macros.site.slots import open_slots, slots_of

_HEADING_ID = re.compile(r'<h[1-6][^>]* id="([^"]+)"')


def theme_globals(config: Any, *, served: bool) -> dict[str, object]:
    """Return what `theme/main.html` uses; no policy under `serve`, where the engine adds a script of its own."""
    changed = last_change(Path(config.config_file_path).parent)
    year = None if changed is None else datetime.fromtimestamp(changed, UTC).year
    policy = {} if served else {"content_security_policy": content_security_policy}
    worker = config.plugins["macros"].quiz_guide.assets.addresses.asset_url("search.js")
    return {"search_worker": worker, "guide_year": year, **policy}


def keep_compiled(env: Any, config: Any) -> None:
    """Have the theme's templates compiled once for many builds, and not for each."""
    engine = type(config).__module__.partition(".")[0]
    env.bytecode_cache = CompiledTemplates(f"{engine} {version(engine)}")


def use_edition(config: Any) -> None:
    """Have pages load the style sheets and the script of this edition."""
    assets = config.plugins["macros"].quiz_guide.assets
    config.extra_css = [assets.versioned(path) for path in config.extra_css]
    config.extra_javascript = [
        assets.versioned(path) if isinstance(path, str) else path for path in config.extra_javascript
    ]


def open_page(markdown: str, page: Any, config: Any) -> str:
    """Open the slots of `page` before its macros run; its text, with what is wrong for calls that would fail."""
    slots = open_slots(page.meta)
    plugin = config.plugins["macros"]
    if plugin.env.variable_start_string not in markdown or page.meta.get("render_macros") is False:
        return markdown
    names = {*plugin.variables, *plugin.macros, *plugin.env.globals, *page.meta, "page"}
    path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    known = Macros(plugin.macros, names, plugin.env)
    return without_wrong_calls(
        markdown, page.file.content_string, path, known, lambda problem: slots.put(plugin.quiz_guide.told(problem))
    )


def announce_headings(html: str, page: Any) -> None:
    """Add the headings of the page's slots to its table of contents, each under the heading it stands below."""
    slots = slots_of(page.meta)
    for position, slot in slots.find(html) if slots else ():
        links = [AnchorLink(heading.title, heading.id, 3) for heading in slot.headings]
        above = _HEADING_ID.findall(html, 0, position)
        parent = _find(page.toc.items, above[-1]) if above else None
        (parent.children if parent else page.toc.items).extend(links)
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *slot.ids}


def index_headings(page: Any, config: Any) -> None:
    """Append one entry a question to Material's search index, written from the data.

    Exactly the question, its names and how people ask for it: no answer, no label. And it spares the plugin
    from parsing the whole page, half of the time a large site takes to build.
    """
    slots = slots_of(page.meta)
    plugin = next((config.plugins[name] for name in ("material/search", "search") if name in config.plugins), None)
    entries = getattr(getattr(plugin, "search_index", None), "entries", None)
    if slots is None or entries is None or (page.meta.get("search") or {}).get("exclude"):
        return
    for slot in slots.slots:
        for heading in slot.headings:
            entries.append({"location": f"{page.url}#{heading.id}", "text": "", **heading.searched})


def publish(page: Any, site: Path) -> None:
    """Put what the page offers to download into the built site."""
    slots = slots_of(page.meta)
    for slot in slots.slots if slots else ():
        if slot.downloads is not None:
            slot.downloads.copy_to(site)


def fill(output: str, page: Any, config: Any) -> str:
    """The finished page with what its head says for previews, and every slot filled."""
    slots = slots_of(page.meta)
    html = headed(output, config.plugins["macros"].quiz_guide.additions.head(page.url.lstrip("./")))
    return slots.fill(html) if slots else html


def keep_pages(config: Any) -> None:
    """Before the engine clears the site."""
    config.plugins["macros"].quiz_guide.additions.set_aside(Path(config.site_dir))


def add_pages(config: Any) -> None:
    """Write the modules, the style sheets and the generated pages."""
    site = Path(config.site_dir)
    config.plugins["macros"].quiz_guide.assets.write(site)
    config.plugins["macros"].quiz_guide.additions.add_to(site)


def _find(links: list[AnchorLink], wanted: str) -> AnchorLink | None:
    for link in links:
        found = link if link.id == wanted else _find(link.children, wanted)
        if found is not None:
            return found
    return None
