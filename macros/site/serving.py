"""Under `serve` the downloads are made when somebody asks for them: an edit shows sooner than all formats are written.

A build leaves a mark on the page; before anything of the downloads is served, page and files are made to be of the
bank as it is then.
"""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from macros.render.addresses import Page
from macros.render.site import Site
from macros.site.downloads import FOLDER
from macros.site.guide import Guide
from macros.site.reload import forget_edited_modules
from macros.site.slots import LATER

# In the folder of the site, which is of one run of `serve`: a build clears away what has no dot.
_SERVED = ".served"
_PACKAGE = Path(__file__).resolve().parents[1]


def is_served(site: Path) -> bool:
    """Whether what is built there is served by this machine alone, and may wait."""
    return (site / _SERVED).is_file()


def serve_downloads(server: Any, config: Any) -> None:
    """Have a server of MkDocs or ProperDocs make what waits, never while a build goes on."""
    lock, build, serve = Lock(), server.builder, server.get_app()

    def build_alone() -> None:
        with lock:
            build()

    def serve_made(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(f"{server.mount_path}{FOLDER}/"):
            with lock:
                state = forget_edited_modules(_PACKAGE)
                import_module("macros.site.serving").make_waiting(config, state)
        answer: Iterable[bytes] = serve(environ, start_response)
        return answer

    server.builder = build_alone
    server.set_app(serve_made)
    (Path(config.site_dir) / _SERVED).touch()


def make_waiting(config: Any, package_state: str) -> None:
    """Make the downloads of a built site if it waits for them."""
    site = Path(config.site_dir)
    file = site / FOLDER / "index.html"
    html = file.read_text(encoding="utf-8") if file.is_file() else ""
    if LATER not in html:
        return
    guide = Guide(Path(config.config_file_path).parent, package_state, Site("", "", ""))
    slot = guide.downloads(Page(f"{FOLDER}/", f"{FOLDER}/"))
    if slot.downloads is not None:
        slot.downloads.copy_to(site)
    file.write_text(html.replace(LATER, slot.html()), encoding="utf-8", newline="\n")
