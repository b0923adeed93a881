"""Pages that are kept between builds: the same bytes as pages that are written, and never those of before an edit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site.former import key_of, put_back, remember, set_aside
from macros.site.frame import Frame
from macros.site.shelf import Shelf

FRAME = Frame.of("<title>quiz_title</title>")
Build = Callable[..., bool]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a site of some pages, by id, as an engine does; whether they were kept."""

    def run(pages: dict[str, str], key: str = "key") -> bool:
        site, cache = tmp_path / "site", tmp_path / "cache"
        set_aside(site, cache)
        site.mkdir(exist_ok=True)
        kept = put_back(site, cache, key)
        if kept is None:
            for folder in ("q", "embed"):
                shelf = Shelf(site / folder)
                for name, text in pages.items():
                    shelf.put(name, text.encode())
                shelf.clear()
            remember(site, cache, key, list(pages))
        assert kept in (None, list(pages))
        return kept is not None

    return run


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_the_same_pages_are_kept(build: Build, tmp_path: Path) -> None:
    pages = {"one": "1", "two": "2"}
    assert not build(pages)
    first = files(tmp_path / "site")
    assert set(first) == {f"{folder}/{name}/index.html" for folder in ("q", "embed") for name in pages}
    assert build(pages)
    assert files(tmp_path / "site") == first


def test_whatever_changed_is_written_and_what_is_gone_is_not_there(build: Build, tmp_path: Path) -> None:
    build({"one": "A long text", "two": ""})
    assert not build({"one": "Short"}, key="other")
    assert files(tmp_path / "site") == {"q/one/index.html": "Short", "embed/one/index.html": "Short"}


def test_another_state_or_frame_has_another_key() -> None:
    other = Frame.of("<h1>quiz_title</h1>")
    assert len({key_of("state", FRAME), key_of("other", FRAME), key_of("state", other)}) == 3
    assert key_of("state", FRAME) == key_of("state", Frame.of("<title>quiz_title</title>"))


def test_nothing_is_kept_without_a_key(build: Build) -> None:
    build({"one": "1"}, key="")
    assert not build({"one": "1"}, key="")


@pytest.mark.parametrize("folder", ["q", "embed"])
def test_what_is_not_whole_is_written_again(build: Build, tmp_path: Path, folder: str) -> None:
    build({"one": "1"})
    whole = files(tmp_path / "site")
    (tmp_path / "site" / folder / "one" / "index.html").unlink()
    (tmp_path / "site" / folder / "one").rmdir()
    assert not build({"one": "1"})
    assert files(tmp_path / "site") == whole


def test_a_shelf_takes_away_what_was_not_put_on_it(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "file").touch()
    shelf = Shelf(tmp_path)
    shelf.put("new", "ü".encode())
    shelf.clear()
    assert files(tmp_path) == {"new/index.html": "ü"}
    assert not (tmp_path / "old").exists()
