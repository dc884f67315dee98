"""Somebody is called away while writing: the page asks, then covers itself, and nothing that was written is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.integration.config.commands import Running, free_port, serving
from tests.journeys.conftest import assert_accessible
from tests.journeys.test_signing_in import PASSWORD, address, sign_in

_PATIENCE = 75_000
"""Milliseconds: a session lasts a minute here, the least that can be set."""


@pytest.fixture(scope="module")
def hasty(demo: Running) -> Iterator[Running]:
    """The same demonstration, where a session ends after a minute."""
    more = {"SHAREDCARE_IDLE_MINUTES": "1", "SHAREDCARE_DEMO": "1"}
    with serving("serve", home=demo.home, port=free_port(), **more) as running:
        yield running


@pytest.fixture
def reading(browser: Browser, hasty: Running) -> Iterator[Page]:
    """Another browser, in which somebody reads and writes nothing."""
    with browser.new_context(locale="da-DK") as context:
        page = context.new_page()
        page.goto(address(hasty, "/patient/demo-poul"))
        page.get_by_role("button", name="Log ind som Anne").click()
        expect(page).to_have_url(address(hasty, "/patient/demo-poul"))
        yield page


def test_the_page_asks_then_covers_itself_and_gives_back_what_was_written(
    page: Page, hasty: Running, reading: Page
) -> None:
    sign_in(page, hasty)
    page.get_by_role("searchbox").fill("Poul Jens")

    stay = page.get_by_role("button", name="Bliv logget ind")
    expect(stay).to_be_visible(timeout=_PATIENCE)
    assert_accessible(page)
    stay.click()
    expect(stay).to_be_hidden()

    again = page.get_by_role("link", name="Log ind igen i et nyt vindue")
    expect(again).to_be_visible(timeout=_PATIENCE)
    expect(page.locator("main")).not_to_be_visible()
    assert_accessible(page)

    with page.context.expect_page() as opened:
        again.click()
    other = opened.value
    other.locator("#username").fill("anne")
    other.locator("#password").fill(PASSWORD)
    other.keyboard.press("Enter")
    expect(other.get_by_role("heading", level=1)).to_have_text("Du er logget ind igen")
    other.close()
    page.evaluate("dispatchEvent(new Event('focus'))")

    expect(page.get_by_role("searchbox")).to_have_value("Poul Jens")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(address(hasty, "/patients?search"))

    # Where nothing was written there is nothing to keep: that page has led to sign in, and leads back.
    expect(reading.get_by_role("status")).to_contain_text("fordi du ikke har brugt Shared Care")
    reading.get_by_role("button", name="Log ind som Anne").click()
    expect(reading).to_have_url(address(hasty, "/patient/demo-poul"))
