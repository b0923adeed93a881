"""Publishing the browser's modules and style sheets."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site.assets import Assets

ENTRY = """// The entry.
import {
  one,
} from "./one.js";
import { two } from "../vendor/two.js";

one(two);
"""
MODULE = """import { three } from "./three.js";
export const one = (value) => document.querySelector("./no.js", three);
"""
FILES = {
    "assets/quiz/quiz.js": ENTRY,
    "assets/quiz/one.js": MODULE,
    "assets/quiz/three.js": "export const three = 3;\n",
    "assets/quiz/site.css": '@font-face {\n  src: url("../vendor/font.woff2");\n}\n',
    "assets/vendor/two.js": "export const two=2;\n",
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def published(docs: Path, tmp_path: Path) -> Callable[[str], str]:
    """The text of a published file."""
    assets = Assets(docs)
    assets.write(tmp_path / "site")
    return lambda name: (tmp_path / "site" / assets.addresses.asset_url(name)).read_text(encoding="utf-8")


def test_each_file_is_minified_and_its_imports_stay_within_the_edition(published: Callable[[str], str]) -> None:
    assert published("quiz.js") == 'import{one,}from"./one.js";import{two}from"./two.js";one(two);\n'
    assert published("two.js") == "export const two=2;\n"


def test_fonts_have_no_edition(published: Callable[[str], str]) -> None:
    assert published("site.css") == '@font-face{src:url("../../vendor/font.woff2")}\n'


def test_an_engine_without_hooks_finds_what_the_configuration_names(docs: Path, tmp_path: Path) -> None:
    Assets(docs).write(tmp_path / "site")
    Assets(docs).write_unversioned(tmp_path / "site")
    assert 'url("../vendor/font.woff2")' in (tmp_path / "site/assets/quiz/site.css").read_text(encoding="utf-8")


def test_a_module_is_loaded_with_everything_it_imports(docs: Path) -> None:
    addresses = Assets(docs).addresses
    assert addresses.imported_by("quiz.js") == ("one.js", "two.js", "three.js")
    assert addresses.imported_by("three.js") == ()


@pytest.mark.parametrize("name", FILES)
def test_any_change_is_another_edition(docs: Path, name: str) -> None:
    before = Assets(docs).edition
    assert Assets(docs).edition == before
    with (docs / name).open("a", encoding="utf-8") as file:
        file.write("\n/* changed */\n")
    assert Assets(docs).edition != before


def test_the_files_that_the_configuration_names_get_the_edition(docs: Path) -> None:
    assets = Assets(docs)
    assert assets.versioned("assets/quiz/site.css") == f"assets/quiz/{assets.edition}/site.css"
    assert assets.versioned("assets/own.css") == "assets/own.css"
    assert assets.versioned("https://example.org/assets/quiz/site.css") == "https://example.org/assets/quiz/site.css"
