"""Validate the HTML that is ours, every template with the real questions, by html-validate; the theme's is not ours."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.load import load_bank
from macros.problems import Problem
from macros.render import metadata, pages
from macros.render.metadata import Site, previews
from macros.render.pages import page_script, question_page, redirect
from macros.render.renderer import Renderer
from macros.render.templates import TEMPLATES
from macros.render.urls import Page, topic_url
from macros.site.security import content_security_policy
from tools.node import ROOT, tool

CONFIG = ROOT / "tools" / "htmlvalidate.cjs"
SITE = Site("A <Study> Guide", 'Questions & "answers"', "https://example.org/guide/")
_DOCUMENT = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n{head}</head>\n'
    "<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
)


def documents() -> Iterator[tuple[str, str]]:
    """Names of files and whole documents: each template in the frame that its page gives it."""
    loaded = load_bank(ROOT / "quizdata")
    bank, renderer = loaded.bank, Renderer(loaded.bank, content_security_policy())
    heads = {preview.page: metadata.head(renderer, preview, SITE) for preview in previews(bank, SITE)}
    yield "home.html", _document(heads[""], f"<h2>Topics</h2>\n{renderer.topic_cards(Page('', ''))}")
    for topic in bank.topics:
        address = topic_url(topic)
        body = renderer.topic_questions(topic, Page(address, address))
        yield f"topic-{topic.id}.html", _document(heads[address], f"<h2>Questions</h2>\n{body}")
    for question in bank.questions:
        page = question_page(renderer, bank, question, SITE)
        whole = page.body + page_script(renderer)
        yield f"question-{page.id}.html", _DOCUMENT.format(title="Title", head=page.head, body=whole)
        yield f"redirect-{page.id}.html", redirect(renderer, page, SITE)
        yield f"embed-{page.id}.html", pages.embed(renderer, bank, question, SITE)
    for name in sorted(path.stem for path in (TEMPLATES / "tool").glob("*.html")):
        yield f"tool-{name}.html", _document("", f"<h2>Tool</h2>\n{renderer.tool(name, Page('', ''))}")
    yield "map.html", _document("", str(renderer.map(Page("", ""))))
    problem = Problem("quizdata/a.yml", 1, 1, "it is `<b>`", "Mend it.", "code")
    yield "problems.html", _document("", str(renderer.problems([problem])))
    for golden in sorted((ROOT / "tests" / "golden" / "html").glob("*.html")):
        yield f"golden-{golden.name}", _document("", f"<h2>Questions</h2>\n{golden.read_text(encoding='utf-8')}")


def main() -> int:
    """Run html-validate on every document."""
    validator = tool("html-validate")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in documents():
            Path(folder, name).write_text(text, encoding="utf-8")
        command = [str(validator), "--config", str(CONFIG), "--formatter", "text", "--max-warnings", "0", folder]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


def _document(head: str, body: str) -> str:
    return _DOCUMENT.format(title="Title", head=head, body=f"<h1>Title</h1>\n{body}")


if __name__ == "__main__":
    sys.exit(main())
