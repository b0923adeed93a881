"""QTI in a player that is not ours, in a browser: every check answered right and wrong, its score and feedback read."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import closing
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page

from macros.export.edition import Edition
from macros.export.qti import FORMAT_3
from macros.model import Bank, Check, Choice, Multiple, Numeric, Order, Text
from macros.model.question import check_path
from tests.unit.export.qti_player import Outcome, Response, correct, package, played
from tools.site_build import PROJECT

PLAYER = PROJECT / "node_modules/@citolab/qti-components/cdn/index.js"
#: The player gives scores with three digits.
ROUNDED = 1e-3


@pytest.fixture(scope="module")
def written(bank: Bank, edition: Edition) -> bytes:
    return FORMAT_3.write(bank, edition)


@pytest.fixture(scope="module")
def texts(written: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("items/")}


@pytest.fixture(scope="module")
def items(written: bytes) -> dict[str, ET.Element]:
    return package(written)


@pytest.fixture(scope="module")
def player(npm: None, browser: Browser) -> Iterator[Page]:
    """A page with the player on it."""
    with closing(browser.new_page()) as page:
        page.set_default_timeout(10_000)
        page.add_script_tag(path=PLAYER, type="module")
        page.add_script_tag(path=PROJECT / "tests/unit/export/play_qti.js")
        page.wait_for_function("customElements.get('qti-assessment-item') !== undefined")
        yield page


def test_every_check_is_scored_by_it_as_by_the_rules_of_the_item(
    player: Page, texts: dict[str, str], items: dict[str, ET.Element], bank: Bank
) -> None:
    given = [(name, [correct(items[name]), *wrong(check, correct(items[name]))]) for check, name in named(bank)]
    assert {check.kind for check, _ in named(bank)} == {"choice", "multiple", "numeric", "text", "order", "match"}
    for (name, responses), outcomes in zip(given, answered(player, texts, given), strict=True):
        right, *others = outcomes
        assert right.score == pytest.approx(1, abs=ROUNDED), name
        assert all(outcome.score < 1 for outcome in others), name
        for response, outcome in zip(responses, outcomes, strict=True):
            ours = played(items[name], response)
            assert outcome.score == pytest.approx(ours.score, abs=ROUNDED), (name, response)
            assert sorted(outcome.feedback) == sorted(ours.feedback), (name, response)


@pytest.mark.parametrize("kind", ["choice", "multiple", "numeric", "text"])
def test_what_is_answered_by_hand_is_right_and_said_to_be(
    player: Page, texts: dict[str, str], items: dict[str, ET.Element], bank: Bank, kind: str
) -> None:
    name = next(name for check, name in named(bank) if check.kind == kind)
    player.evaluate("(xml) => loadItem(xml)", texts[name])
    for value in correct(items[name]):
        if kind in ("choice", "multiple"):
            player.locator(f'qti-simple-choice[identifier="{value}"]').click()
        else:
            player.locator("qti-text-entry-interaction input").press_sequentially(value)
    outcome = player.evaluate("() => outcome()")
    assert outcome["score"] == pytest.approx(1, abs=ROUNDED)
    assert outcome["feedback"]
    for said in outcome["feedback"]:
        feedback = player.locator(f':is(qti-feedback-inline, qti-feedback-block)[identifier="{said}"]')
        feedback.locator("css=[part=feedback].on").wait_for()


def named(bank: Bank) -> Iterator[tuple[Check, str]]:
    """Every check, with the name of its item."""
    for question in bank.questions:
        for check in question.checks:
            yield check, f"items/{check_path(question, check).replace('/', '--')}.xml"


def wrong(check: Check, key: Response) -> list[Response]:
    """What is not right: every option alone, the known mistakes and near misses, an order and pairs that are turned."""
    match check:
        case Choice() | Multiple():
            alone = [(f"q-{option.id}",) for option in check.options]
            return [response for response in alone if response != key]
        case Numeric():
            return [*((mistake.value,) for mistake in check.mistakes), ("1e9",)]
        case Text():
            return [*((close.answer,) for close in check.close), ("what nobody says",)]
        case Order():
            return [key[::-1]]
    pairs = [pair.split() for pair in key]
    return [tuple(f"{left} {right}" for (left, _), (_, right) in zip(pairs, [*pairs[1:], pairs[0]], strict=True))]


def answered(player: Page, texts: dict[str, str], given: list[tuple[str, list[Response]]]) -> list[list[Outcome]]:
    """What comes of the responses to each item."""
    asked = [[texts[name], responses] for name, responses in given]
    found = player.evaluate("(asked) => outcomes(asked)", asked)
    return [[Outcome(each["score"], tuple(each["feedback"])) for each in outcomes] for outcomes in found]
