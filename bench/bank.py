"""Two sites with the same words: one from a bank of questions, one in plain Markdown."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.model.question import Question

PROJECT = Path(__file__).resolve().parent.parent
PER_PAGE = 50
LETTERS = "abcd"


@dataclass(frozen=True)
class Text:
    """What one question says; `options` are (text, feedback)."""

    question: str
    answer: str
    explanation: str
    options: tuple[tuple[str, str], ...]


def plain_text(n: int) -> Text:
    """Words only, as most short answers are."""
    return Text(
        question=f"What does it indicate if model {n} has a low training error but a high validation error?",
        answer=f"Model {n} is overfitting.",
        explanation="The model is memorizing the training data but failing to generalize to unseen data.",
        options=tuple(
            (
                f"Reading {letter} of the two errors of model {n}",
                f"Reading {letter} confuses variance with bias here.",
            )
            for letter in LETTERS
        ),
    )


def rich_text(n: int) -> Text:
    """Emphasis, lists, inline code, inline and displayed maths; a code block in every fifth question."""
    code = f"\n\n```python\nimport numpy as np\n\nloss = np.maximum(0, 1 - y * f_{n})\nassert loss.min() >= 0\n```"
    return Text(
        question=f"What is the *hinge* loss of a point with $y f(x) = {n % 7}$ and `C={n}`?",
        answer=f"It is **zero** outside the margin, for model {n}.",
        explanation=(
            f"The loss of point {n} is\n\n$$\n\\max(0,\\, 1 - y_{{{n}}} f(x_{{{n}}}))\n$$\n\n"
            "and what it costs depends on\n\n- the *margin*, set by `C`\n- the sign of $y f(x)$"
            + (code if n % 5 == 0 else "")
        ),
        options=(
            (
                f"It is $1 - {n}$",
                f"That is the value *inside* the margin, where $y f(x) < 1$; see `loss[{n}]`.",
            ),
            (
                f"It is `max(0, {n})`",
                f"The *margin* is missing: the loss starts at $y f(x) = 1$, not at ${n}$.",
            ),
            (f"It is **{n}**", "The loss never exceeds the distance to the margin."),
            ("It cannot be said", "The score and the label are all that the loss needs."),
        ),
    )


def write_questions(folder: Path, texts: list[Text]) -> None:
    """A site as this project makes it: a bank, and pages of one macro each."""
    _link_project(folder)
    for page, numbers in _pages(texts):
        topic = folder / "quizdata" / page
        topic.mkdir(parents=True)
        _dump(
            topic / "topic.yml",
            {"title": f"Topic {page}", "order": numbers[0], "introduction": "One page of it."},
        )
        for n in numbers:
            _dump(topic / f"question-{n}.yml", _question(n, texts[n - 1]))
        _page(folder, page, f'{{= topic_questions("{page}") =}}')
    (folder / "mkdocs.yml").write_text(_config(""), encoding="utf-8")


def write_markdown(folder: Path, texts: list[Text]) -> None:
    """The same words by hand: headings, lists and paragraphs, no quiz and no macro."""
    _link_project(folder)
    for page, numbers in _pages(texts):
        _page(folder, page, "\n".join(_markdown(n, texts[n - 1]) for n in numbers))
    (folder / "mkdocs.yml").write_text(
        _config(
            "hooks: []\nplugins: [search]\nmarkdown_extensions:\n"
            "  - admonition\n  - attr_list\n  - md_in_html\n  - tables\n  - toc: {permalink: true}\n"
            "  - pymdownx.highlight: {anchor_linenums: true}\n  - pymdownx.superfences\n"
            "  - pymdownx.arithmatex: {generic: true}\n"
        ),
        encoding="utf-8",
    )


def _question(n: int, text: Text) -> dict[str, object]:
    options = [
        {"id": letter, "text": option, "feedback": feedback}
        for letter, (option, feedback) in zip(LETTERS, text.options, strict=True)
    ]
    check = {"id": "which-one", "kind": "choice", "stem": "Which one?", "options": options, "key": "b"}
    data = {
        "number": n,
        "title": f"Question {n} of the bench",
        "question": text.question,
        "answer": text.answer,
        "explanation": text.explanation,
        "level": "intro",
        "keywords": [f"word{n}"],
        "checks": [check],
    }
    Question.model_validate({"id": f"question-{n}", "topic": "bench", **data})
    return data


def _markdown(n: int, text: Text) -> str:
    options = "\n".join(f"- {option}\n\n    {feedback}\n" for option, feedback in text.options)
    heading = f"### {n}. {text.question} {{#question-{n}}}"
    return f"{heading}\n\nWhich one?\n\n{options}\n{text.answer}\n\n{text.explanation}\n\nword{n}\n"


def _pages(texts: list[Text]) -> list[tuple[str, range]]:
    total = len(texts)
    return [
        (f"topic-{first // PER_PAGE:03}", range(first + 1, min(first + PER_PAGE, total) + 1))
        for first in range(0, total, PER_PAGE)
    ]


def _page(folder: Path, page: str, body: str) -> None:
    path = folder / "docs" / "topics" / f"{page}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"# Topic {page}\n\nOne page of it.\n\n## Questions\n\n{body}\n", encoding="utf-8")


def _link_project(folder: Path) -> None:
    (folder / "docs").mkdir(parents=True)
    (folder / "quizdata").mkdir()
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    for part in ("assets", "q"):
        (folder / "docs" / part).symlink_to(PROJECT / "docs" / part)
    (folder / "macros").symlink_to(PROJECT / "macros")


def _config(more: str) -> str:
    # Both prune the navigation: with it whole, every page repeats every page, and hides what is compared.
    features = "[navigation.prune, search.highlight, content.code.copy]"
    return f"INHERIT: {PROJECT / 'mkdocs.yml'}\nnav:\ntheme: {{features: {features}}}\n{more}"


def _dump(path: Path, data: dict[str, object]) -> None:
    # Literal blocks and plain scalars, as an author writes them.
    path.write_text(yaml.dump(data, sort_keys=False, allow_unicode=True, width=100), encoding="utf-8")
