"""A page's prose, and an author's words, link to questions by their ids."""

import re
from pathlib import Path

import lxml.html

from tools.site_build import build, copy_project, run_build

LINKED = '\n\nSee {= question_link("hinge-loss") =} and {= question_link("f1-score", "the <F1>") =}.\n'
NOTE = "    Points with zero loss strictly outside the margin"


def test_a_link_leads_to_the_question_from_wherever_it_stands(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    for name in ("about.md", "topics/loss-functions.md"):
        page = folder / "docs" / name
        page.write_text(page.read_text(encoding="utf-8") + LINKED, encoding="utf-8")
    hinge = folder / "quizdata" / "loss-functions" / "hinge-loss.yml"
    text = hinge.read_text(encoding="utf-8")
    assert NOTE in text
    linked = f"    As [F1](q:f1-score) and [itself](q:hinge-loss).\n\n{NOTE}"
    hinge.write_text(text.replace(NOTE, linked), encoding="utf-8")
    site = build(folder)

    def links(address: str, path: str) -> list[tuple[str, str]]:
        page = lxml.html.parse(site / address / "index.html").getroot()
        return [(link.text_content(), link.get("href")) for link in page.xpath(path)]

    asked = [
        ("about", "../q/hinge-loss/", "../q/f1-score/"),
        ("topics/loss-functions", "#hinge-loss", "../../q/f1-score/"),
    ]
    for address, hinge_link, other in asked:
        found = links(address, "//p[starts-with(., 'See ')]/a")
        assert found[-2:] == [("Hinge loss in SVMs", hinge_link), ("the <F1>", other)]
    for address, other in (("topics/loss-functions", "../../q/f1-score/"), ("q/hinge-loss", "../f1-score/")):
        assert links(address, "//p[starts-with(., 'As ')]/a") == [("F1", other), ("itself", "#hinge-loss")]


def test_what_prose_asks_for_and_is_not_there_fails_the_build_with_its_place(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    page = folder / "docs" / "about.md"
    text = page.read_text(encoding="utf-8")
    asked = 'As {= question_link("hinge-los") =}.\n\n{= topic_questions("metrix") =}\n\n{= topic_cards(3) =}\n'
    page.write_text(f"{text}\n{asked}", encoding="utf-8")
    wrong = {"map.md": "{= topic_card() =}", "progress.md": '{= question_link("a" =}'}
    for name, call in wrong.items():
        other = folder / "docs" / name
        other.write_text(f"{other.read_text(encoding='utf-8')}\n\n{call}\n", encoding="utf-8")
    (folder / "docs" / "topics" / "metrics.md").unlink()
    line = text.count("\n") + 2
    done = run_build(folder)
    assert done.returncode == 1
    message = "question_link('hinge-los') names no question. Did you mean `hinge-loss`? Name the id of a question."
    assert f"docs/about.md:{line}:21: {message}" in done.stdout
    message = "topic_questions('metrix') names no topic. Did you mean `metrics`?"
    assert f"docs/about.md:{line + 2}:20: {message}" in done.stdout
    message = "topic_cards() cannot be called this way: too many positional arguments. It takes nothing."
    assert f"docs/about.md:{line + 4}:4: {message}" in done.stdout
    assert re.search(r"docs/map\.md:\d+:4: there is no macro `topic_card`\. Did you mean `topic_cards`\?", done.stdout)
    assert re.search(r"docs/progress\.md:\d+:1: expected token ',', got '='\. Write a macro as", done.stdout)
    assert "docs/topics/metrics.md:1:1: the topic `metrics` has no page. Run `python -m macros topics`" in done.stdout
