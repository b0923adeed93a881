"""Reading and grading a number: whatever way it is written in."""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

Grade = Callable[[list[tuple[dict[str, str], str]]], list[float | None]]

GRADE = """async ([module, cases]) => {
  const { numeric } = await import(module);
  return JSON.parse(cases).map(([data, text]) => numeric.grade(data, text));
}"""
CHOSEN = """async ([module, data, texts]) => {
  const { numeric } = await import(module);
  const items = [
    { dataset: { outcome: "right" } },
    { dataset: { low: "396", high: "404" } },
    { dataset: { low: "0.04", high: "0.04" } },
    { dataset: { outcome: "wrong" } },
  ];
  return texts.map((text) => numeric.chosen(items, text, data).map((item) => items.indexOf(item)));
}"""


@pytest.fixture(scope="module")
def evaluate(browser: Browser, guide: str) -> Callable[..., Any]:
    page = browser.new_page()
    page.goto(f"{guide}/home.html")
    module = f"{guide}/assets/quiz/typed-answers.js"
    return lambda script, *arguments: page.evaluate(script, [module, *arguments])


@pytest.fixture(scope="module")
def grade(evaluate: Callable[..., Any]) -> Grade:
    return lambda cases: evaluate(GRADE, json.dumps(cases))


def between(low: object, high: object, **more: str) -> dict[str, str]:
    return {"low": str(low), "high": str(high), **more}


SECONDS = between("0.396", "0.404", unit="s", units='{"ms":0.001,"µs":1e-6,"1/kHz":0.001}')
SHARE = between("0.396", "0.404")
THOUSAND = between("1000", "1000")

RIGHT = [
    *((SHARE, text) for text in ["0.4", ".4", "0,4", ",4", "+0.4", " 0.4 ", "0.400", "00.4", "0.396", "0.404"]),
    *((SHARE, text) for text in ["4e-1", "4E-1", "4 e-1", "40e-2", "0,4e0", ".4e+0", "4.e-1"]),
    *((SHARE, text) for text in ["4·10^-1", "4 × 10⁻¹", "4×10^(-1)", "4*10**-1", "4 x 10^{-1}", "4⋅10^−1"]),
    *((SHARE, text) for text in ["400·10⁻³", "0,0004 · 10^3", "2/5", "2 / 5", "4 ÷ 10", "2⁄5", "-2/-5"]),
    *((SHARE, text) for text in ["40%", "40 %", "40 %", "40,0 %", "200/5 %", "4·10^1 %"]),
    *((SHARE, text) for text in ["０．４", "०.४", "٠٫٤", "0.4.", "= 0.4", "≈0.4", "\u200e0.4\u200b", "\ufeff0.4"]),
    *((between(0.5, 0.5), text) for text in ["½", "1⁄2", "50%", "50％", "+½"]),
    *((between(1.5, 1.5), text) for text in ["1½", "1 ½", "1 1/2", "1 1⁄2"]),
    *((between(-1.5, -1.5), text) for text in ["-1½", "−1 1/2", "﹣1.5", "－1.5"]),
    (between(125, 125, unit="s"), "125 s."),
    (between(5.5, 5.5), "1 100/200"),
    *((SECONDS, text) for text in ["0.4 s", "0.4s", "400 ms", "400ms", "4e2 ms", "400000 µs", "400 000 μs"]),
    *((SECONDS, text) for text in ["2/5 s", "4·10⁻¹ s", "4·10^2 ms", "0,4 s", "400,0 ms"]),
    *((THOUSAND, text) for text in ["1000", "1,000", "1 000", "1\u2009000", "1\u202f000", "1\u00a0000", "1'000"]),
    *((THOUSAND, text) for text in ["1_000", "1,000.0", "1.000,0", "1 000,0", "1 000.0", "10^3", "10³", "1e3"]),
    (between(1, 1), "1,000"),
    (between(1, 1), "1.000"),
    (between(0, 0), "0"),
    (between(0, 0), "-0"),
    (between(-3, -3), "−3"),
    (between(-3, -3), "- 3"),
    (between(-3, -3), "–3"),
    (between(-1000, -1000), "-10^3"),
    (between(1_234_567.5, 1_234_567.5), "1,234,567.5"),
    (between(1_234_567.5, 1_234_567.5), "1.234.567,5"),
    (between(1_234_567, 1_234_567), "1.234.567"),
    (between(0.3, 0.3, unit="s", units='{"ds":0.1}'), "3 ds"),
    (between(5, 5, unit="%"), "5 %"),
    (between(5, 5, unit="%"), "5"),
    (between(9.8, 9.8, unit="m/s²"), "9.8 m/s^2"),
    (between(9.8, 9.8, unit="m/s^2"), "9.8 m/s²"),
]

