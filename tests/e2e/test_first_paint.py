"""On a first visit the page has the colors that the device asks for from its first paint on."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.e2e.guide import Guide, Reader
from tests.e2e.test_storage import BLOCKED

#: The color scheme of the body in each frame until the theme has begun.
NOTE_SCHEMES = """window.schemes = new Set();
const note = () => {
  if (document.body && getComputedStyle(document.body).display !== "none")
    schemes.add(document.body.dataset.mdColorScheme);
  requestAnimationFrame(note);
};
requestAnimationFrame(note);"""


def schemes(context: BrowserContext, guide: Guide, address: str) -> list[str]:
    context.add_init_script(NOTE_SCHEMES)
    page: Page = context.new_page()

    def delay(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    # The theme's script comes late, as on a slow network.
    page.route("**/bundle.*.js", delay)
    page.goto(guide.url + address, wait_until="networkidle")
    return list(page.evaluate("[...schemes]"))


@pytest.mark.parametrize("address", ["", "topics/metrics/", "q/hinge-loss/", "map/"])
@pytest.mark.parametrize(("wanted", "scheme"), [("dark", "slate"), ("light", "default")])
def test_a_first_visit(reader: Reader, guide: Guide, address: str, wanted: str, scheme: str) -> None:
    assert schemes(reader(color_scheme=wanted), guide, address) == [scheme]


def test_where_storage_is_blocked(reader: Reader, guide: Guide, faults: list[str]) -> None:
    context = reader(color_scheme="dark")
    context.add_init_script(BLOCKED)
    assert schemes(context, guide, "topics/metrics/") == ["slate"]
    faults[:] = [fault for fault in faults if "__md_get" not in fault]


def test_a_choice_of_the_reader_wins(reader: Reader, guide: Guide) -> None:
    context = reader(color_scheme="dark")
    page = context.new_page()
    page.goto(guide.url, wait_until="networkidle")
    page.locator("[data-md-component=palette] label:visible").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
    page.goto(f"{guide.url}map/", wait_until="networkidle")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
