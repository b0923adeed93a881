"""Every lint is registered under its code, has a case, and is explained by examples that hold."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check import answer_bias, lint_rules
from macros.check.lints import CODES, is_accepted, lints
from macros.load import load_bank
from macros.load.references import read_references
from macros.model import Bank, Question
from tests.unit.check.test_problems import CASES, PROJECT, problems_of

PAGE = (PROJECT / "docs/contributing/lints.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^### `([a-z-]+)`\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE))
BANK = load_bank(Path(PROJECT / "tests/golden/problems/bank")).bank


def examples(code: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """The language and the text of what is found, and of what is better."""
    pattern = r"^Found:\n\n```(\w+)\n(.*?)^```\n\nBetter:\n\n```(\w+)\n(.*?)^```$"
    [(found, before, better, after)] = re.findall(pattern, SECTIONS[code], re.DOTALL | re.MULTILINE)
    return (found, before), (better, after)


def bank_of(language: str, text: str) -> Bank:
    if language == "bibtex":
        references, problems = read_references("references.bib", text)
        assert problems == ()
        return Bank(topics=(), questions=(), references=references)
    example = whole(yaml.safe_load(text))
    return Bank(topics=BANK.topics, questions=(*BANK.questions, example), references={})


def whole(given: dict[str, Any]) -> Question:
    """A question of what an example shows, with the rest filled in."""
    check: dict[str, Any] = {name: given.pop(name) for name in ("kind", "stem", "options", "key") if name in given}
    if check:
        plain = [{"id": "a", "text": "The first"}, {"id": "b", "text": "The second"}]
        check = {"id": "example", "kind": "choice", "stem": "What holds?", "options": plain, "key": "a", **check}
        fillers = ("Here stands why this one was tempting.", "And here what was mixed up.", "And so on as well.")
        check["options"] = [
            {"feedback": filler, **option} for filler, option in zip(fillers, check["options"], strict=False)
        ]
        given["checks"] = [check]
    words = {"title": "An example", "question": "What?", "answer": "This.", "explanation": "So.", "keywords": []}
    fixed = {"id": "example", "topic": "loss-functions", "number": 99, "level": "intermediate"}
    return Question.model_validate({**fixed, **words, **given})


def found_in(bank: Bank) -> set[str]:
    """The codes of what is found in the example."""
    findings = (finding for lint in lints((), whole=True).values() for finding in lint(bank))
    places = ("example", *bank.references)
    return {
        finding.flaw.code
        for finding in findings
        if (finding.place.id if isinstance(finding.place, Question) else finding.place) in places
        and not is_accepted(finding)
    }


def test_the_page_explains_every_lint() -> None:
    assert set(SECTIONS) == set(CODES)


@pytest.mark.parametrize("code", sorted(CODES))
def test_the_examples_of_the_page_hold(code: str) -> None:
    bad, good = examples(code)
    if bad[0] != "text":
        assert found_in(bank_of(*bad)) == {code}
        assert found_in(bank_of(*good)) == set()


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_lint_has_a_case_that_it_finds(code: str) -> None:
    path = PROJECT / f"tests/golden/problems/lint-{code}.yml"
    assert path in CASES
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["expect"]


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_lint_finds_only_what_it_is_registered_for(code: str, tmp_path: Path) -> None:
    case = yaml.safe_load((PROJECT / f"tests/golden/problems/lint-{code}.yml").read_text(encoding="utf-8"))
    problems_of(case, tmp_path / "quizdata")
    bank = load_bank(tmp_path / "quizdata").bank
    for name, lint in lints((), whole=True).items():
        assert {finding.flaw.code for finding in lint(bank)} <= {name}


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("key-longest", f"{lint_rules.LONGER_BY_SHARE:.0%}"),
        ("key-longest", f"{lint_rules.LONGER_BY_CHARACTERS} characters"),
        ("options-alike", f"{lint_rules.ALIKE} of 100"),
        ("sentence-long", f"more than {lint_rules.LONGEST} words"),
        ("feedback-bare", f"Fewer than {lint_rules.FEWEST} words"),
        ("feedback-restates", f"{lint_rules.RESTATED:.0%}"),
        *(("absolute-words", f"`{word}`") for word in sorted(lint_rules.ABSOLUTE)),
    ],
)
def test_the_page_has_the_numbers_of_the_code(code: str, number: str) -> None:
    assert number in SECTIONS[code]


def test_the_page_has_the_numbers_of_the_lints_over_all_keys() -> None:
    assert f"{answer_bias.ENOUGH} choice checks" in PAGE
    assert f"less than {answer_bias.RARE:.0%}" in PAGE
