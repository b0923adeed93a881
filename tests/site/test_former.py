"""Pages that are kept between builds: the same bytes as pages that are written, and never those of before an edit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.render.pages import QuestionPage
from macros.site.former import put_back, set_aside
from macros.site.frame import Frame, write_pages
from macros.site.shelf import Shelf

FRAME, REDIRECT = Frame.of("<title>quiz_title</title>"), Frame.of("<a href=../quiz_id/>")
Build = Callable[..., list[str]]


def question(name: str, title: str = "Title") -> QuestionPage:
    return QuestionPage(name, title, "", "", "", f"<p>{title}</p>", (f"former-{name}",))


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Build a site of some pages as an engine does; what was written and not kept."""

    def run(*pages: QuestionPage, state: str = "state", frame: Frame = FRAME) -> list[str]:
        site, cache, written = tmp_path / "site", tmp_path / "cache", list[str]()

        def write() -> list[str]:
            written.extend(write_pages(site, frame, REDIRECT, iter(pages)))
            return written

        set_aside(site, cache)
        site.mkdir(exist_ok=True)
        assert put_back(site, cache, frame, state, write) == [page.id for page in pages]
        return written

    return run


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def test_the_same_pages_are_kept(build: Build, tmp_path: Path) -> None:
    pages = question("one"), question("two")
    assert build(*pages) == ["one", "two"]
    first = files(tmp_path / "site")
    assert set(first) == {
        *(f"q/{name}/index.html" for name in ("one", "two", "former-one", "former-two")),
        *(f"embed/{name}/index.html" for name in ("one", "two")),
    }
    assert build(*pages) == []
    assert files(tmp_path / "site") == first


def test_whatever_changed_is_written_and_what_is_gone_is_not_there(build: Build, tmp_path: Path) -> None:
    build(question("one", "A long title"), question("two"))
    assert build(question("one", "Short"), state="other") == ["one"]
    assert files(tmp_path / "site") == {
        "q/one/index.html": "<title>Short</title>",
        "q/former-one/index.html": "<a href=../one/>",
        "embed/one/index.html": "<p>Short</p>",
    }
    other = Frame.of("<h1>quiz_title</h1>")
    assert build(question("one", "Short"), state="other", frame=other) == ["one"]
    assert files(tmp_path / "site")["q/one/index.html"] == "<h1>Short</h1>"


def test_nothing_is_kept_while_the_bank_has_a_problem(build: Build) -> None:
    build(question("one"), state="")
    assert build(question("one"), state="") == ["one"]


@pytest.mark.parametrize("folder", ["q", "embed"])
def test_what_is_not_whole_is_written_again(build: Build, tmp_path: Path, folder: str) -> None:
    build(question("one"))
    whole = files(tmp_path / "site")
    (tmp_path / "site" / folder / "one" / "index.html").unlink()
    (tmp_path / "site" / folder / "one").rmdir()
    assert build(question("one")) == ["one"]
    assert files(tmp_path / "site") == whole


def test_a_shelf_takes_away_what_was_not_put_on_it(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "file").touch()
    shelf = Shelf(tmp_path)
    shelf.put("new", "ü")
    shelf.clear()
    assert files(tmp_path) == {"new/index.html": "ü"}
    assert not (tmp_path / "old").exists()
