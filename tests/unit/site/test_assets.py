"""Joining the browser's files."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import rjsmin

from macros.site.assets import AssetError, join_modules, join_styles, write_assets
from macros.site.embed_style import embed_style
from macros.site.joined import ENTRIES, NAMES, SHEETS
from tools.site import PROJECT


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    styles = {
        f"assets/quiz/{folder}/{name}.css": f".{name} {{ color: red; }}\n"
        for folder, order in SHEETS.values()
        for name in order
    }
    styles["assets/quiz/css/embed/embed.css"] = "main { color: red; }\n"
    modules = {
        "assets/quiz/quiz.js": 'import { shared } from "./deep/shared.js";\n\nshared();\n',
        **{f"assets/quiz/{name}": f"const {name[:-3]} = 1;\n" for name in ENTRIES[1:]},
        "assets/quiz/deep/shared.js": 'import { one } from "../one.js";\nexport function shared() { one(); }\n',
        "assets/quiz/one.js": "// Why.\nexport const one = () => 1;\n",
    }
    return write(tmp_path, styles | modules)


def test_each_module_comes_once_after_what_it_imports(docs: Path) -> None:
    write(
        docs / "assets/quiz",
        {"quiz.js": 'import {\n  one,\n} from "./one.js";\nimport { shared } from "./deep/shared.js";\n'},
    )
    assert join_modules(docs / "assets/quiz/quiz.js") == "const one=()=>1;function shared(){one();}\n"


@pytest.mark.parametrize("sheet", SHEETS)
def test_style_sheets_come_in_their_order(docs: Path, sheet: str) -> None:
    _, order = SHEETS[sheet]
    assert join_styles(docs / "assets/quiz", sheet) == "".join(f".{name}{{color:red}}" for name in order) + "\n"


def test_only_what_differs_is_written(docs: Path) -> None:
    assets = docs / "assets"
    written = write_assets(docs)
    assert written == [assets / name for name in NAMES]
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in written}
    assert write_assets(docs) == []
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in written} == before
    write(assets, {"quiz/home.js": "const home = 2;\n"})
    assert write_assets(docs) == [assets / "home.js"]
    assert sorted(path.name for path in assets.iterdir()) == sorted(["quiz", *NAMES])


def test_what_was_vendored_stays_an_import(docs: Path) -> None:
    modules = {
        "vendor/other.js": "class a{}function b(){}export{a as Theirs,b as more};",
        "quiz/quiz.js": 'import { Theirs } from "../vendor/other.js";\nimport { one } from "./deep/one.js";\none(1);\n',
        "quiz/deep/one.js": 'import { more, Theirs } from "../../vendor/other.js";\nexport const one = more(Theirs);\n',
    }
    write(docs / "assets", modules)
    assert join_modules(docs / "assets/quiz/quiz.js") == (
        'import{Theirs,more}from"./vendor/other.js";const one=more(Theirs);one(1);\n'
    )


def test_embedded_questions_have_the_colors_of_both_schemes() -> None:
    style = embed_style(PROJECT / "docs/assets/quiz/css")
    light, dark, rules = re.split(r"@media \(prefers-color-scheme:dark\)|(?<=}})", style, maxsplit=2)
    names = set(re.findall("--quiz-[a-z-]+(?=:#)", light))
    assert names == set(re.findall("--quiz-[a-z-]+(?=:#)", dark))
    assert set(re.findall(r"var\((--quiz-[a-z-]+)\)", rules)) <= {*names, *re.findall("--quiz-[a-z]+(?=:)", light)}
    assert "#" not in rules


NOT_JOINED = "this import or export cannot be joined"


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a.js": 'import x from "./b.js";\n'}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": '\nimport * as x from "./b.js";\n'}, f"a.js:2: {NOT_JOINED}"),
        ({"a.js": 'import { x as y } from "./b.js";\n'}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": 'import { x } from "somewhere";\n'}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": '// First.\nimport "./b.js";\n'}, f"a.js:2: {NOT_JOINED}"),
        ({"a.js": '  import { x } from "./b.js";\n'}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": "export default 1;\n"}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": "const x = 1;\nexport { x };\n"}, f"a.js:2: {NOT_JOINED}"),
        ({"a.js": "export let x = 1;\n"}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": 'export * from "./b.js";\n'}, f"a.js:1: {NOT_JOINED}"),
        ({"a.js": '\nlater(() => import("./b.js"));\n'}, "a.js:2: a module is imported while the page runs"),
        ({"a.js": "const { x, y } = z;\n"}, "a.js:1: several names are declared at once"),
        ({"a.js": "const x = `a${y ? `b` : 1}`;\n"}, "a.js:1: a template string stands in another"),
        ({"a.js": "const x = (y) => /  z/;\n"}, "a.js:1: a regular expression follows `=>`"),
        ({"a.js": 'import { x } from "./b.js";\n'}, "a.js:1: there is no module"),
        (
            {"a.js": '\nimport { x } from "./b.js";\n', "b.js": "const x = 1;\n"},
            "a.js:2: b.js does not export `x`",
        ),
        ({"a.js": 'import { x } from "../vendor/v.js";\n'}, "a.js:1: there is no module"),
        (
            {"a.js": '\nimport { x } from "./vendor/v.js";\n', "vendor/v.js": "export{y as z};"},
            "a.js:2: v.js does not export `x`",
        ),
        (
            {"a.js": 'import { x } from "./vendor/v.js";\nconst x = 1;\n', "vendor/v.js": "export{y as x};"},
            "a.js:2: `x` is also imported at",
        ),
        (
            {
                "a.js": 'import { x } from "./b.js";\nconst y = x;\n',
                "b.js": "export const x = 1;\nconst y = 2;\n",
            },
            "a.js:2: `y` is also declared at",
        ),
        (
            {
                "a.js": 'import { b } from "./b.js";\n',
                "b.js": '\nimport { c } from "./c.js";\nexport const b = c;\n',
                "c.js": 'import { b } from "./b.js";\nexport const c = b;\n',
            },
            "c.js:1: modules import each other: b.js → c.js → b.js",
        ),
    ],
)
def test_what_cannot_be_joined_is_said_with_its_place(tmp_path: Path, files: dict[str, str], message: str) -> None:
    write(tmp_path, files)
    with pytest.raises(AssetError) as raised:
        join_modules(tmp_path / "a.js")
    assert message in str(raised.value)
    assert str(raised.value).startswith(str(tmp_path))
    assert str(raised.value).endswith(".")


def test_a_style_sheet_without_a_place_is_said(docs: Path) -> None:
    write(docs / "assets/quiz/css", {"more.css": ""})
    with pytest.raises(AssetError, match=r"more\.css:1: a style sheet that has no place in the order"):
        join_styles(docs / "assets/quiz", "quiz.css")


def test_a_missing_style_sheet_is_said(docs: Path) -> None:
    (docs / "assets/quiz/css/tokens.css").unlink()
    with pytest.raises(AssetError, match=r"tokens\.css:1: no such style sheet"):
        join_styles(docs / "assets/quiz", "quiz.css")


@pytest.mark.parametrize(
    "code",
    [
        "const a=`x  // y\n  ${b+1}  /* z */  `;",
        "const a=`  ${b}  `+`  ${c}  //  `;",
        "const a=/[/\"'`]  \\/\\/  x/g.test(b);",
        "const a=b/2/c;",
        "const a=b?/  x/:/  y/;",
        "f(/  x/,[/  y/],{z:/  z/});",
        "a??/  re/;",
        "if(a)/  b/.test(c);",
        "const a='  // no comment  ';",
        "class A{#x=1;static y\nz=2}",
        "a\n++b",
        "const a='·×⋅∙ ⁄∕÷ −‐‑‒–－ µ';",
    ],
)
def test_the_minifier_keeps_what_matters(code: str) -> None:
    assert rjsmin.jsmin(code) == code


@pytest.mark.parametrize("code", ["const a=`${`  b`}`;", "const a=(b)=>/  c/;"])
def test_what_is_refused_is_what_the_minifier_spoils(code: str) -> None:
    assert rjsmin.jsmin(code) != code
