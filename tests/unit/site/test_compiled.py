"""Compiled templates that are kept: those of the present source, or none."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.bccache import Bucket

from macros.site.compiled import CompiledTemplates


def rendered(folder: Path, source: str, compiler: str = "one", word: str = "Yes") -> tuple[str, bool]:
    """What the template says, and whether it was compiled for that."""
    compiled = list[str]()

    class Watched(CompiledTemplates):
        def set_bucket(self, bucket: Bucket) -> None:
            compiled.append(bucket.key)
            super().set_bucket(bucket)

    loader, kept = DictLoader({"a.html": source}), Watched(compiler, folder, {"check": {"right": word, "other": "x"}})
    environment = Environment(loader=loader, autoescape=True, bytecode_cache=kept)
    return environment.get_template("a.html").render(), bool(compiled)


def test_a_template_is_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "not there yet"
    assert rendered(folder, "{{ 1 + 1 }}") == ("2", True)
    assert rendered(folder, "{{ 1 + 1 }}") == ("2", False)


@pytest.mark.parametrize(("source", "compiler", "said"), [("{{ 1 + 2 }}", "one", "3"), ("{{ 1 + 1 }}", "two", "2")])
def test_it_is_compiled_again_once_it_or_the_compiler_is_another(
    tmp_path: Path, source: str, compiler: str, said: str
) -> None:
    rendered(tmp_path, "{{ 1 + 1 }}")
    assert rendered(tmp_path, source, compiler) == (said, True)


@pytest.mark.parametrize("named", ["t.check.right", "t.check.right.upper()", "t.check[x]"])
def test_it_is_compiled_again_once_a_word_in_it_is_another(tmp_path: Path, named: str) -> None:
    source = f"{{# {named} #}}1"
    rendered(tmp_path, source)
    assert rendered(tmp_path, source, word="No") == ("1", True)


@pytest.mark.parametrize("named", ["t.check.other", "at.check.right"])
def test_it_is_kept_while_the_words_in_it_are_the_same(tmp_path: Path, named: str) -> None:
    source = f"{{# {named} #}}1"
    rendered(tmp_path, source)
    assert rendered(tmp_path, source, word="No") == ("1", False)


def test_what_cannot_be_kept_or_read_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert rendered(tmp_path / "file" / "folder", "{{ 1 + 1 }}") == ("2", True)
    rendered(tmp_path, "{{ 1 + 1 }}")
    for kept in tmp_path.glob("__jinja2*"):
        kept.write_bytes(b"damaged")
    assert rendered(tmp_path, "{{ 1 + 1 }}") == ("2", True)
