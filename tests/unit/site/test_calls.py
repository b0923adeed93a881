"""How a page's prose asks for macros: what would fail is told of with its place, and nothing else is touched."""

import pytest
from jinja2 import Environment

from macros.problems import Problem
from macros.site.calls import Macros, without_wrong_calls


def question_link(question_id: str, text: str | None = None) -> str:
    return f"{question_id}{text}"


def topic_cards() -> str:
    return ""


MARKS = {"variable_start_string": "{=", "variable_end_string": "=}", "block_start_string": "{=%"}
MARKS |= {"block_end_string": "%=}", "comment_start_string": "{=#", "comment_end_string": "#=}"}
MACROS = {"question_link": question_link, "topic_cards": topic_cards}
KNOWN = Macros(MACROS, {*MACROS, "config"}, Environment(**MARKS))  # type: ignore[arg-type]  # noqa: S701
TAKES = "It takes question_id and text."
FORM = 'Write it as `{= question_link("hinge-loss") =}`.'


def told(markdown: str, source: str = "") -> tuple[str, list[str]]:
    found: list[Problem] = []

    def tell(problem: Problem) -> str:
        found.append(problem)
        return f"<{len(found)}>"

    text = without_wrong_calls(markdown, source or markdown, "docs/a.md", KNOWN, tell)
    return text, [str(problem) for problem in found]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ('{= question_lnk("a") =}', "there is no macro `question_lnk`. Did you mean `question_link`?"),
        (
            "{= nothing_like_it.at_all =}",
            "there is no macro `nothing_like_it`. The macros are question_link, topic_cards.",
        ),
        (
            "{= config.site_name | uper =}",
            f"`{{= config.site_name | uper =}}` is no call of a macro: No filter named 'uper'. {FORM}",
        ),
        (
            "{= question_link() =}",
            f"`question_link` cannot be called so: missing a required argument: 'question_id'. {TAKES}",
        ),
        (
            """{= question_link("a", 'b', "c") =}""",
            f"`question_link` cannot be called so: too many positional arguments. {TAKES}",
        ),
        ("{= topic_cards(3) =}", "`topic_cards` cannot be called so: too many positional arguments. It takes nothing."),
        (
            '{= question_link("a" =}',
            f"`{{= question_link(\"a\" =}}` is no call of a macro: expected token ',', got '='. {FORM}",
        ),
        ("{= topic_cards()", f"`{{= topic_cards()` begins a macro and does not end it. {FORM}"),
    ],
)
def test_a_call_that_would_fail_is_told_of_and_taken_out(call: str, message: str) -> None:
    text, problems = told(
        f"One\n\nsee {call}\nand {{= topic_cards() =}}",
        f"---\ntitle: A\n---\n\nOne\n\nsee {call}\nand {{= topic_cards() =}}",
    )
    assert problems == [f"docs/a.md:7:5: {message}"]
    assert text == "One\n\nsee <1>\nand {= topic_cards() =}"


@pytest.mark.parametrize(
    "markdown",
    [
        'Fine {= question_link("a", text="b") =}, {= config.site_name | upper =}{= topic_cards(\n) =}',
        """{= question_link('a' , "b\n") =}{= topic_cards( ) =}""",
        "{=# a comment {= x =} #=}",
        "{{ x }} {% y %} `df[['a','b']]`",
    ],
)
def test_all_else_stays_as_it_is(markdown: str) -> None:
    assert told(markdown) == (markdown, [])


def test_everything_wrong_is_told_at_once() -> None:
    text, problems = told("{= one =} {= topic_cards(1) =}\n{= two =} {= three")
    assert text == "<1> <2>\n<3> <4>"
    assert [problem.partition(": ")[0] for problem in problems] == [
        f"docs/a.md:{at}" for at in ("1:1", "1:11", "2:1", "2:11")
    ]
