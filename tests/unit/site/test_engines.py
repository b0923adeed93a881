"""One mkdocs.yml, three engines: the same articles, and the same refusal of a page that asks for nothing real."""

import re
from pathlib import Path

import lxml.html
import pytest

from tests.conftest import SITE
from tests.unit.site.conftest import Built
from tools.site_build import ENGINES, build, copy_project, run_build


def articles(site: Path) -> dict[tuple[str, str], str]:
    """Every question's article, by page and id, and the map, as one engine wrote it."""
    return {
        (path.relative_to(site).as_posix(), article.get("data-question", "")): _normal(article)
        for path in sorted(site.rglob("*.html"))
        for article in lxml.html.parse(path).getroot().xpath("//*[@class='question' or @class='question-map']")
    }


def _normal(article: lxml.html.HtmlElement) -> str:
    return str(lxml.html.tostring(article, encoding="unicode", with_tail=False))


@pytest.fixture(scope="module")
def published(site: Path) -> dict[tuple[str, str], str]:
    return articles(site)


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "mkdocs"])
def test_an_engine_writes_the_same_articles(published: dict[tuple[str, str], str], built: Built, engine: str) -> None:
    assert len(published) >= 2 * 50 + 1  # on the topic's page and on its own, and the map
    assert ("map/index.html", "") in published
    assert articles(built(engine)) == published


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_build_is_the_same_twice_and_from_what_was_kept(site: Path, tmp_path: Path) -> None:
    copy_project(tmp_path)
    made = files(site)
    for _ in range(2):
        other = files(build(tmp_path, site_url=SITE))
        assert sorted(other) == sorted(made)
        assert [name for name in made if made[name] != other[name]] == []


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_an_unknown_topic_fails_the_build_with_its_place(tmp_path: Path, engine: str) -> None:
    folder = copy_project(tmp_path)
    page = folder / "docs" / "topics" / "metrics.md"
    page.write_text(page.read_text(encoding="utf-8").replace('("metrics")', '("metrix")'), encoding="utf-8")
    done = run_build(folder, engine)
    assert done.returncode == 1
    message = "topic_questions('metrix') names no topic. Did you mean `metrics`?"
    assert re.search(rf"docs/topics/metrics\.md:[0-9]{{2}}:20: {re.escape(message)}", done.stdout)
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_broken_question_fails_the_build_with_its_place(tmp_path: Path, engine: str) -> None:
    folder = copy_project(tmp_path)
    path = folder / "quizdata" / "loss-functions" / "hinge-loss.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nlevel: ", "\nlevle: "), encoding="utf-8")
    done = run_build(folder, engine)
    assert done.returncode == 1
    assert "quizdata/loss-functions/hinge-loss.yml:" in done.stdout
    assert "Traceback" not in done.stdout


def test_a_formula_that_cannot_be_read_fails_the_build_with_its_place(tmp_path: Path) -> None:
    folder = copy_project(tmp_path)
    path = folder / "quizdata" / "loss-functions" / "mean-squared-error.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("key_points:\n", "key_points:\n- A formula $\\nothing$\n", 1),
        encoding="utf-8",
    )
    done = run_build(folder)
    assert done.returncode == 1
    assert "quizdata/loss-functions/mean-squared-error.yml:" in done.stdout
    assert "Traceback" not in done.stdout
    page = (folder / "site" / "topics" / "loss-functions" / "index.html").read_text(encoding="utf-8")
    assert 'data-question="hinge-loss"' in page


def test_a_page_knows_the_year_and_where_mistakes_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")  # the first second of 2026
    monkeypatch.setenv("REPORT_URL", "https://example.org/new?title={title}&body={body}")
    page = lxml.html.parse(build(copy_project(tmp_path)) / "topics" / "metrics" / "index.html").getroot()
    (site,) = page.xpath("//template[@id='quiz-site']")
    assert site.get("data-name") == "Machine Learning Study Guide"
    assert site.get("data-year") == "2026"
    assert site.get("data-report") == "https://example.org/new?title={title}&body={body}"
