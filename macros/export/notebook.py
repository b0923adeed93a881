"""A Jupyter notebook for each topic: every question in words, its worked example as a cell to run."""

import hashlib
import re
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from macros.export.edition import Edition
from macros.export.format import Format
from macros.export.html import block
from macros.model import Bank, Question, Reference, Topic
from macros.model.markdown import parser

_LONGEST_ID = 64
#: ASCII punctuation that means something within a line of Markdown; a backslash makes it text.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>()#|~$&]")
#: What may stand in an address as it is.
_URL = ":/?#[]@!$&'()*+,;=%"
_TAG = re.compile(r"<(?=[A-Za-z/!?])|\\.", re.DOTALL)
#: Code and formulas, which are no text; Jupyter takes the rest of `<int>` for an element, where the site shows it.
_NO_TEXT = re.compile(r"(```.*?```|(?<!`)(`+)(?!`).+?(?<!`)\2(?!`)|\$\$.+?\$\$|\$[^$\n]+\$)", re.DOTALL)


def write(bank: Bank, edition: Edition) -> bytes:
    """The notebook of all topics of the bank, which is one where it stands in a file of its own."""
    import nbformat

    cells = [cell for topic in bank.topics for cell in _topic(topic, bank, edition)]
    notebook = nbformat.from_dict(  # type: ignore[no-untyped-call]
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {
                "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                "language_info": {"name": "python"},
                "edition": {"guide": edition.guide, "version": edition.version, "date": edition.date},
            },
            "cells": cells,
        }
    )
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]
    return f"{text}\n".encode()


def _topic(topic: Topic, bank: Bank, edition: Edition) -> Iterator[dict[str, Any]]:
    words = edition.words["export"]
    stated = f"*{escape_markdown(f'{edition.title}. {edition.stated}.')}*"
    packages = sorted({name for question in bank.in_topic(topic.id) for name in _imported(question)})
    needs = [words["needs"].format(packages=", ".join(f"`{name}`" for name in packages))] if packages else []
    heading = f"# {escape_markdown(topic.title)}"
    yield _cell("markdown", topic.id, heading, as_markdown(topic.introduction), *needs, stated)
    for question in bank.in_topic(topic.id):
        yield _cell("markdown", question.id, *_question(question, edition))
        yield _cell("markdown", f"{question.id}-answer", *_answer(question, bank, edition))
        if question.worked is not None:
            heading = f"### {edition.words['question']['worked']}"
            yield _cell("markdown", f"{question.id}-worked", heading, as_markdown(question.worked.stem))
            yield _cell("code", f"{question.id}-code", question.worked.code.rstrip())


def _question(question: Question, edition: Edition) -> Iterator[str]:
    number = edition.words["question"]["number"].format(number=question.number)
    yield f"## {number} {as_markdown(question.question)}"
    if link := edition.link(question):
        yield f"[{edition.words['export']['open']}]({link})"


def _answer(question: Question, bank: Bank, edition: Edition) -> Iterator[str]:
    words = edition.words
    yield f"**{words['question']['answer']}.** {as_markdown(question.answer)}"
    yield as_markdown(question.explanation)
    if question.note is not None:
        yield f"**{words['verdict'][question.note.verdict]}**"
        yield as_markdown(question.note.text)
    if question.key_points:
        yield f"{words['export']['points']}:"
        yield "\n".join(f"- {as_markdown(point)}" for point in question.key_points)
    if question.references:
        yield f"{words['question']['references']}:"
        yield "\n".join(f"- {_reference(bank.references[key])}" for key in question.references)


def _reference(reference: Reference) -> str:
    authors, title, year, venue = (
        escape_markdown(text) for text in (reference.authors, reference.title, reference.year, reference.venue)
    )
    shown = f"[{title}](<{quote(reference.url, safe=_URL)}>)" if reference.url else f"*{title}*"
    return f"{authors} ({year}). {shown}{f'. {venue}' if venue else ''}."


def _imported(question: Question) -> set[str]:
    """The packages that a worked example needs and Python does not bring."""
    code = question.worked.code if question.worked is not None else ""
    found = re.findall(r"(?m)^\s*(?:import|from) (\w+)", code)
    return {name for name in found if name not in sys.stdlib_module_names}


def escape_markdown(text: str) -> str:
    r"""Return plain text as Markdown that shows it unchanged, wherever it stands in a line.

    >>> print(escape_markdown("When <b>List</b> beats *a_b* & $x$"))
    When \<b\>List\</b\> beats \*a\_b\* \& \$x\$
    """
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))


def as_markdown(text: str) -> str:
    r"""The author's Markdown where Markdown may hold HTML: what would begin an element is text, as on the site.

    >>> as_markdown("a list of <int>, `<int>` and $a <b$")
    'a list of \\<int>, `<int>` and $a <b$'
    """
    text = text.strip()
    if not elements(text):
        return text
    pieces = _NO_TEXT.split(text)
    # After each piece of text come a match and its backticks.
    pieces[::3] = [_TAG.sub(lambda found: r"\<" if found[0] == "<" else found[0], piece) for piece in pieces[::3]]
    del pieces[2::3]
    escaped = "".join(pieces)
    return block(text) if elements(escaped) else escaped


def elements(text: str) -> list[str]:
    """What of a text Jupyter would take for HTML."""
    if "<" not in text:
        return []
    grammar = parser()
    grammar.options["html"] = True
    tokens = grammar.parse(text)
    inside = [child for token in tokens for child in token.children or ()]
    return [token.content for token in (*tokens, *inside) if token.type in ("html_block", "html_inline")]


def _cell(kind: str, name: str, *paragraphs: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": _cell_id(name), "metadata": {}, "source": "\n\n".join(paragraphs)}
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def _cell_id(name: str) -> str:
    """The name itself, which tells a cell for ever, or a hash of it where the format takes no name so long."""
    return name if len(name) <= _LONGEST_ID else hashlib.sha256(name.encode()).hexdigest()[:32]


FORMAT = Format("jupyter", ".ipynb", write, text=True, per_topic=True)