WRONG = [
    *((SHARE, text) for text in ["0.3959", "0.4041", "4", "-0.4", "0", "0.4%", "5/2", "4e1", "1,000"]),
    *((SECONDS, text) for text in ["400", "0.4 ms", "400 s"]),
    (between(123, 123), "0.123"),
    (between(123, 123), "0,123"),
    (between(5, 5, unit="%"), "0.05"),
]

UNREADABLE = [
    *((SHARE, text) for text in ["", " ", "x", "e", "-", ".", ",", "1 2", "3 3/2", "1 0/5", "1  000", "1,00,0"]),
    *((SHARE, text) for text in ["0.4 s", "2/0", "1e999", "1/2/3", "4e", "4·10−1", "2·3", "0x10", "NaN", "Infinity"]),
    *((SHARE, text) for text in ["1" * 65, "4e5.5", "2 10^3"]),
    *((SECONDS, text) for text in ["0.4 kg", "0.4 S", "0.4 s s", "40 %", "0.4 constructor", "0.4 __proto__"]),
    (THOUSAND, "1.000"),  # a thousand to some: refused with an explanation, never wrong
    (between(1, 1, units="{"), "1 s"),
    (between(1, 1, units="null"), "1 s"),
    (between(1, 1, units='{"s":"x"}'), "1 s"),
]


@pytest.mark.parametrize(("cases", "outcome"), [(RIGHT, 1), (WRONG, 0), (UNREADABLE, None)])
def test_a_number_is_read_in_any_notation(
    grade: Grade, cases: list[tuple[dict[str, str], str]], outcome: float | None
) -> None:
    graded = zip(cases, grade(cases), strict=True)
    assert [case for case, given_outcome in graded if given_outcome != outcome] == []


def test_without_a_key_nothing_is_right(grade: Grade) -> None:
    assert grade([({}, "1"), ({"low": "", "high": ""}, "1"), ({"low": "x", "high": "y"}, "1")]) == [0, 0, 0]


def test_feedback_is_the_first_that_fits(evaluate: Callable[..., Any]) -> None:
    assert evaluate(CHOSEN, SECONDS, ["0.4", "400", "40 ms", "7", "0.4 ms"]) == [[0], [1], [2], [3], [3]]


SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def notations(value: Decimal) -> list[str]:
    """Ways to write one value, each exactly."""
    plain = format(value, "f")
    grouped = format(value, ",f")
    sign, digits, exponent = value.as_tuple()
    mantissa = f"{'-' * sign}{''.join(map(str, digits))}"
    return [
        plain,
        plain.replace(".", ","),
        plain.replace("-", "\u2212"),
        *(grouped.replace(",", space) for space in " \u2009\u202f\u00a0'_"),
        grouped,
        grouped.translate(str.maketrans(",.", ".,")) if "." in grouped or grouped.count(",") != 1 else plain,
        f"{mantissa}e{exponent}",
        f"{mantissa}E{exponent:+}" if isinstance(exponent, int) else plain,
        f"{mantissa}·10^{exponent}",
        f"{mantissa} × 10{str(exponent).translate(SUPERSCRIPTS)}",
        f"{mantissa}*10**{exponent}",
        f"  {plain} s ",
        f"{plain}s",
        f"{format(value * 1000, 'f')} ms",
    ]


decimals = st.floats(-1e12, 1e12).map(repr).map(Decimal)
texts = st.text() | st.text("0123456789.,eE+-−/·×*^⁻¹²% smxµ_'()\u2009", max_size=70)


@given(st.lists(decimals, min_size=50, max_size=100))
@settings(max_examples=20, deadline=None)
def test_any_value_is_right_in_any_notation(grade: Grade, values: list[Decimal]) -> None:
    units = {"unit": "s", "units": '{"ms":0.001}'}
    cases = [(between(value, value, **units), text) for value in values for text in notations(value) if len(text) <= 64]
    graded = zip(cases, grade(cases), strict=True)
    assert [case for case, outcome in graded if outcome != 1] == []


@given(st.lists(st.tuples(st.integers(-9999, 9999), st.integers(1, 9999)), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_any_fraction_is_right(grade: Grade, fractions: list[tuple[int, int]]) -> None:
    cases = [(between(over / under, over / under), f"{over}/{under}") for over, under in fractions]
    assert set(grade(cases)) == {1}


@given(st.lists(st.tuples(decimals, decimals), min_size=50, max_size=100))
@settings(max_examples=10, deadline=None)
def test_any_other_value_is_wrong(grade: Grade, pairs: list[tuple[Decimal, Decimal]]) -> None:
    far = [(key, other) for key, other in pairs if abs(key - other) > abs(other) / 10**9]
    cases = [(between(key, key), f"{other:e}") for key, other in far]
    assert set(grade(cases)) <= {0}


@given(st.lists(texts, min_size=100, max_size=200))
@settings(max_examples=20, deadline=None)
def test_no_text_makes_grading_fail(grade: Grade, given_texts: list[str]) -> None:
    graded = grade([(data, text) for text in given_texts for data in (SHARE, SECONDS)])
    assert set(graded) <= {0, 1, None}
