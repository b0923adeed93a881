"""The recipe for a guide of your own, run as written: a list about another subject becomes a site."""

import re
import shutil
from pathlib import Path

import lxml.html

from macros.load import load_bank
from tests.support.contributor_docs import fenced, recipe
from tests.test_recipe import clone, shell
from tools.site_build import PROJECT

__all__ = ["clone"]
RECIPE = recipe("your-own-guide")
#: What the fifty questions are about; nothing else may know it.
SUBJECT = re.compile(
    r"machine.learning|deep learning|neural|overfit|classifier|backprop|convolution|training (set|data|loss)",
    re.IGNORECASE,
)


def test_a_list_becomes_a_site(clone: Path) -> None:
    shutil.copy(PROJECT / "tests/data/knots.md", clone / "my-list.md")
    [script] = fenced(RECIPE, "sh")
    assert "4 questions, no problem." in shell(clone, script)
    bank = load_bank(clone / "quizdata").bank
    assert [(topic.title, len(bank.in_topic(topic.id))) for topic in bank.topics] == [("Loops", 2), ("Bends", 2)]
    pages = {path.relative_to(clone / "site").as_posix(): path for path in (clone / "site").rglob("*.html")}
    bends = lxml.html.parse(pages["topics/bends/index.html"]).getroot()
    assert [text.strip() for text in bends.xpath("//h1/text()")] == ["Bends"]
    assert bends.xpath("count(//article[@data-question]//math)") > 0
    assert "q/knot-makes-loop-not-slip/index.html" in pages
    home = lxml.html.parse(pages["index.html"]).getroot()
    assert "Knots" in home.findtext(".//title", "")
    assert (clone / "site/downloads/knots.apkg").is_file()
    told = {name: SUBJECT.search(path.read_text(encoding="utf-8")) for name, path in pages.items()}
    assert [name for name, found in told.items() if found and not name.startswith("contributing/")] == []


def test_no_code_knows_the_subject() -> None:
    sources = [
        path
        for folder in ("macros", "tools", "docs/assets/quiz")
        for path in sorted((PROJECT / folder).rglob("*"))
        if path.suffix in (".py", ".yml", ".html", ".css", ".js", ".json")
    ]
    assert len(sources) > 100
    told = {path.relative_to(PROJECT).as_posix(): SUBJECT.search(path.read_text(encoding="utf-8")) for path in sources}
    assert [name for name, found in told.items() if found] == []
