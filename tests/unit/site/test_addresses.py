"""Addresses last: every one that was ever given out leads somewhere, and a renamed question takes the old along."""

from pathlib import Path

import lxml.html
import pytest

from macros.check.published import publish
from macros.load import load_bank
from macros.model import Bank
from tools.site_build import PROJECT, build, copy_project, run_build

BASE = "https://example.org/guide/"
OLD, NEW = "hinge-loss", "hinge-loss-renamed"
Pages = dict[str, lxml.html.HtmlElement]


def renamed(folder: Path, *, alias: bool) -> Path:
    """The project with a question of another name."""
    copy_project(folder)
    old = folder / "quizdata" / "loss-functions" / f"{OLD}.yml"
    text = old.read_text(encoding="utf-8")
    assert "\naliases:" not in text
    old.with_name(f"{NEW}.yml").write_text(text + (f"aliases: [{OLD}]\n" if alias else ""), encoding="utf-8")
    old.unlink()
    for path in (folder / "quizdata").glob("*/*.yml"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        links = ("prerequisites:", "related:")
        changed = [line.replace(OLD, NEW) if line.startswith(links) else line for line in lines]
        path.write_text("".join(changed), encoding="utf-8")
    publish(folder / "quizdata", load_bank(folder / "quizdata"))
    return folder


@pytest.mark.parametrize("address", (PROJECT / "tests/data/addresses.txt").read_text(encoding="utf-8").split())
def test_an_address_that_was_given_out_leads_somewhere(documents: Pages, address: str) -> None:
    path, _, fragment = address.partition("#")
    assert path in documents
    assert not fragment or fragment in documents[path].xpath("//@id")


def test_the_ledger_has_every_address_that_questions_have_now(bank: Bank) -> None:
    ledger = (PROJECT / "tests/data/addresses.txt").read_text(encoding="utf-8").split()
    for question in bank.questions:
        own = {f"q/{name}/" for name in (question.id, str(question.number), *question.aliases)}
        assert {*own, f"topics/{question.topic}/#{question.id}"} <= set(ledger)


def test_a_number_leads_to_its_question_with_its_preview(redirects: Pages, pages: Pages, bank: Bank) -> None:
    assert set(redirects) >= {f"q/{question.number}/" for question in bank.questions}
    for question in bank.questions:
        expect_redirect(redirects[f"q/{question.number}/"], pages[f"q/{question.id}/"], question.id)


def expect_redirect(redirect: lxml.html.HtmlElement, page: lxml.html.HtmlElement, target: str) -> None:
    """Both ways lead to the question, and what a preview reads is what the page itself says."""
    assert redirect.xpath("//head/script[@src='../../assets/javascripts/redirect.js']/@data-target") == [
        f"../{target}/"
    ]
    assert redirect.xpath("//head/meta[@http-equiv='refresh']/@content") == [f"0; url=../{target}/"]
    assert redirect.xpath("//body//a/@href") == [f"../{target}/"]
    said = "//meta[@property or starts-with(@name, 'twitter:') or @name='description']/@content"
    assert redirect.xpath(said) == page.xpath(said)
    assert redirect.xpath("//meta[@property='og:image']")
    assert redirect.xpath("//link[@rel='canonical']/@href") == page.xpath("//link[@rel='canonical']/@href")
    assert page.xpath("string(//title)").startswith(redirect.xpath("string(//title)"))


def test_a_renamed_question_takes_its_old_address_along(tmp_path: Path) -> None:
    site = build(renamed(tmp_path / "project", alias=True), site_url=BASE)
    old, new = (lxml.html.parse(site / "q" / name / "index.html").getroot() for name in (OLD, NEW))
    expect_redirect(old, new, NEW)
    topic = lxml.html.parse(site / "topics" / "loss-functions" / "index.html").getroot()
    assert topic.xpath(f"//article[@data-question='{NEW}']//*[@id='{OLD}']")


def test_a_build_in_which_a_published_id_leads_nowhere_fails(tmp_path: Path) -> None:
    done = run_build(renamed(tmp_path / "project", alias=False))
    assert done.returncode == 1
    assert f"`{OLD}` was published, and no question has that id or alias now" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_renamed_topic_and_a_moved_question_keep_their_addresses(tmp_path: Path) -> None:
    folder = copy_project(tmp_path / "project")
    root, pages = folder / "quizdata", folder / "docs" / "topics"
    (root / "metrics").rename(root / "measures")
    (pages / "metrics.md").rename(pages / "measures.md")
    for path in (pages / "measures.md", folder / "mkdocs.yml", *(folder / "docs").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("metrics.md", "measures.md").replace('"metrics"', '"measures"'), encoding="utf-8")
    with (root / "measures" / "topic.yml").open("a", encoding="utf-8") as topic:
        topic.write("aliases: [metrics]\n")
    (root / "measures" / "f1-score.yml").rename(root / "loss-functions" / "f1-score.yml")
    done = run_build(folder, site_url=BASE)  # prose that links to the question where it was fails the strict build
    assert "Traceback" not in done.stdout
    site = folder / "site"
    redirect = lxml.html.parse(site / "topics/metrics/index.html").getroot()
    assert redirect.xpath("//head/meta[@http-equiv='refresh']/@content") == ["0; url=../../topics/measures/"]
    topic = lxml.html.parse(site / "topics/measures/index.html").getroot()
    assert topic.xpath("//p[@id='f1-score']/a/@href") == ["../../q/f1-score/"]
    assert topic.xpath("//article[@data-question='roc-auc']")
