"""`mkdocs serve` shows an edit without a restart, and a mistake does not kill it. How fast: `bench/serve.py`."""

import re
import shutil
from collections.abc import Iterator

import pytest

from macros.render.strings import strings
from tools.mkdocs_serve import Served
from tools.mkdocs_serve import served as serve
from tools.site_build import copy_project

JSON = "downloads/ml-study-guide.json"
PAGE = "topics/loss-functions/"
HINGE = "quizdata/loss-functions/hinge-loss.yml"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(copy_project(tmp_path_factory.mktemp("served")), PAGE) as server:
        yield server


def test_a_served_page_has_no_policy_since_the_engine_adds_a_script(served: Served) -> None:
    served.until(PAGE, lambda page: "Hinge loss" in page and "Content-Security-Policy" not in page)


def test_an_edited_question_shows(served: Served) -> None:
    served.edit(HINGE, "title: Hinge loss", "title: Edited hinge loss")
    served.until(PAGE, lambda page: "Edited hinge loss" in page)


def test_an_edited_template_shows(served: Served) -> None:
    served.edit("macros/render/templates/question.html", '<p class="question-keywords">', '<p class="edited">')
    served.until(PAGE, lambda page: '<p class="edited">' in page)


def test_an_edited_word_shows(served: Served) -> None:
    served.edit("macros/render/strings.yml", "Show the answer", "Show me the answer")
    served.until(PAGE, lambda page: "Show me the answer" in page)


def test_an_edited_style_shows_at_a_new_address(served: Served) -> None:
    def address(page: str) -> str:
        return str(re.findall(r'href="[./]*(assets/quiz/\w+/question\.css)"', page)[0])

    before = address(served.until(PAGE, lambda page: "/question.css" in page))
    served.edit(
        "docs/assets/quiz/question.css",
        "/* One calm question",
        ".edited-style { color: red }\n/* One calm",
    )
    page = served.until(PAGE, lambda page: address(page) != before)
    served.until(address(page), lambda text: ".edited-style" in text)


def test_the_page_of_downloads_lists_the_formats(served: Served) -> None:
    page = served.until("downloads/", lambda page: 'id="anki"' in page)
    assert strings()["downloads"]["on_build"] in page
    assert served.get(JSON) == ""


def test_a_broken_question_is_shown_in_place_and_its_cure_heals_the_page(served: Served) -> None:
    served.edit(HINGE, "\nlevel: ", "\nlevle: ")
    page = served.until(PAGE, lambda page: HINGE in page)
    assert "Did you mean" in page
    assert 'data-question="mean-squared-error"' in page
    served.edit(HINGE, "\nlevle: ", "\nlevel: ")
    served.until(PAGE, lambda page: 'data-question="hinge-loss"' in page and HINGE not in page)


def test_a_removed_topic_is_reported_on_its_page(served: Served) -> None:
    shutil.rmtree(served.folder / "quizdata" / "autoencoders")
    served.until("topics/autoencoders/", lambda page: "names no topic" in page)
