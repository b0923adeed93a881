"""Writing, ordering and matching as a reader does: by keyboard and by touch; submit, read, try again, come back."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.render.strings import strings
from tests.elements.kinds import arrange, attempts, check, chosen, marks, press, rows, status
from tests.elements.question import FOCUS_WATCH

WORDS: dict[str, str] = strings()["browser"]
KEY = ["forward", "loss", "backward", "update"]


@pytest.fixture
def page(page: Page, kinds: str) -> Page:
    page.add_init_script(FOCUS_WATCH)
    page.goto(f"{kinds}/index.html")
    return page


@pytest.mark.parametrize(
    ("written", "verdict", "outcome", "feedback"),
    [
        ("the f1-Score", "right", 1, "right"),
        ("SØRENSEN-DICE Coefficient", "right", 1, "right"),
        ("F beta score.", "partly", 0.5, "F-beta score"),
        ("Accuracy!", "wrong", 0, "accuracy"),
        ("a hit rate", "wrong", 0, "accuracy"),
        ("the mean", "wrong", 0, "wrong"),
    ],
)
def test_text_by_keyboard(page: Page, written: str, verdict: str, outcome: float, feedback: str) -> None:
    element = check(page, "text/name-it")
    field = element.get_by_label("Your answer")
    field.focus()
    page.keyboard.type(f" {written} ")
    page.keyboard.press("Enter")
    status(element).to_have_text(WORDS[verdict])
    status(element).to_be_focused()
    expect(element).to_have_attribute("data-outcome", verdict)
    expect(field).to_be_disabled()
    assert chosen(element) == [feedback]
    expect(element.locator(".check-feedback > ul > li").first).to_have_attribute("data-chosen", "")
    expect(element.locator(".check-feedback > ul")).to_be_visible()
    assert attempts(page, "text") == [(written, outcome)]

    press(element, "Try again")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(element.locator(".check-feedback > ul")).to_be_hidden()
    page.reload()
    expect(field).to_have_value("")
    status(element).to_have_text(re.compile(re.escape(WORDS[f"last_{verdict}"].partition("{")[0])))


def test_a_slip_of_the_pen_may_be_corrected(page: Page) -> None:
    element = check(page, "text/name-it")
    field = element.get_by_label("Your answer")
    field.fill("F-meaure")
    field.press("Enter")
    status(element).to_have_text(WORDS["misspelt"])
    expect(field).to_be_focused()
    expect(field).to_be_enabled()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(element).to_have_attribute("data-state", "open")
    expect(element.locator(".check-feedback > ul")).to_be_hidden()
    assert attempts(page, "text") == []
    field.fill("F-measure")
    field.press("Enter")
    status(element).to_have_text(WORDS["right"])
    assert field.get_attribute("aria-invalid") is None
    assert attempts(page, "text") == [("F-measure", 1)]


@pytest.mark.parametrize("written", ["", "  ", "…?", "the"])
def test_a_text_of_nothing_is_no_attempt(page: Page, written: str) -> None:
    element = check(page, "text/quoted-words")
    element.get_by_label("Your answer").fill(written)
    press(element, "Check answer")
    status(element).to_have_text(WORDS["empty"])
    assert attempts(page, "text") == []


def test_order_by_keyboard(page: Page) -> None:
    element = check(page, "order/one-step")
    shown = rows(element)
    assert sorted(shown) == sorted(KEY) != shown
    press(element, "Check answer")
    status(element).to_have_text(WORDS["unmoved"])
    assert attempts(page, "order") == []

    button = element.get_by_role("button", name="Move up: Change the weights", exact=True)
    button.focus()
    for _ in range(shown.index("update") + 1):  # once more than there is room
        page.keyboard.press("Enter")
        expect(button).to_be_focused()
    assert rows(element) == ["update", *(item for item in shown if item != "update")]
    status(element).to_have_text("Change the weights: now 1 of 4.")
    page.keyboard.press("Tab")
    for _ in KEY:
        page.keyboard.press("Space")
        expect(element.get_by_role("button", name="Move down: Change the weights")).to_be_focused()
    assert rows(element)[-1] == "update"
    status(element).to_have_text("Change the weights: now 4 of 4.")
    arrange(element, KEY)
    press(element, "Check answer")
    status(element).to_have_text(WORDS["right"])
    status(element).to_be_focused()
    assert marks(element) == dict.fromkeys(KEY, "right")
    assert chosen(element) == ["right"]
    assert element.locator(".check-move:enabled, .check-move:visible").count() == 0
    assert attempts(page, "order") == [(KEY, 1)]


@pytest.mark.parametrize(
    ("order", "verdict", "outcome", "wrong"),
    [
        (["forward", "backward", "loss", "update"], "partly", 2 / 3, {"backward", "loss"}),
        (["loss", "backward", "update", "forward"], "partly", 2 / 3, set(KEY)),
        (["update", "forward", "backward", "loss"], "partly", 1 / 3, {"update", "forward", "loss"}),
        (["update", "backward", "loss", "forward"], "wrong", 0, set(KEY)),
    ],
)
def test_an_order_that_is_not_right(
    page: Page, order: list[str], verdict: str, outcome: float, wrong: set[str]
) -> None:
    element = check(page, "order/one-step")
    element.locator(".check-move").nth(1).press("Enter")
    arrange(element, order)
    press(element, "Check answer")
    status(element).to_have_text(WORDS["partly_order" if verdict == "partly" else verdict])
    assert {item for item, mark in marks(element).items() if mark == "wrong"} == wrong
    assert chosen(element) == ["wrong"]
    [(response, kept)] = attempts(page, "order")
    assert response == order
    assert kept == pytest.approx(outcome)


def test_an_order_tried_again_is_never_shown_as_the_right_one(page: Page) -> None:
    element = check(page, "order/three-sizes")
    seen = {tuple(rows(element))}
    for _ in range(12):
        element.locator(".check-move").nth(1).press("Enter")
        press(element, "Check answer")
        press(element, "Try again")
        expect(element.locator(".check-move").first).to_be_focused()
        expect(element).to_have_attribute("data-state", "open")
        assert marks(element) == {}
        seen.add(tuple(rows(element)))
        press(element, "Check answer")
        status(element).to_have_text(WORDS["unmoved"])
    assert ("1", "2", "3") not in seen
    assert len(seen) > 1


def test_match_by_keyboard(page: Page) -> None:
    element = check(page, "match/task-and-loss")
    menus = {row: element.locator(f'[data-option="{row}"] select') for row in rows(element)}
    expect(element.get_by_label("One of many")).to_have_count(1)
    menus["regression"].focus()
    page.keyboard.type("Squ")
    page.keyboard.press("Tab")
    expect(menus["binary"]).to_be_focused()
    press(element, "Check answer")
    status(element).to_have_text(WORDS["incomplete"])
    assert attempts(page, "match") == []
    menus["binary"].focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Tri")
    page.keyboard.press("Tab")
    press(element, "Check answer")
    status(element).to_have_text(WORDS["partly"])
    status(element).to_be_focused()
    response = {"regression": "regression", "binary": "classes", "classes": "distance"}
    [(kept, outcome)] = attempts(page, "match")
    assert kept == response
    assert outcome == pytest.approx(1 / 3)
    assert marks(element) == {"regression": "right", "binary": "wrong", "classes": "wrong"}
    assert chosen(element) == ["binary", "classes", "distance"]
    assert element.locator("select:enabled").count() == 0

    press(element, "Try again")
    assert sorted(rows(element)) == sorted(menus)
    expect(element.locator("select").first).to_be_focused()
    assert {menu.input_value() for menu in menus.values()} == {""}
    for row, menu in menus.items():
        menu.select_option(row)
    press(element, "Check answer")
    status(element).to_have_text(WORDS["right"])
    assert chosen(element) == []
    assert attempts(page, "match")[-1] == (dict(zip(menus, menus, strict=True)), 1)
    page.reload()
    status(element).to_have_text(re.compile("^Last time: right"))
    assert {menu.input_value() for menu in menus.values()} == {""}
