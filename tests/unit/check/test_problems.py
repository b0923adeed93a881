"""Every message about a bank: a case is a file in tests/golden/problems, and needs no code.

A case says what is different from the bank beside it: `edit` (file: pairs of old and new text), `write` (file: text),
`bytes` (file: text whose characters are the bytes), `repeat` (file: text and how often), `numbered` (file: text, what
follows it again and again with another NUMBER, and how often), `link` (file: what it leads to), `remove` (files),
`root` (another folder). What a case adds is published first, unless the case edits the published record itself.
`expect` is what is printed. UPDATE_GOLDENS=1 writes it anew, to be read before it is committed.
"""

import ast
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import check_bank
from macros.check.published import publish
from macros.check.report import as_text
from macros.check.schema import SCHEMAS, schema
from macros.load import load_bank
from macros.load.published import FILE
from macros.problems import Problem

PROJECT = Path(__file__).parents[3]
CASES = sorted((PROJECT / "tests/golden/problems").glob("*.yml"))


def problems_of(case: dict[str, Any], root: Path) -> tuple[Problem, ...]:
    """The problems of the bank as the case changes it, made in the folder ``root``."""
    shutil.copytree(PROJECT / "tests/golden/problems/bank", root)
    for name in SCHEMAS:
        (root / name).write_text(schema(name), encoding="utf-8")
    for name in case.get("remove", ()):
        (root / name).unlink()
    for name, content in _contents(case, root):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    for name, target in case.get("link", {}).items():
        (root / name).symlink_to(target)
    checked = root.with_name(case.get("root", root.name))
    if checked.is_dir() and not any(FILE in case.get(change, ()) for change in ("edit", "write", "bytes")):
        publish(checked, load_bank(checked))
    return check_bank(load_bank(checked), checked)


def _contents(case: dict[str, Any], root: Path) -> Iterator[tuple[str, bytes]]:
    for name, pairs in case.get("edit", {}).items():
        text = (root / name).read_text(encoding="utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
            text = text.replace(old, new)
        yield name, text.encode()
    for name, text in case.get("write", {}).items():
        yield name, text.encode()
    for name, text in case.get("bytes", {}).items():
        yield name, text.encode("latin-1")
    for name, (text, times) in case.get("repeat", {}).items():
        yield name, text.encode() * times
    for name, (text, more, times) in case.get("numbered", {}).items():
        yield name, (text + "".join(more.replace("NUMBER", str(number)) for number in range(times))).encode()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_message(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    case = yaml.safe_load(text)
    printed = as_text(problems_of(case, tmp_path / "quizdata"))
    if os.environ.get("UPDATE_GOLDENS"):
        expected = "expect: |\n" + "".join(f"  {line}\n" for line in printed.splitlines())
        path.write_text(text.partition("expect:")[0] + (expected if printed else 'expect: ""\n'), encoding="utf-8")
    else:
        assert printed == case["expect"]


def test_every_message_has_a_case(tmp_path: Path) -> None:
    shown: set[str] = set()
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        shown |= {problem.code for problem in problems_of(case, tmp_path / path.stem / "quizdata")}
    assert shown == set(codes_in_source())


def test_every_message_has_a_code_of_its_own() -> None:
    assert [code for code, times in codes_in_source().items() if times > 1] == []


def test_every_message_says_what_to_do(tmp_path: Path) -> None:
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        for problem in problems_of(case, tmp_path / path.stem / "quizdata"):
            assert not problem.message.endswith(".")
            assert problem.cure.endswith((".", "?"))
            assert str(problem).isprintable()


#: Where each call that makes a problem has its code.
PLACE_OF_CODE = {"Flaw": 0, "refuse": 0, "note": 1, "Problem": -1}


def codes_in_source() -> Counter[str]:
    """The codes of problems as the modules write them, with how often."""
    codes: Counter[str] = Counter()
    for path in (path for layer in ("model", "load", "check") for path in (PROJECT / "macros" / layer).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                code = node.args[PLACE_OF_CODE[name]] if name in PLACE_OF_CODE else None
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    codes[code.value] += 1
    return codes
