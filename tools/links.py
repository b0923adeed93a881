"""Follow every link of a built site with LinkChecker, a program that is not ours: `python -m tools.links site`.

Nothing is asked of another host. With `--anchors` each fragment is looked for as well; LinkChecker then fetches and
reads a page once for each of its fragments, which takes ten times as long.
"""

import csv
import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from typing_extensions import override

from tools.audit import Handler, serving

_SETTINGS = "[checking]\nmaxrequestspersecond=10000\nthreads=2\nrobotstxt=0\n{plugins}\n{output}"
# Without its remarks, which begin as a link to a fragment does.
_OUTPUT = "[csv]\nseparator=,\nparts=urlname,parentname,result,warningstring,valid\n"
_ANCHORS = "[AnchorCheck]\n"
_COMMAND = (sys.executable, "-m", "linkcheck", "--no-status", "--verbose", "--output", "csv", "--stdin", "--config")


class _Willing(Handler):
    """Says that LinkChecker may ask as often as it likes, and does not mind if it stops listening."""

    @override
    def end_headers(self) -> None:
        self.send_header("LinkChecker", "yes")
        super().end_headers()

    @override
    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()


@dataclass(frozen=True)
class Followed:
    """How many addresses were looked at, and the links that lead nowhere: from which page, to what, and why."""

    addresses: int
    broken: tuple[tuple[str, str, str], ...]


def follow(site: Path, *, anchors: bool = False) -> Followed:
    """Follow the links of every page of a site, served under the path that it was built for."""
    path = _path(site)
    with tempfile.TemporaryDirectory() as folder:
        root, settings = Path(folder, "served"), Path(folder, "settings")
        served = root / path.strip("/")
        served.parent.mkdir(parents=True, exist_ok=True)
        served.symlink_to(site.resolve())
        settings.write_text(_SETTINGS.format(plugins=_ANCHORS if anchors else "", output=_OUTPUT), encoding="utf-8")
        Path(folder).chmod(0o755)  # where it is started by root, LinkChecker becomes nobody
        with serving(root, _Willing) as origin:
            pages = "\n".join(f"{origin}{path}{address}" for address in _addresses(site))
            command = [*_COMMAND, str(settings)]
            done = subprocess.run(command, input=pages, text=True, capture_output=True, check=False)
    rows = [*csv.DictReader(io.StringIO(done.stdout))]
    if not rows:
        raise SystemExit(f"LinkChecker looked at nothing:\n{done.stderr}")
    return Followed(len(rows), tuple(_broken(rows, origin)))


def _path(site: Path) -> str:
    """The path of the site's address, which its home page states; it has slashes at both ends."""
    stated = re.search('<link rel="canonical" href="([^"]+)"', (site / "index.html").read_text(encoding="utf-8"))
    return urlsplit(stated[1]).path if stated else "/"


def _addresses(site: Path) -> Iterator[str]:
    for page in sorted(site.rglob("*.html")):
        yield page.relative_to(site).as_posix().removesuffix("index.html")


def _broken(rows: Sequence[dict[str, str]], origin: str) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        if row["valid"] != "True" or row["warningstring"]:
            why = row["warningstring"] or row["result"]
            yield row["parentname"].removeprefix(origin), row["urlname"].removeprefix(origin), why


def main(arguments: Sequence[str]) -> int:
    """Print what leads nowhere; 1 if anything does, 2 if there is no site."""
    site = next((Path(argument) for argument in arguments if argument != "--anchors"), Path("site"))
    if not (site / "index.html").is_file():
        print(f"{site}/ is no built site: `make build` makes one.", file=sys.stderr)
        return 2
    found = follow(site, anchors="--anchors" in arguments)
    for page, link, why in found.broken:
        print(f"{page}: {link}: {why}")
    print(f"{found.addresses} addresses, {len(found.broken)} broken")
    return int(bool(found.broken))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
