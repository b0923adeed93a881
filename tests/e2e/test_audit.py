"""What axe finds on every type of page, in light and dark, before and after answering."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.guide import Guide
from tools.accessibility import MATERIAL, Audit, audit, page_types


@pytest.fixture(scope="module")
def found(browser: Browser, guide: Guide) -> Audit:
    return audit(browser, guide.url, page_types(guide.site))


def test_nothing_of_ours_breaks_a_rule_of_wcag(found: Audit) -> None:
    assert found.views >= 2 * 5
    assert found.ours == ()


def test_the_list_of_what_is_materials_own_is_exact(found: Audit) -> None:
    assert found.materials == tuple(sorted(MATERIAL))


def test_no_page_asks_another_host_or_logs_an_error(found: Audit) -> None:
    assert found.faults == ()
